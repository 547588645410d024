"use server";

import type { PressState } from "@/components/staff/press-state";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { putBack as putBackCommand } from "@/lib/pickup/put-back";
import { reissueCode as reissueCodeCommand } from "@/lib/pickup/reissue-code";
import { revokeCode as revokeCodeCommand } from "@/lib/pickup/revoke-code";
import { shortLine as shortLineCommand } from "@/lib/pickup/short-line";
import { shortReasons, undoableVerbs } from "@/lib/pickup/states";
import { undoPress } from "@/lib/pickup/undo-press";
import { type Place, placeOf } from "../_entry/clerk";
import { askedOf } from "./asked";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

/** Units of a line are not there; what the clerk offers instead goes to the customer. */
export async function shortLine(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const reason = textOf(form, "reason", 20);
  const body = {
    lineId: textOf(form, "line", 60),
    quantity: wholeOf(form, "quantity"),
    reason: shortReasons.find((r) => r === reason) ?? "other",
    substitute: textOf(form, "substitute", 100) || undefined,
  };
  return press(askedOf("short-line", place, state, form, body), async (tx, ctx) => {
    await shortLineCommand(ctx, { id, ...body }, tx);
  });
}

/** Units of a line that nobody wants any more, or that the store cannot give. */
export async function callOff(
  place: Place & { number: string },
  state: PressState,
  form: FormData,
): Promise<PressState> {
  const body = {
    number: String(place?.number ?? ""),
    lineId: textOf(form, "line", 60),
    quantity: wholeOf(form, "quantity"),
    reason: textOf(form, "reason"),
  };
  return press(askedOf("call-off", place, state, form, body), (tx, ctx) => cancelLine(ctx, body, tx));
}

/** A manager takes the last press back: the one that was shown, or none. */
export async function undo(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const named = textOf(form, "verb", 20);
  const verb = undoableVerbs.find((v) => v === named);
  return press(askedOf("undo", place, state, form, { verb }), (tx, ctx) => undoPress(ctx, { id, verb }, tx));
}

/** A new QR and code, sent to the customer. */
export async function reissueCode(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("reissue-code", place, state, form, {}), (tx, ctx) =>
    reissueCodeCommand(ctx, { id }, tx),
  );
}

/** Neither QR nor code opens it any more. */
export async function revokeCode(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("revoke-code", place, state, form, {}), (tx, ctx) =>
    revokeCodeCommand(ctx, { id }, tx),
  );
}

/** The goods of a pickup that is over are back on the shelves. */
export async function putBack(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("put-back", place, state, form, {}), async (tx, ctx) => {
    await putBackCommand(ctx, { id }, tx);
  });
}

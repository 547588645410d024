"use server";

import type { PressState } from "@/components/staff/press-state";
import { markReady as markReadyCommand } from "@/lib/pickup/mark-ready";
import { pickLine as pickLineCommand } from "@/lib/pickup/pick-line";
import { staffPickup } from "@/lib/pickup/queries";
import { releaseReview } from "@/lib/pickup/release-review";
import { startPicking as startPickingCommand } from "@/lib/pickup/start-picking";
import { type Place, placeOf } from "../_entry/clerk";
import { askedOf } from "./asked";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

/** A manager's yes to what a rule holds. */
export async function release(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("release", place, state, form, {}), (tx, ctx) => releaseReview(ctx, { id }, tx));
}

/** Takes the pickup to pick, under the clerk's name. */
export async function startPicking(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("start-picking", place, state, form, {}), (tx, ctx) =>
    startPickingCommand(ctx, { id }, tx),
  );
}

/** Says how many of a line are picked: all of it, or none again. */
export async function pickLine(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const body = { lineId: textOf(form, "line", 60), quantity: wholeOf(form, "quantity") };
  return press(askedOf("pick-line", place, state, form, body), (tx, ctx) =>
    pickLineCommand(ctx, { id, ...body }, tx),
  );
}

/** Ticks every line that is still open. */
export async function pickAll(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("pick-all", place, state, form, {}), async (tx, ctx) => {
    const { pickup } = await staffPickup(tx, ctx, id);
    for (const line of pickup.lines) {
      const quantity = line.ordered - line.short - line.cancelled;
      if (line.picked < quantity) await pickLineCommand(ctx, { id, lineId: line.id, quantity }, tx);
    }
  });
}

/** Staged under a label; the customer is told. */
export async function markReady(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const body = { shelf: textOf(form, "shelf", 60) || undefined };
  return press(askedOf("mark-ready", place, state, form, body), (tx, ctx) =>
    markReadyCommand(ctx, { id, ...body }, tx),
  );
}

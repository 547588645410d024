"use server";

import type { z } from "zod";
import { forgetScans, scanFor } from "@/app/_server/recent-scans";
import { cancelReasons } from "@/components/staff/cancel-reasons";
import type { PressState } from "@/components/staff/press-state";
import type { Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import type { Order } from "@/lib/orders/order";
import { bringOut as bringOutCommand } from "@/lib/pickup/bring-out";
import { cancelPickup as cancelPickupCommand } from "@/lib/pickup/cancel-pickup";
import { type collectInput, markCollected } from "@/lib/pickup/mark-collected";
import { staffPickup } from "@/lib/pickup/queries";
import { type Place, placeOf } from "../_entry/clerk";
import { words } from "../_view/words";
import { askedOf } from "./asked";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

type CollectInput = z.input<typeof collectInput>;

/** The handover: verified by what was scanned on the way here, a typed code or a photo ID. */
export async function handOver(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const asked = {
    method: textOf(form, "verification", 20),
    code: textOf(form, "code", 40),
    person: textOf(form, "person", 20),
    ageChecked: textOf(form, "age", 5) === "on",
    idChecked: textOf(form, "identity", 5) === "on",
    payment: textOf(form, "payment", 20),
    receipt: textOf(form, "receipt", 80),
    lines: takenIn(form),
    rest: textOf(form, "rest", 20) === "later" ? ("later" as const) : ("refused" as const),
    signature: textOf(form, "signature", 20_000),
    amount: wholeOf(form, "amount"),
    currency: textOf(form, "currency", 3),
  };
  const answer = await press(askedOf("hand-over", place, state, form, asked), async (tx, ctx) => {
    const { order } = await staffPickup(tx, ctx, id);
    await markCollected(
      ctx,
      {
        id,
        verification: await verificationOf(asked, id, ctx),
        collectedBy: personOf(asked.person, order),
        ageChecked: asked.ageChecked,
        idChecked: asked.idChecked,
        payment: paymentOf(asked),
        ...(asked.lines.length > 0 ? { lines: asked.lines, rest: asked.rest } : {}),
        signature: asked.signature || undefined,
      },
      tx,
    );
  });
  if (answer.outcome === "done") await forgetScans(new Date(), id);
  return answer;
}

/** What is taken of each line, when not everything is: one field for each. */
const takenIn = (form: FormData): NonNullable<CollectInput["lines"]> =>
  [...form.keys()].flatMap((name) =>
    name.startsWith("take.") ? [{ lineId: name.slice(5, 65), collected: wholeOf(form, name) }] : [],
  );

async function verificationOf(
  asked: { method: string; code: string },
  id: string,
  ctx: Ctx,
): Promise<CollectInput["verification"]> {
  if (asked.method === "id_document") return { method: "id_document" };
  if (asked.method === "code") return { method: "code", value: asked.code || undefined };
  const scan = await scanFor(id, actorRef(ctx.actor), ctx.now);
  if (!scan) throw new Problem("invalid", "pickup.scan_too_old", "Scan again: that scan is too old.");
  return { method: scan.method, value: scan.value };
}

function personOf(relation: string, order: Order): CollectInput["collectedBy"] {
  return relation === "pickup_person" && order.pickupPerson
    ? { name: order.pickupPerson.name, relation: "pickup_person" }
    : { name: order.customer.name, relation: "customer" };
}

function paymentOf(asked: {
  payment: string;
  receipt: string;
  amount: number;
  currency: string;
}): CollectInput["payment"] {
  if (asked.payment !== "cash" && asked.payment !== "card_terminal") return undefined;
  return {
    method: asked.payment,
    receiptNumber: asked.receipt || undefined,
    amount: { amount: asked.amount, currency: asked.currency },
  };
}

/** "Taking it out", under the clerk's name: whoever waits reads that somebody comes. */
export async function bringOut(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(askedOf("bring-out", place, state, form, {}), (tx, ctx) => bringOutCommand(ctx, { id }, tx));
}

/** Gives the pickup up. The customer reads why in their own language, or in the clerk's words. */
export async function cancelPickup(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const asked = { reason: textOf(form, "reason", 20), told: textOf(form, "told", 400) };
  return press(askedOf("cancel", place, state, form, asked), async (tx, ctx) =>
    cancelPickupCommand(ctx, { id, reason: await reasonFor(tx, ctx, id, asked) }, tx),
  );
}

async function reasonFor(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { reason, told }: { reason: string; told: string },
): Promise<string> {
  const known = cancelReasons.find((r) => r === reason);
  if (!known || known === "other") return told;
  const { order } = await staffPickup(tx, ctx, id);
  return words(order.locale)(`cancel.told.${known}`);
}

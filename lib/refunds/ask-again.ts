import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { askOperation } from "@/lib/payments/operations";
import { type LockedPayment, lockRefused, ofRefused, settled } from "./refused-payment";

/**
 * A manager has a provider asked once more for what it refused: each refused operation again, under a cause that goes on
 * from the old one, so that a return waits for it as before.
 * Throws `payment.not_found`, `payment.own_order` (403), `payment.nothing_refused`, `payment.let_go` when the card's money
 * was let go with its order.
 */
export const askAgain = command({
  input: z.strictObject(ofRefused),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, asked): Promise<void> {
    const payment = await lockRefused(tx, ctx, asked);
    const amount = await (asked.what === "refund" ? refundAgain : captureAgain)(tx, payment);
    await settled(tx, payment.refused);
    await emit(tx, ctx, {
      name: "payment.asked_again",
      subject: { orderId: payment.orderId, locationId: payment.locationId },
      data: { what: asked.what, amount, currency: payment.currency },
    });
  },
});

async function refundAgain(tx: Tx, payment: LockedPayment): Promise<number> {
  const asked = await askEach(tx, payment, "refund", payment.ahead);
  await tx.execute(sql`
    update payments set ahead = ahead - ${asked}, refunding = refunding + ${asked}, updated_at = now()
    where id = ${payment.id}`);
  return asked;
}

async function captureAgain(tx: Tx, payment: LockedPayment): Promise<number> {
  const most = Math.min(payment.uncollected, payment.left);
  if (payment.state === "voided" || most === 0)
    throw new Problem(
      "conflict",
      "payment.let_go",
      "The card's money was let go. It can only come by other means.",
    );
  const asked = await askEach(tx, payment, "capture", most);
  await tx.execute(sql`
    update payments set uncollected = uncollected - ${asked}, capturing = capturing + ${asked}, updated_at = now()
    where id = ${payment.id}`);
  return asked;
}

/** @returns what was asked for in all: no more than `most` */
async function askEach(
  tx: Tx,
  { id, refused }: LockedPayment,
  kind: "refund" | "capture",
  most: number,
): Promise<number> {
  let left = most;
  for (const { cause, amount, fulfillmentId } of refused) {
    const part = Math.min(amount, left);
    if (part === 0) break;
    left -= part;
    await askOperation(tx, {
      paymentId: id,
      kind,
      amount: part,
      cause: `${cause.replace(/:again:.*$/, "")}:again:${newId()}`,
      fulfillmentId: fulfillmentId ?? undefined,
    });
  }
  return most - left;
}

import "server-only";
import { db } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { captureAhead } from "@/lib/payments/card-payment";
import { hangingPayments, lapsingPayments } from "@/lib/payments/hanging-payments";
import { lapsing } from "@/lib/payments/operations";
import { finalizePayment } from "./finalize-payment";

/** How many payments are looked after at the same time. */
const hands = 4;

/**
 * Settles every payment that something is due of, whatever was lost on the way: the order is placed, or the money is let
 * go. Takes money that the provider would soon let go while its order is still open. One payment that cannot be settled
 * keeps none of the others waiting.
 */
export async function reconcilePayments(ctx: Ctx): Promise<void> {
  for (const { orderId, left } of await lapsingPayments(db()))
    await inTransaction((tx) => captureAhead(tx, { orderId }, left, lapsing));
  const waiting = await hangingPayments(db());
  const work = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift())
      await finalizePayment(ctx, id).catch((error: unknown) => console.error(`payment ${id}:`, error));
  };
  await Promise.all(Array.from({ length: hands }, work));
}

import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import { finalizePayment } from "./finalize-payment";

/**
 * Asks the provider for the money of an order that waits for it, after the transaction that wrote it has committed. Comes
 * back without a word when the order is placed, and also when it still waits: for its shopper, or because nobody knows.
 * Throws `payment.declined` (402) with the reason, `payment.unreachable` when the provider could not be asked at all, `reservation.expired` when the goods were gone meanwhile or the order
 * ended in another way: then no money stays with the shop.
 */
export async function payOrder(ctx: Ctx, paymentId: string): Promise<void> {
  await finalizePayment(ctx, paymentId);
  const [payment] = rowsOf<{ state: string; refusal: string | null }>(
    await db().execute(sql`select state, refusal from payments where id = ${paymentId}`),
  );
  if (payment?.state === "failed") throw declined(payment.refusal);
  if (payment?.state === "voided" && payment.refusal === "not_reached") throw unreachable();
  if (payment?.state === "voided")
    throw new Problem(
      "conflict",
      "reservation.expired",
      "The goods are no longer held. Nothing was charged.",
    );
}

const declined = (reason: string | null) =>
  new Problem("declined", "payment.declined", "The card was declined. What you hold stays held.", {
    ...(reason ? { reason } : {}),
  });

const unreachable = () =>
  new Problem(
    "conflict",
    "payment.unreachable",
    "The payment company cannot be reached. Nothing was charged and what you hold stays held: pay another way, or try again.",
  );

/** The payment of an order that waits for it, by the order's own token; null when it does not wait. One statement. */
export async function pendingPaymentOf(tx: Tx, token: string): Promise<string | null> {
  const [row] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select p.id from orders o join payments p on p.order_id = o.id
      where o.token_hash = ${hashToken(token)} and o.state = 'pending_payment' and p.state = 'pending'`),
  );
  return row?.id ?? null;
}

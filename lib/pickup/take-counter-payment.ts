import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { paymentStates } from "@/lib/payments/states";
import type { MovedPickup } from "./pickup";

/** How money was taken at the counter. An amount, when sent, must be what is owed. */
export const counterPayment = z.strictObject({
  method: z.enum(["cash", "card_terminal"]),
  amount: z
    .strictObject({
      amount: z.number().int().min(0).max(2_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional(),
  /** The till's receipt number, or the terminal's reference. */
  receiptNumber: z.string().trim().min(1).max(60).optional(),
});
export type CounterPayment = z.output<typeof counterPayment>;

/**
 * Records the money taken for what is handed over now, when this pickup is paid in the store: for each part its own.
 * @param now.amount what these goods cost, in minor units.
 * @param now.last whether nothing more will be handed over; until then the payment stays open.
 * @returns false when this pickup is not paid in the store.
 * Throws `pickup.unpaid` when nothing says that it was paid, `payment.amount_differs`.
 */
export async function takeCounterPayment(
  tx: Tx,
  ctx: Ctx,
  pickup: MovedPickup,
  now: { amount: number; last: boolean },
  payment: CounterPayment | undefined,
): Promise<boolean> {
  const [due] = rowsOf<{ id: string; currency: string }>(
    await tx.execute(sql`
      select id, currency from payments
      where fulfillment_id = ${pickup.id} and method = 'pay_in_store'
        and state = any(${sql.param(paymentStates.from("capture"))}::text[])
      for update`),
  );
  if (!due) return false;
  const total = { amount: now.amount, currency: due.currency };
  if (!payment)
    throw new Problem("conflict", "pickup.unpaid", "This is paid in the store: take the money first.", {
      total,
    });
  if (payment.amount && (payment.amount.amount !== now.amount || payment.amount.currency !== due.currency))
    throw new Problem("conflict", "payment.amount_differs", "Another amount is owed.", { total });
  const { method, receiptNumber } = payment;
  await tx.execute(sql`
    update payments set captured = captured + ${now.amount}, updated_at = now(),
      state = case when ${now.last} then 'captured' else state end,
      receipt_number = coalesce(${receiptNumber ?? null}, receipt_number)
    where id = ${due.id}`);
  await emit(tx, ctx, {
    name: "payment.captured",
    subject: { orderId: pickup.order_id, fulfillmentId: pickup.id, locationId: pickup.location_id },
    data: { ...total, method, ...(receiptNumber ? { receiptNumber } : {}) },
  });
  return true;
}

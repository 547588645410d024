import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import type { GivingBack } from "@/lib/orders/give-back";

type Due = { orderId: string; fulfillmentId: string; locationId: string; currency: string };

/** The till takes what goods going out cost more than those that came back. Nothing happens when that is nothing. */
export async function takeDifference(
  tx: Tx,
  ctx: Ctx,
  { currency, ...subject }: Due,
  amount: number,
  { method, receiptNumber }: GivingBack["till"],
): Promise<void> {
  if (amount <= 0) return;
  await tx.execute(sql`
    insert into payments (id, order_id, fulfillment_id, method, state, currency, amount, captured, receipt_number)
    values (${newId()}, ${subject.orderId}, ${subject.fulfillmentId}, 'pay_in_store', 'captured', ${currency}, ${amount},
      ${amount}, ${receiptNumber ?? null})`);
  await emit(tx, ctx, {
    name: "payment.captured",
    subject,
    data: { amount, currency, method, ...(receiptNumber ? { receiptNumber } : {}) },
  });
}

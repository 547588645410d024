import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { type GivingBack, giveBack } from "@/lib/orders/give-back";
import { issueReturnCredit } from "@/lib/orders/issue-document";
import { type RefundLine, totalOf } from "./asked-lines";
import type { OrderToRefund } from "./order-to-refund";

type PayingOut = {
  id: string;
  number: string;
  order: OrderToRefund;
  locationId: string;
  lines: readonly RefundLine[];
  reason: string;
  till: GivingBack["till"];
};

/**
 * Gives the money of a refund back, counts it on its lines, says so, and issues its credit note. Lines and order are locked
 * by the caller, and what is asked for is not more than is left.
 */
export async function payOut(tx: Tx, ctx: Ctx, refund: PayingOut): Promise<void> {
  const { order, locationId, lines } = refund;
  await tx.execute(sql`
    update fulfillment_lines fl set refunded_amount = fl.refunded_amount + x.amount
    from unnest(${sql.param(lines.map((l) => l.lineId))}::uuid[], ${sql.param(lines.map((l) => l.amount))}::int[])
      as x(id, amount) where fl.id = x.id`);
  for (const [fulfillmentId, own] of Map.groupBy(lines, (l) => l.fulfillmentId))
    await giveBack(tx, ctx, {
      orderId: order.id,
      fulfillmentId,
      amount: totalOf(own),
      cause: `refund:${refund.id}:${fulfillmentId}`,
      locationId,
      till: refund.till,
    });
  await emit(tx, ctx, {
    name: "refund.given",
    subject: { orderId: order.id, locationId },
    data: {
      refund: refund.id,
      number: refund.number,
      amount: totalOf(lines),
      currency: order.currency,
      reason: refund.reason,
      lines: lines.map(({ lineId, sku, quantity, amount }) => ({ lineId, sku, quantity, amount })),
    },
  });
  await issueReturnCredit(tx, { orderId: order.id, locationId, cause: `refund:${refund.id}` }, lines);
}

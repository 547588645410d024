import { fulfillmentAnswer, visibleFulfillments } from "@/app/api/v1/_contract/fulfillments";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";
import { orderByNumber } from "@/lib/orders/queries";

/** One part of an order, as its caller may see it. Throws `order.not_found`, `pickup.not_found`. One statement. */
export async function fulfillmentOf(tx: Tx, ctx: Ctx, of: { number: string; id: string }) {
  const order = await orderByNumber(tx, ctx, of.number);
  const found = visibleFulfillments(ctx, order).find((f) => f.id === of.id);
  if (!found) throw notFound("pickup");
  return fulfillmentAnswer(ctx, order, found);
}

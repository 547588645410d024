import { fulfillmentAnswer, visibleFulfillments } from "@/app/api/v1/_contract/fulfillments";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";
import { orderByNumber } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";

type Of = { number: string; id: string };

/** One part of an order, as its caller may see it. Throws `order.not_found`, `pickup.not_found`. */
export async function fulfillmentOf(tx: Tx, ctx: Ctx, of: Of) {
  const order = await orderByNumber(tx, ctx, of.number);
  const found = visibleFulfillments(ctx, order).find((f) => f.id === of.id);
  if (!found) throw notFound("pickup");
  return fulfillmentAnswer(ctx, order, found, await openChoices(tx, ctx, order));
}

/**
 * A part of an order that this very call has made. Whoever moved it for someone at the phone is told where it is now,
 * though it may be none of their stores.
 */
export async function newFulfillmentOf(tx: Tx, ctx: Ctx, of: Of) {
  const order = await orderByNumber(tx, ctx, of.number);
  const made = order.fulfillments.find((f) => f.id === of.id)!;
  return fulfillmentAnswer(ctx, order, made, new Map());
}

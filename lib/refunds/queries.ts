import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import type { Money } from "@/lib/kernel/money";
import { notFound } from "@/lib/kernel/problem";
import { costBetween } from "@/lib/orders/line-cost";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { refundIsMine } from "./held-refund";
import type { RefundState } from "./states";

/** Money given back without goods, or waiting for a second person's yes. */
export type Refund = {
  id: string;
  number: string;
  /** The order's number. */
  order: string;
  /** Slug. */
  store: string;
  state: RefundState;
  reason: string;
  amount: Money;
  /** RFC 3339, UTC. */
  requestedAt: string;
  closedAt: string | null;
  lines: { lineId: string; sku: string; title: string; quantity: number; amount: number }[];
};

async function readRefunds(tx: Tx, where: SQL, rest: SQL): Promise<Refund[]> {
  return rowsOf<Refund>(
    await tx.execute(sql`
      select r.id, r.number, o.number as order, l.slug as store, r.state, r.reason,
        jsonb_build_object('amount', r.amount, 'currency', r.currency) as amount,
        ${iso("r.requested_at")} as "requestedAt", ${iso("r.closed_at")} as "closedAt",
        (select jsonb_agg(jsonb_build_object('lineId', rl.fulfillment_line_id, 'sku', ol.sku, 'title', ol.title,
            'quantity', rl.quantity, 'amount', rl.amount) order by ol.position, rl.id)
          from refund_lines rl join fulfillment_lines fl on fl.id = rl.fulfillment_line_id
          join order_lines ol on ol.id = fl.order_line_id where rl.refund_id = r.id) as lines
      from refunds r join orders o on o.id = r.order_id join stock_locations l on l.id = r.location_id
      where ${where} ${rest}`),
  );
}

/** One refund. Throws `refund.not_found`, also for another place's. One statement. */
export async function refundById(tx: Tx, ctx: Ctx, id: string): Promise<Refund> {
  const [found] =
    isStaff(ctx.actor) && isId(id)
      ? await readRefunds(tx, sql`r.id = ${id} and ${refundIsMine(ctx)}`, sql``)
      : [];
  if (!found) throw notFound("refund");
  return found;
}

/** The latest at the caller's own places, those that wait for a second person first. One statement. */
export async function staffRefunds(tx: Tx, ctx: Ctx, limit: number): Promise<Refund[]> {
  if (!isStaff(ctx.actor)) return [];
  const latest = sql`order by r.state = 'held' desc, r.requested_at desc, r.id limit ${limit}`;
  return readRefunds(tx, refundIsMine(ctx), latest);
}

/** A line that a place handed over: what may be given back for it, in minor units. */
export type RefundableLine = {
  lineId: string;
  sku: string;
  title: string;
  picture: string | null;
  /** Units that the shopper has. */
  kept: number;
  left: number;
};
export type Refundable = { order: string; customer: string; currency: string; lines: RefundableLine[] };

/**
 * What of an order a place may still give money back for. Throws `store.not_found`, `order.not_found`, also when this place
 * has no part in it. Three statements.
 */
export async function refundable(
  tx: Tx,
  ctx: Ctx,
  asked: { order: string; store: string },
): Promise<Refundable> {
  const locationId = await requireOwnPlace(tx, ctx, asked.store);
  const [order] = rowsOf<{ id: string; customer: string; currency: string }>(
    await tx.execute(sql`
      select o.id, o.customer_name as customer, o.currency from orders o
      where o.number = ${asked.order} and o.state in ('placed', 'completed')
        and exists (select 1 from fulfillments f where f.order_id = o.id and f.location_id = ${locationId})`),
  );
  if (!order) throw notFound("order");
  const lines = rowsOf<RefundableLine>(
    await tx.execute(sql`
      select fl.id as "lineId", ol.sku, ol.title, ol.picture, fl.collected - fl.returned as kept,
        ${costBetween(sql`0`, sql`fl.collected - fl.returned`)} - fl.refunded_amount as left
      from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
      join order_lines ol on ol.id = fl.order_line_id
      where f.order_id = ${order.id} and f.location_id = ${locationId} and fl.collected > fl.returned
      order by f.position, ol.position`),
  );
  return { order: asked.order, customer: order.customer, currency: order.currency, lines };
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { DeliveryAddress } from "@/db/schema/orders";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { orderById, readOrders } from "@/lib/orders/queries";
import { deliveryStates, type FulfillmentState } from "@/lib/pickup/states";
import { fromMyPlaces } from "./delivery";

/** A delivery with its order and where it goes. */
export type StaffDelivery = { order: Order; delivery: Fulfillment; address: DeliveryAddress | null };

type Row = { id: string; order_id: string; ready_by: string; address: DeliveryAddress | null };

/**
 * Deliveries that leave from the caller's places, what is due first first; another's are not there.
 * Two statements, however many rows.
 * @param ask.store slug; without it all of the caller's.
 * @param ask.states without it every open one.
 * @param ask.after `readyBy` and id of the last row of the page before
 */
export async function staffDeliveries(
  tx: Tx,
  ctx: Ctx,
  ask: {
    store?: string | undefined;
    states?: readonly FulfillmentState[] | undefined;
    limit: number;
    after?: { readyBy: string; id: string } | undefined;
  },
): Promise<StaffDelivery[]> {
  if (!isStaff(ctx.actor)) return [];
  const there = ask.store ? sql`l.slug = ${ask.store}` : sql`true`;
  const after = ask.after
    ? sql`(f.ready_by, f.id) > (${ask.after.readyBy}::timestamptz, ${ask.after.id}::uuid)`
    : sql`true`;
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      select f.id, f.order_id, ${iso("f.ready_by")} as ready_by, o.delivery_address as address
      from fulfillments f join orders o on o.id = f.order_id join stock_locations l on l.id = f.location_id
      where f.state = any(${sql.param(ask.states ?? deliveryStates.open)}::text[]) and ${fromMyPlaces(ctx)}
        and ${there} and ${after}
      order by f.ready_by, f.id limit ${ask.limit}`),
  );
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((r) => r.order_id))];
  const orders = await readOrders(tx, sql`o.id = any(${sql.param(ids)}::uuid[])`);
  const byId = new Map(orders.map((order) => [order.id, order]));
  return rows.map((row) => withOrder(byId.get(row.order_id)!, row));
}

/** One delivery, for the staff of the place it leaves from. Throws `delivery.not_found`. Two statements. */
export async function staffDelivery(tx: Tx, ctx: Ctx, id: string): Promise<StaffDelivery> {
  if (!isId(id) || !isStaff(ctx.actor)) throw notFound("delivery");
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      select f.id, f.order_id, o.delivery_address as address from fulfillments f join orders o on o.id = f.order_id
      where f.id = ${id} and ${fromMyPlaces(ctx)}`),
  );
  if (!row) throw notFound("delivery");
  return withOrder(await orderById(tx, row.order_id), row);
}

const withOrder = (order: Order, { id, address }: Row): StaffDelivery => ({
  order,
  delivery: order.fulfillments.find((f) => f.id === id)!,
  address,
});

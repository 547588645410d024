import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { Order } from "@/lib/orders/order";
import { readOrders } from "@/lib/orders/queries";

const pageSize = 10;

/**
 * A customer's own orders, newest first, ten at a time; without those whose payment never came.
 * @param after number of the last order of the page before; null for the first page
 * @returns `next` is what to give as `after`; null at the end. One statement.
 */
export async function ordersOfCustomer(
  tx: Tx,
  ctx: Ctx,
  after: string | null,
): Promise<{ orders: Order[]; next: string | null }> {
  if (ctx.actor.kind !== "customer") return { orders: [], next: null };
  const { id } = ctx.actor;
  const older =
    after === null
      ? sql`true`
      : sql`(m.placed_at, m.id) < (select l.placed_at, l.id from orders l
          where l.number = ${after} and l.customer_id = ${id})`;
  const found = await readOrders(
    tx,
    sql`o.id in (select m.id from orders m where m.customer_id = ${id} and ${older}
        and (m.state <> 'cancelled' or exists (select 1 from fulfillments f where f.order_id = m.id))
      order by m.placed_at desc, m.id desc limit ${pageSize + 1})`,
  );
  const sorted = found.sort(
    (a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt) || (a.id < b.id ? 1 : -1),
  );
  const orders = sorted.slice(0, pageSize);
  return { orders, next: sorted.length > pageSize ? (orders.at(-1)?.number ?? null) : null };
}

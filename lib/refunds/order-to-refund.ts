import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import { isOwnOrder } from "@/lib/orders/own-order";

/** An order of which a place handed something over, locked. */
export type OrderToRefund = { id: string; currency: string };

/**
 * Locks an order `o` and its fulfillments, these first, as everybody does who changes both. It is given back by the place
 * that handed it over. Throws `order.not_found`, also when this place has no part in it, `refund.own_order` (403).
 */
export async function orderToRefund(
  tx: Tx,
  ctx: Ctx,
  where: SQL,
  locationId: string,
): Promise<OrderToRefund> {
  await tx.execute(sql`
    select 1 from fulfillments f join orders o on o.id = f.order_id where ${where} order by f.id for no key update of f`);
  const [order] = rowsOf<OrderToRefund>(
    await tx.execute(sql`
      select o.id, o.currency from orders o where ${where} and o.state in ('placed', 'completed')
        and exists (select 1 from fulfillments f where f.order_id = o.id and f.location_id = ${locationId})
      for no key update`),
  );
  if (!order) throw notFound("order");
  if (await isOwnOrder(tx, ctx, order.id))
    throw new Problem(
      "forbidden",
      "refund.own_order",
      "Somebody else has to give back what you paid yourself.",
    );
  return order;
}

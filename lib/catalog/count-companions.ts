import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** How many of the latest orders are looked at: what was bought together long ago says little of today's shelf. */
const latestOrders = 20_000;
/** As many companions as any page could show, with some to spare for what is sold no more. */
const kept = 12;

/**
 * Counts anew what is bought together. Readers see the old counts until the new ones are complete. Two statements, whose
 * cost is bounded by `latestOrders`, however old the shop is.
 */
export async function countCompanions(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from product_companions`);
  await tx.execute(sql`
    with latest as (
      select id from orders where state <> 'cancelled' order by placed_at desc, id desc limit ${latestOrders}
    ),
    bought as (
      select distinct l.order_id, v.product_id
      from latest o join order_lines l on l.order_id = o.id join variants v on v.id = l.variant_id
    ),
    pairs as (
      select a.product_id, b.product_id as companion_id, count(*)::int as orders,
        row_number() over (partition by a.product_id order by count(*) desc, b.product_id) as place
      from bought a join bought b on b.order_id = a.order_id and b.product_id <> a.product_id
      group by 1, 2
    )
    insert into product_companions (product_id, companion_id, orders)
    select product_id, companion_id, orders from pairs where place <= ${kept}
    on conflict (product_id, companion_id) do update set orders = excluded.orders`);
}

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { lockCart } from "@/lib/cart/open-cart";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";

/**
 * Takes what was ordered out of the shopper's basket; what they added meanwhile stays. The codes
 * that were given went with the order, or did nothing for it. A line that is delivered names no
 * place, from however many its parcels come. Meant for the transaction that places the order.
 */
export const takeFromBasket = command({
  input: z.strictObject({ orderId: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { orderId }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    if (!cartId) return;
    await tx.execute(sql`
      with given as (
        update carts set codes = '{}' where id = ${cartId} and codes <> '{}'
      ),
      ordered as (
        select fl.variant_id, w.location_id, sum(fl.ordered)::int as units
        from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
        cross join lateral (select case when f.method = 'pickup' then f.location_id end as location_id) w
        where f.order_id = ${orderId} group by fl.variant_id, w.location_id
      ),
      fewer as (
        update cart_lines cl set quantity = cl.quantity - o.units
        from ordered o
        where cl.cart_id = ${cartId} and cl.variant_id = o.variant_id and cl.location_id is not distinct from o.location_id
          and cl.quantity > o.units
      )
      delete from cart_lines cl using ordered o
      where cl.cart_id = ${cartId} and cl.variant_id = o.variant_id and cl.location_id is not distinct from o.location_id
        and cl.quantity <= o.units`);
  },
});

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { quantity, sku, storeSlug } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayShop } from "@/lib/kernel/shopper";
import { maxLines, maxUnits } from "./bounds";
import { openCart } from "./open-cart";
import { placeNamed } from "./place-named";
import { unitsIn } from "./queries";

export const addToCartInput = z.strictObject({ sku, quantity, store: storeSlug.nullable() });

/**
 * Puts a variant into the shopper's basket, to be collected at a store, or without one to be delivered; the same again
 * adds up. Reserves nothing.
 * @returns how many units the basket now holds.
 * Throws `variant.not_found`, `variant.no_price`, `store.not_found`, `cart.too_many_units`, `cart.full`.
 */
export const addToCart = command({
  input: addToCartInput,
  may: mayShop,
  async run(tx, ctx, input): Promise<{ units: number }> {
    const cartId = await openCart(tx, ctx);
    const put = rowsOf(
      await tx.execute(sql`
        insert into cart_lines as cl (id, cart_id, variant_id, location_id, quantity, seen_amount, currency)
        select ${newId()}, ${cartId}, v.id, l.id, ${input.quantity}, pr.amount, pr.currency
        from variants v
        join products p on p.id = v.product_id and p.status = 'published'
        join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
        cross join (${placeNamed(input.store)}) l
        where v.sku = ${input.sku} and v.active
          and ((select count(*) from cart_lines o where o.cart_id = ${cartId}) < ${maxLines}
            or exists (select 1 from cart_lines o
              where o.cart_id = ${cartId} and o.variant_id = v.id and o.location_id is not distinct from l.id))
        on conflict (cart_id, variant_id, location_id) do update
          set quantity = cl.quantity + excluded.quantity, seen_amount = excluded.seen_amount
          where cl.quantity + excluded.quantity <= ${maxUnits}
        returning 1`),
    );
    if (put.length === 0) throw await whyNot(tx, cartId, input);
    return { units: await unitsIn(tx, cartId) };
  },
});

/** The second read that explains a refusal. */
async function whyNot(tx: Tx, cartId: string, input: z.output<typeof addToCartInput>): Promise<Problem> {
  const { sku } = input;
  const [found] = rowsOf<{ store: boolean; sold: boolean; priced: boolean; there: boolean }>(
    await tx.execute(sql`
      select l.found is not null as store, v.id is not null as sold, pr.amount is not null as priced,
        exists (select 1 from cart_lines cl
          where cl.cart_id = ${cartId} and cl.variant_id = v.id
            and cl.location_id is not distinct from l.id) as there
      from (select 1) as one
      left join variants v on v.sku = ${sku} and v.active
        and exists (select 1 from products p where p.id = v.product_id and p.status = 'published')
      left join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
      left join (select true as found, id from (${placeNamed(input.store)}) place) l on true`),
  );
  if (!found?.store) return notFound("store");
  if (!found.sold)
    return new Problem("not_found", "variant.not_found", "The shop does not sell this.", { sku });
  if (!found.priced)
    return new Problem("conflict", "variant.no_price", "This has no price at the moment.", { sku });
  return found.there
    ? new Problem("conflict", "cart.too_many_units", "That is more of one thing than a basket takes.", {
        sku,
        max: maxUnits,
      })
    : new Problem("conflict", "cart.full", "The basket takes no further lines.", { max: maxLines });
}

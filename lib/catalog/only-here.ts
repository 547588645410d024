import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type ProductCard, readCards } from "./product-card";

/** A store, by its slug, and goods that no other store carries. */
export type OnlyHere = { store: string; products: ProductCard[] };

/**
 * What each of these stores has that no other has, the first of the shop's order; stores without any are left out. Two
 * statements.
 * @param each how many of each store
 */
export async function onlyHere(
  tx: Tx,
  locale: string,
  stores: readonly string[],
  each: number,
): Promise<OnlyHere[]> {
  const found = rowsOf<{ store: string; id: string }>(
    await tx.execute(sql`
      select l.slug as store, own.id from stock_locations l cross join lateral (
        select p.id from products p
        where p.status = 'published'
          and exists (
            select 1 from variants v join stock_levels s on s.variant_id = v.id
            where v.product_id = p.id and v.active and s.location_id = l.id)
          and not exists (
            select 1 from variants v join stock_levels s on s.variant_id = v.id
            join stock_locations o on o.id = s.location_id and o.pickup_enabled
            where v.product_id = p.id and v.active and o.id <> l.id)
        order by p.position, p.id limit ${each}) own
      where l.slug = any(${sql.param(stores)}::text[]) and l.pickup_enabled`),
  );
  if (found.length === 0) return [];
  const ids = sql.param(found.map((row) => row.id));
  const cards = await readCards(
    tx,
    locale,
    sql`p.id = any(${ids}::uuid[])`,
    sql`p.position, p.id`,
    found.length,
  );
  return stores.flatMap((store) => {
    const own = new Set(found.filter((row) => row.store === store).map((row) => row.id));
    const products = cards.filter((card) => own.has(card.id));
    return products.length > 0 ? [{ store, products }] : [];
  });
}

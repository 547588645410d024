import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import { availableUnits } from "@/lib/inventory/availability";
import type { Ctx } from "@/lib/kernel/actor";
import { requireOwnPlace } from "@/lib/stores/own-place";

/** What a clerk may offer instead. `amount` in minor units of the shop's currency, `available` units at the store. */
export type Suggestion = {
  sku: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  amount: number;
  available: number;
};

const most = 3;
/** How many of the nearest are looked for on the shelf. */
const considered = 24;

/**
 * What could stand in for a SKU at a store, the likeliest first, three at most: other variants of the same product, then
 * goods of its department by how near their price is; sold now, with no higher age limit, and so many of them there.
 * Empty for a SKU the shop does not know. Three statements. Throws `store.not_found` for a store that is not the caller's.
 */
export async function suggestSubstitutes(
  tx: Tx,
  ctx: Ctx,
  ask: { store: string; sku: string; quantity: number },
): Promise<Suggestion[]> {
  const place = await requireOwnPlace(tx, ctx, ask.store);
  const near = rowsOf<Omit<Suggestion, "available">>(
    await tx.execute(sql`
      select v.sku, coalesce(t.title, d.title, v.sku) as title, v.options, m.src as picture, pr.amount
      from variants missing
      join products mp on mp.id = missing.product_id
      join prices mpr on mpr.variant_id = missing.id and mpr.currency = ${shop.currency}
      join products p on p.department_id = mp.department_id and p.status = 'published'
        and coalesce(p.age_limit, 0) <= coalesce(mp.age_limit, 0)
      join variants v on v.product_id = p.id and v.active and v.id <> missing.id
      join prices pr on pr.variant_id = v.id and pr.currency = mpr.currency
      left join product_texts t on t.product_id = p.id and t.locale = ${ctx.locale}
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      left join product_media m on m.product_id = p.id and m.position = 0
      where missing.sku = ${ask.sku}
      order by (p.id = mp.id) desc, abs(pr.amount - mpr.amount), v.sku limit ${considered}`),
  );
  if (near.length === 0) return [];
  const units = await availableUnits(tx, { skus: near.map((n) => n.sku), locationIds: [place] });
  const bySku = new Map(units.map((u) => [u.sku, u.available]));
  return near
    .map((n) => ({ ...n, available: bySku.get(n.sku) ?? 0 }))
    .filter((n) => n.available >= ask.quantity)
    .slice(0, most);
}

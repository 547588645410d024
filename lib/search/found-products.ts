import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import type { Picture } from "@/lib/catalog/product-card";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import type { TextMatch } from "./engine";
import { goods } from "./goods";
import { conditionsOf, type ProductFilter, prepareFilter } from "./product-filter";
import { type AskedPage, type ProductPlace, pagesOf } from "./product-search";
import { matchText } from "./text-match";

export type FoundProduct = {
  slug: string;
  title: string;
  brand: string | null;
  /** Slug of its department. */
  category: string;
  media: Picture[];
  /** Of its cheapest variant. */
  price: Money;
  /** What that variant cost before; null when it has not come down. */
  compareAt: Money | null;
  variantCount: number;
  variants: { sku: string; price: Money }[];
};

export type FoundPage = {
  products: FoundProduct[];
  next: ProductPlace | null;
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
};

type Row = Pick<FoundProduct, "slug" | "title" | "brand" | "category" | "media"> & {
  amount: number;
  compare_at: number | null;
  variants: { sku: string; amount: number }[];
};

const readPage = pagesOf<Row>(sql`
  p.slug, p.title, p.brand, d.slug as category, p.amount, p.compare_at,
  coalesce((select json_agg(json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
    order by m.position) from product_media m where m.product_id = p.id), '[]') as media,
  (select json_agg(json_build_object('sku', v.sku, 'amount', c.amount) order by v.position)
    from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
    where v.product_id = p.id and v.active) as variants`);

/** A page of products on sale that match, with all their variants and pictures; see `pagesOf`. */
export async function searchProducts(
  tx: Tx,
  filter: ProductFilter,
  page: AskedPage,
  known?: TextMatch | null,
): Promise<FoundPage> {
  const { rows, ...rest } = await readPage(tx, filter, page, known);
  return { products: rows.map(productOf), ...rest };
}

const price = (amount: number): Money => ({ amount, currency: shop.currency });

const productOf = ({ slug, title, brand, category, media, amount, ...row }: Row): FoundProduct => ({
  slug,
  title,
  brand,
  category,
  media,
  price: price(amount),
  compareAt: row.compare_at === null ? null : price(row.compare_at),
  variantCount: row.variants.length,
  variants: row.variants.map((v) => ({ sku: v.sku, price: price(v.amount) })),
});

/**
 * How many matching products each department has, its own filter left out. One statement, and the engine's.
 * @param known what the engine finds for the filter's text, where it was asked already
 */
export async function categoryFacet(
  tx: Tx,
  filter: ProductFilter,
  known?: TextMatch | null,
): Promise<{ slug: string; name: string; count: number }[]> {
  const match = known === undefined ? await matchText(tx, filter) : known;
  const prepared = await prepareFilter(tx, filter);
  if (!prepared) return [];
  const rows = rowsOf<{ slug: string; name: LocalizedText; count: number }>(
    await tx.execute(sql`
      select d.slug, d.name, count(*)::int as count
      from ${goods(match, filter.locale)} join departments d on d.id = p.department_id
      where ${conditionsOf(prepared, "category")}
      group by d.id order by d.position, d.slug`),
  );
  return rows.map((row) => ({ ...row, name: textIn(row.name, filter.locale) }));
}

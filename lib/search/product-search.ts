import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import type { Picture } from "@/lib/catalog/product-card";
import { shop } from "@/lib/catalog/shop";
import { defaultLocale, textIn } from "@/lib/i18n/locales";
import { atpFor, counted } from "@/lib/inventory/stock-queries";
import type { Money } from "@/lib/kernel/money";

type Sort = { by: SQL; type: SQL; descending?: true };

const sorts = {
  /** The shop's own order. */
  featured: { by: sql`p.position`, type: sql.raw("int") },
  newest: {
    by: sql`floor(extract(epoch from p.created_at) * 1000)`,
    type: sql.raw("numeric"),
    descending: true,
  },
  price_asc: { by: sql`price.amount`, type: sql.raw("int") },
  price_desc: { by: sql`price.amount`, type: sql.raw("int"), descending: true },
  title: { by: sql`lower(words.title)`, type: sql.raw("text") },
} as const satisfies Record<string, Sort>;

export type ProductSort = keyof typeof sorts;
export const productSorts = Object.keys(sorts) as [ProductSort, ...ProductSort[]];

export type ProductFilter = {
  locale: string;
  /** Part of a title or brand, or a whole SKU or barcode. */
  text?: string | undefined;
  /** Slug of a department. */
  category?: string | undefined;
  /** Keeps what can be collected now: at the store of this id, or at any; what its own shopper holds counts as there. */
  collectable?: { locationId: string | null; shopper?: string | null } | undefined;
};

/** Where a page of one sort ended: the value it is sorted by, as text, and the product's id. */
export const productPlace = (sort: ProductSort) =>
  z.tuple([
    z.literal(sort),
    sort === "title"
      ? z.string().max(600)
      : z.string().regex(sort === "newest" ? /^\d{1,15}$/ : /^-?\d{1,9}$/),
    z.uuid(),
  ]);
export type ProductPlace = z.output<ReturnType<typeof productPlace>>;

export type FoundProduct = {
  slug: string;
  title: string;
  brand: string | null;
  /** Slug of its department. */
  category: string;
  media: Picture[];
  /** Of its cheapest variant. */
  price: Money;
  variants: { sku: string; price: Money }[];
};

/** What sorting and showing need besides: the cheapest price and the title in the reader's language. */
const details = (locale: string): SQL => sql`
  cross join lateral (
    select min(c.amount) as amount from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
    where v.product_id = p.id and v.active) price
  cross join lateral (
    select coalesce(
      (select title from product_texts t where t.product_id = p.id and t.locale = ${locale}),
      (select title from product_texts t where t.product_id = p.id and t.locale = ${defaultLocale}), p.slug) as title) words`;

function matching(filter: ProductFilter, without?: "category"): SQL {
  const conditions = [sql`p.status = 'published'`, onSale];
  if (filter.category && without !== "category") conditions.push(sql`d.slug = ${filter.category}`);
  if (filter.text) conditions.push(named(filter.text));
  if (filter.collectable) conditions.push(collectable(filter.collectable));
  return sql.join(conditions, sql` and `);
}

const onSale = sql`exists (
  select 1 from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
  where v.product_id = p.id and v.active)`;

function named(text: string): SQL {
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return sql`(
    exists (select 1 from product_texts t where t.product_id = p.id and t.title ilike ${like})
    or p.brand ilike ${like}
    or exists (select 1 from variants v where v.product_id = p.id and v.active
      and (lower(v.sku) = lower(${text}) or v.barcode = ${text})))`;
}

function collectable({ locationId, shopper }: NonNullable<ProductFilter["collectable"]>): SQL {
  const place = locationId === null ? sql`l.pickup_enabled` : sql`l.id = ${locationId} and l.pickup_enabled`;
  return sql`exists (
    select 1 from variants v
    join stock_levels s on s.variant_id = v.id
    join stock_locations l on l.id = s.location_id
    where v.product_id = p.id and v.active and ${place} and (${counted} > 0 or ${atpFor(shopper ?? null)} > 0))`;
}

/**
 * Published products that match, sorted, a page at a time, continued after a place and never by offset.
 * One statement.
 */
export async function searchProducts(
  tx: Tx,
  filter: ProductFilter,
  page: { sort: ProductSort; limit: number; after?: ProductPlace | undefined },
): Promise<{ products: FoundProduct[]; next: ProductPlace | null }> {
  const { by, type, descending }: Sort = sorts[page.sort];
  const direction = sql.raw(descending ? "desc" : "asc");
  const beyond = sql.raw(descending ? "<" : ">");
  const after = page.after
    ? sql`and (${by}, p.id) ${beyond} (${page.after[1]}::${type}, ${page.after[2]}::uuid)`
    : sql``;
  type Row = Omit<FoundProduct, "price" | "variants"> & {
    id: string;
    value: string;
    amount: number;
    variants: { sku: string; amount: number }[];
  };
  const rows = rowsOf<Row>(
    await tx.execute(sql`
      with found as (
        select p.id, p.slug, p.brand, words.title, d.slug as category, price.amount, ${by} as place
        from products p join departments d on d.id = p.department_id ${details(filter.locale)}
        where ${matching(filter)} ${after}
        order by place ${direction}, p.id ${direction} limit ${page.limit + 1}
      )
      select f.id, f.slug, f.title, f.brand, f.category, f.amount, f.place::text as value,
        coalesce((select json_agg(json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
          order by m.position) from product_media m where m.product_id = f.id), '[]') as media,
        (select json_agg(json_build_object('sku', v.sku, 'amount', c.amount) order by v.position)
          from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
          where v.product_id = f.id and v.active) as variants
      from found f order by f.place ${direction}, f.id ${direction}`),
  );
  const price = (amount: number): Money => ({ amount, currency: shop.currency });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    products: shown.map(({ id, value, amount, variants, ...row }) => ({
      ...row,
      price: price(amount),
      variants: variants.map((v) => ({ sku: v.sku, price: price(v.amount) })),
    })),
    next: rows.length > page.limit && last ? [page.sort, last.value, last.id] : null,
  };
}

/** How many matching products each department has, its own filter left out. One statement. */
export async function categoryFacet(
  tx: Tx,
  filter: ProductFilter,
): Promise<{ slug: string; name: string; count: number }[]> {
  const rows = rowsOf<{ slug: string; name: LocalizedText; count: number }>(
    await tx.execute(sql`
      select d.slug, d.name, count(*)::int as count
      from products p join departments d on d.id = p.department_id
      where ${matching(filter, "category")}
      group by d.id order by d.position, d.slug`),
  );
  return rows.map((row) => ({ ...row, name: textIn(row.name, filter.locale) }));
}

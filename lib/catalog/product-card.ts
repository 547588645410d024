import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { defaultLocale } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import type { ProductVariant } from "./product";
import { shop } from "./shop";

export type Picture = { src: string; alt: string; width: number | null; height: number | null };

/** What a card needs to know of a product. */
export type ProductCard = {
  slug: string;
  title: string;
  /** Slug. */
  department: string;
  /** Name of the theme's plinth colour. */
  plinth: string;
  picture: Picture | null;
  /** Of its cheapest variant, VAT included. */
  price: Money;
  compareAt: Money | null;
  /** By how much its most reduced variant came down, in whole percent rounded down; 0 when nothing is reduced. */
  percentOff: number;
  /** Variants cost differently: the price is where it begins. */
  fromPrice: boolean;
  /** How much one unit of its cheapest variant holds, for the unit price; null when that is unknown. */
  measure: ProductVariant["measure"];
  ageLimit: number | null;
  /** Stores that carry it, whether or not it is on their shelf at this moment. */
  carriers: number;
};

/** What `cardOf` makes a card of. */
export type CardRow = {
  slug: string;
  title: string;
  department: string;
  plinth: string;
  picture: Picture | null;
  amount: number;
  highest: number;
  compare_at: number | null;
  percent_off: number;
  measure: ProductVariant["measure"];
  age_limit: number | null;
  carriers: number;
};

/** A card with its place in the shop's order, which a listing continues after. */
export type PlacedCard = ProductCard & { id: string; position: number };

/** `price` of `products p`, from its variants on sale: all null when there is none. */
export const priceOf: SQL = sql`
  cross join lateral (
    select min(c.amount) as amount, max(c.amount) as highest,
      (array_agg(c.compare_at_amount order by c.amount, v.position))[1] as compare_at,
      (array_agg(case when v.measure_unit is not null
        then json_build_object('amount', v.measure_amount, 'unit', v.measure_unit) end order by c.amount, v.position))[1] as measure,
      bool_or(c.compare_at_amount is not null) as reduced,
      coalesce(max((c.compare_at_amount - c.amount) * 100 / c.compare_at_amount), 0)::int as percent_off,
      array_agg(v.id order by c.amount, v.position) as variant_ids
    from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
    where v.product_id = p.id and v.active
  ) price`;

/** The title of `products p` in this language or, where it has none, in the shop's own. */
export const titleIn = (locale: string | SQL): SQL => sql`
  coalesce(
    (select title from product_texts t where t.product_id = p.id and t.locale = ${locale}),
    (select title from product_texts t where t.product_id = p.id and t.locale = ${defaultLocale}), p.slug
  )`;

/** The first picture of `products p`; null when it has none. */
export const pictureOf: SQL = sql`
  (select json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
    from product_media m where m.product_id = p.id order by m.position limit 1)`;

/** A `CardRow` of a product `p`, its `departments d`, and where its title, its picture and the columns of `priceOf` are. */
export const cardColumns = ({
  title,
  picture,
  price,
}: Record<"title" | "picture" | "price", SQL>): SQL => sql`
  p.slug, ${title} as title, d.slug as department, d.plinth, p.age_limit,
  ${price}.amount, ${price}.highest, ${price}.compare_at, ${price}.percent_off, ${price}.measure,
  ${picture} as picture,
  (select count(distinct s.location_id)::int from stock_levels s
    where s.variant_id = any(${price}.variant_ids)
      and s.location_id <> all(array(select l.id from stock_locations l where not l.pickup_enabled))) as carriers`;

export const cardOf = (row: CardRow): ProductCard => ({
  slug: row.slug,
  title: row.title,
  department: row.department,
  plinth: row.plinth,
  picture: row.picture,
  price: { amount: row.amount, currency: shop.currency },
  compareAt: row.compare_at === null ? null : { amount: row.compare_at, currency: shop.currency },
  percentOff: row.percent_off,
  fromPrice: row.highest > row.amount,
  measure: row.measure,
  ageLimit: row.age_limit,
  carriers: row.carriers,
});

/**
 * Published products as cards. `which` narrows and `order` sorts `products p join departments d`, whose texts are
 * in the given locale or, where it has none, in the shop's default one. One statement.
 */
export async function readCards(
  tx: Tx,
  locale: string,
  which: SQL,
  order: SQL,
  limit: number,
): Promise<PlacedCard[]> {
  const rows = rowsOf<CardRow & { id: string; position: number }>(
    await tx.execute(sql`
      select p.id, p.position, ${cardColumns({ title: titleIn(locale), picture: pictureOf, price: sql`price` })}
      from products p join departments d on d.id = p.department_id ${priceOf}
      where p.status = 'published' and price.amount is not null and ${which}
      order by ${order}
      limit ${limit}`),
  );
  return rows.map((row) => ({ id: row.id, position: row.position, ...cardOf(row) }));
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { shop } from "@/lib/catalog/shop";
import { defaultLocale } from "@/lib/i18n/locales";
import type { Goods, SearchEngine } from "../engine";

type Columns = Record<keyof Goods | "score", SQL>;

const textIn = (locale: string | SQL): SQL =>
  sql`(select t.title from product_texts t where t.product_id = s.product_id and t.locale = ${locale})`;

/** Found by one text each: the row is there. */
const single = (locale: string | SQL): Columns => ({
  ...ofProduct,
  slug: sql`s.slug`,
  title: sql`case when s.locale = ${locale} then s.title else coalesce(${textIn(locale)}, s.title) end`,
  brand: sql`s.brand`,
  department_id: sql`s.department_id`,
  age_limit: sql`s.age_limit`,
  options: sql`s.options`,
  amount: sql`s.amount`,
  compare_at: sql`s.compare_at_amount`,
  measure: measureOf(sql`s.measure_amount`, sql`s.measure_unit`),
  highest: sql`s.highest`,
  reduced: sql`s.reduced`,
  percent_off: sql`s.percent_off`,
  variant_ids: sql`s.variant_ids`,
  picture: sql`s.picture`,
  score: sql`n.score`,
});

/** A product that several of its texts answer counts by the best of them; in all else but the title they are the same. */
const several = (locale: string | SQL): Columns => ({
  ...ofProduct,
  slug: sql`min(s.slug)`,
  title: sql`coalesce(min(s.title) filter (where s.locale = ${locale}), ${textIn(locale)},
    min(s.title) filter (where s.locale = ${defaultLocale}), min(s.title))`,
  brand: sql`min(s.brand)`,
  department_id: sql`(array_agg(s.department_id))[1]`,
  age_limit: sql`min(s.age_limit)`,
  options: sql`(array_agg(s.options))[1]`,
  amount: sql`min(s.amount)`,
  compare_at: sql`min(s.compare_at_amount)`,
  measure: measureOf(sql`min(s.measure_amount)`, sql`min(s.measure_unit)`),
  highest: sql`max(s.highest)`,
  reduced: sql`bool_or(s.reduced)`,
  percent_off: sql`max(s.percent_off)`,
  variant_ids: sql`min(s.variant_ids)`,
  picture: sql`(array_agg(s.picture))[1]`,
  score: sql`max(n.score)`,
});

const ofProduct = {
  id: sql`s.product_id`,
  position: sql`(select p.position from products p where p.id = s.product_id)`,
  created_at: sql`(select p.created_at from products p where p.id = s.product_id)`,
};

const measureOf = (amount: SQL, unit: SQL): SQL =>
  sql`case when ${unit} is not null then json_build_object('amount', ${amount}, 'unit', ${unit}) end`;

/** What documents' numbers mean. What was written anew since they were read is found the next time. */
export const shelved: SearchEngine["goods"] = (found, locale) => {
  const columns = Object.entries((found.several ? several : single)(locale));
  return sql`
    select ${sql.join(
      columns.map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
      sql`, `,
    )}
    from unnest(${found.keys}::int[], ${found.scores}::int[]) n (number, score)
    join search_shelf s on s.number = n.number and s.currency = ${shop.currency}
    ${found.several ? sql`group by s.product_id` : sql``}`;
};

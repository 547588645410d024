import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { pictureOf, priceOf, titleIn } from "@/lib/catalog/product-card";
import type { TextMatch } from "./engine";
import { engine } from "./text-match";

/**
 * Everything on sale as a listing reads it, `p`: the columns of `Goods` in engine.ts. What a statement does not name of
 * it is not looked up.
 */
const everything = (locale: string | SQL): SQL => sql`(
  select p.id, p.slug, ${titleIn(locale)} as title, p.brand, p.department_id, p.age_limit, p.position, p.created_at, (
      select jsonb_agg(distinct option) from variants v cross join lateral jsonb_array_elements(v.options) option
      where v.product_id = p.id and v.active) as options,
    price.amount, price.highest, price.compare_at, price.measure, price.reduced, price.percent_off, price.variant_ids,
    ${pictureOf} as picture
  from products p ${priceOf} where p.status = 'published' and price.amount is not null) p`;

/** Two lists as a statement takes them: written here, since the driver quotes each of a thousand numbers. */
export const listOf = ({ keys, scores }: Pick<TextMatch, "keys" | "scores">) => ({
  keys: `{${keys.join()}}`,
  scores: `{${scores.join()}}`,
});

/** Goods that these lists of keys and scores mean, with their `p.score`. */
export const listed = (keys: SQL, scores: SQL, several: boolean, locale: string | SQL): SQL =>
  sql`(${engine.goods({ keys, scores, several }, locale)}) p`;

/** Goods `p` among which a filter chooses: everything, or what a text matched with its `p.score`. */
export function goods(match: TextMatch | null, locale: string): SQL {
  if (!match) return everything(locale);
  const { keys, scores } = listOf(match);
  return listed(sql`${keys}`, sql`${scores}`, match.several, locale);
}

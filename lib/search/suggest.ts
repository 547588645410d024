import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import type { Picture } from "@/lib/catalog/product-card";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import { conditionsOf, priceOf, titleIn } from "./product-filter";
import { candidates, engine } from "./text-match";

export type Suggestions = {
  products: { slug: string; title: string; price: Money; picture: Picture | null }[];
  departments: { slug: string; name: string }[];
  stores: { slug: string; name: string; city: string }[];
  /** What could be meant, whole. */
  words: string[];
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
};

const mostOthers = 3;

type Row = {
  products: { slug: string; title: string; amount: number; picture: Picture | null }[];
  departments: { slug: string; name: LocalizedText }[];
  stores: Suggestions["stores"];
};

/**
 * What a search field offers while somebody types: products, departments and stores, at most `limit` products and a few of
 * the others. One statement, and the engine's.
 */
export async function suggest(
  tx: Tx,
  { locale, text, limit }: { locale: string; text: string; limit: number },
): Promise<Suggestions> {
  // Some of the best may not be on sale.
  const match = await engine.complete(tx, { locale, text, limit: limit * 4 });
  const beginning = `${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const begins = (name: ReturnType<typeof sql>) =>
    sql`(${name} ilike ${beginning} or ${name} ilike ${`% ${beginning}`})`;
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      with found as (
        select p.id, p.slug, words.title, price.amount, h.score
        from ${candidates(match)} ${priceOf} ${titleIn(locale)}
        where ${conditionsOf({ locale })} order by h.score desc, p.id limit ${limit}::int)
      select
        coalesce((select json_agg(json_build_object('slug', slug, 'title', title, 'amount', amount, 'picture', (
          select json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
          from product_media m where m.product_id = f.id order by m.position limit 1)) order by score desc, id)
          from found f), '[]') as products,
        coalesce((select json_agg(json_build_object('slug', slug, 'name', name)) from (
          select d.slug, d.name from departments d
          where ${begins(sql`coalesce(d.name ->> ${locale}, d.name ->> ${shop.defaultLocale})`)}
          order by d.position, d.slug limit ${mostOthers}::int) x), '[]') as departments,
        coalesce((select json_agg(json_build_object('slug', slug, 'name', name, 'city', city)) from (
          select l.slug, l.name, l.city from stock_locations l
          where l.pickup_enabled and (${begins(sql`l.name`)} or ${begins(sql`l.city`)} or l.postal_code = ${text})
          order by l.name limit ${mostOthers}::int) x), '[]') as stores`),
  );
  const { products, departments, stores } = row!;
  return {
    products: products.map(({ amount, ...p }) => ({ ...p, price: { amount, currency: shop.currency } })),
    departments: departments.map((d) => ({ ...d, name: textIn(d.name, locale) })),
    stores,
    words: [...match.words],
    corrected: match.corrected,
  };
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { statement } from "@/db/statement";
import type { Picture } from "@/lib/catalog/product-card";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import { listed, listOf } from "./goods";
import { engine } from "./text-match";

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

type Values = {
  keys: string;
  scores: string;
  locale: string;
  limit: number;
  text: string;
  /** Patterns: it begins so, and a word in it does. */
  beginning: string;
  inside: string;
};

const offered = (several: boolean) =>
  statement<Values, Row>((p) => {
    const begins = (name: SQL) => sql`(${name} ilike ${p.beginning} or ${name} ilike ${p.inside})`;
    return sql`
      with found as (
        select p.id, p.slug, p.title, p.amount, p.picture, p.score
        from ${listed(p.keys, p.scores, several, p.locale)} order by p.score desc, p.id limit ${p.limit}::int)
      select
        coalesce((select json_agg(json_build_object('slug', slug, 'title', title, 'amount', amount, 'picture', picture)
          order by score desc, id) from found), '[]') as products,
        coalesce((select json_agg(json_build_object('slug', slug, 'name', name)) from (
          select d.slug, d.name from departments d
          where ${begins(sql`coalesce(d.name ->> ${p.locale}::text, d.name ->> ${shop.defaultLocale}::text)`)}
          order by d.position, d.slug limit ${mostOthers}::int) x), '[]') as departments,
        coalesce((select json_agg(json_build_object('slug', slug, 'name', name, 'city', city)) from (
          select l.slug, l.name, l.city from stock_locations l
          where l.pickup_enabled and (${begins(sql`l.name`)} or ${begins(sql`l.city`)} or l.postal_code = ${p.text})
          order by l.name limit ${mostOthers}::int) x), '[]') as stores`;
  });
const offers = { true: offered(true), false: offered(false) };

/**
 * What a search field offers while somebody types: products, departments and stores, at most `limit` products and a few of
 * the others. One statement, and the engine's.
 */
export async function suggest(
  tx: Tx,
  { locale, text, limit }: { locale: string; text: string; limit: number },
): Promise<Suggestions> {
  // Some of the best may not be on sale.
  const match = await engine.complete(tx, { locale, text, limit: limit * 2 });
  const beginning = `${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const [row] = await offers[`${match.several}`](tx, {
    ...listOf(match),
    locale,
    limit,
    text,
    beginning,
    inside: `% ${beginning}`,
  });
  const { products, departments, stores } = row!;
  return {
    products: products.map(({ amount, ...p }) => ({ ...p, price: { amount, currency: shop.currency } })),
    departments: departments.map((d) => ({ ...d, name: textIn(d.name, locale) })),
    stores,
    words: [...match.words],
    corrected: match.corrected,
  };
}

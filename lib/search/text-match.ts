import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SearchEngine, TextMatch } from "./engine";
import { postgresEngine } from "./postgres/postgres-engine";
import type { ProductFilter } from "./product-filter";

/** The engine of this shop; another one takes its place here. */
export const engine: SearchEngine = postgresEngine;

/** Of a text that more products answer, the best this many are told, sorted and counted. */
export const mostMatches = 1000;

/** What the engine finds for the filter's text; null without one. */
export const matchText = async (
  tx: Tx,
  { locale, text, asTyped }: Pick<ProductFilter, "locale" | "text" | "asTyped">,
  limit = mostMatches,
): Promise<TextMatch | null> => (text ? engine.match(tx, { locale, text, asTyped, limit }) : null);

/** Products and their scores as two lists, for one statement. */
export const listOf = ({ products }: TextMatch): { ids: string[]; scores: number[] } => ({
  ids: products.map((product) => product.id),
  scores: products.map((product) => product.score),
});

/** `products p` of these ids, with their `h.score`. */
export const listed = (ids: SQL, scores: SQL): SQL =>
  sql`unnest(${ids}::uuid[], ${scores}::int[]) as h(id, score) join products p on p.id = h.id`;

/** `products p` among which the filter chooses: all, or those that a text matched with their `h.score`. */
export function candidates(match: TextMatch | null): SQL {
  if (!match) return sql`products p`;
  const { ids, scores } = listOf(match);
  return listed(sql`${sql.param(ids)}`, sql`${sql.param(scores)}`);
}

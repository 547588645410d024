import "server-only";
import type { Tx } from "@/db/client";
import type { SearchEngine, TextMatch } from "./engine";
import { postgresEngine } from "./postgres/postgres-engine";
import type { ProductFilter } from "./product-filter";

/** The engine of this shop; another one takes its place here. */
export const engine: SearchEngine = postgresEngine;

/** Of a text that more products answer, the best this many are sorted and counted; one more says that there are more. */
export const mostMatches = 1000;

/** What the engine finds for the filter's text; null without one. */
export const matchText = async (
  tx: Tx,
  { locale, text, asTyped }: Pick<ProductFilter, "locale" | "text" | "asTyped">,
): Promise<TextMatch | null> =>
  text ? engine.match(tx, { locale, text, asTyped, limit: mostMatches + 1 }) : null;

/**
 * The best of what a text matched: so many of them after a place, and those that fit as well as the last of them. Also
 * those that fit as well as the place itself, which the statement tells apart by their ids.
 * @param after the score where the page before ended
 */
export function bestOf(
  { keys, scores, counted: _, ...match }: TextMatch,
  many: number,
  after?: number,
): TextMatch {
  const whereScores = (is: (score: number) => boolean) => {
    const at = scores.findIndex(is);
    return at < 0 ? scores.length : at;
  };
  const start = after === undefined ? 0 : whereScores((score) => score <= after);
  const tied = after === undefined ? 0 : whereScores((score) => score < after);
  const last = scores[tied + many - 1];
  const end = last === undefined ? scores.length : whereScores((score) => score < last);
  return { ...match, keys: keys.slice(start, end), scores: scores.slice(start, end) };
}

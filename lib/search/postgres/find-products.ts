import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { QueryWord } from "./known-words";

/** Fewer products than these for all words do not fill two pages, and products with some of the words follow them. */
const few = 40;
/** Where so many are named by the words, those that only mention them in a description are left out. */
const plenty = 300;
/** How much it counts that all words are in the name, in thousandths of what one word can say. */
const named = 450;

const anyOf = (terms: readonly number[]): SQL => sql`${sql.param(terms)}::int[]`;

/**
 * Products that have all words in their name, then all words anywhere, then – only when these are few – some of them.
 * Candidates are bounded in each step; what they score is BM25 with fields, summed from weights that were put down
 * when the document was written. One statement.
 */
export async function findProducts(
  tx: Tx,
  words: readonly QueryWord[],
  limit: number,
): Promise<{ products: { id: string; score: number }[]; loose: boolean }> {
  const sum = words.reduce((total, word) => total + word.rarity, 0);
  const parts = words.map((word) => {
    const said = word.terms.map((term) => sql`d.weights[array_position(d.terms, ${term}::int)]`);
    const share = word.rarity / sum;
    return sql`coalesce(greatest(${sql.join(said, sql`, `)}), 0) * ${share}::float8`;
  });
  const score = sql.join(parts, sql` + `);
  const every = (column: SQL) =>
    sql.join(
      words.map((word) => sql`${column} && ${anyOf(word.terms)}`),
      sql` and `,
    );
  const some = sql`d.terms && ${anyOf(words.flatMap((word) => word.terms))}`;
  const whether = words.length > 1 ? sql`(select n from so_far) < ${few}::int` : sql`false`;
  const rows = rowsOf<{ id: string; score: number; strict: boolean }>(
    await tx.execute(sql`
      with by_name as materialized (
        select d.product_id, ${score} + ${named}::int as score from search_documents d
        where ${every(sql`d.name_terms`)} limit ${limit}::int),
      anywhere as materialized (
        select d.product_id, ${score} as score from search_documents d
        where (select count(*) from by_name) < ${Math.min(plenty, limit)}::int and ${every(sql`d.terms`)} limit ${limit}::int),
      so_far as (select count(*) as n from (select product_id from by_name union select product_id from anywhere) x),
      loosely as materialized (
        select d.product_id, ${score} as score from search_documents d where ${whether} and ${some} limit ${limit}::int)
      select product_id as id, round(max(score))::int as score, bool_or(strict) as strict
      from (
        select *, true as strict from by_name union all select *, true from anywhere
        union all select *, false from loosely) f
      group by product_id order by strict desc, score desc, id limit ${limit}::int`),
  );
  // What has all words stays before what has some, whatever it scores.
  return {
    products: rows.map(({ id, score, strict }) => ({ id, score: strict ? score + 2 * named : score })),
    loose: rows.some((row) => !row.strict),
  };
}

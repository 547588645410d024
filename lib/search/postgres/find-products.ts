import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import type { TextMatch } from "../engine";
import type { Postings } from "./postings";
import { type RankedWord, rank } from "./ranking";

const productsOf = statement<{ numbers: number[] }, { number: number; id: string }>(
  (p) => sql`select number, product_id as id from search_documents where number = any(${p.numbers}::int[])`,
);

/**
 * The products that answer these words best, of those that the postings name. A product found in two languages counts by
 * the better one. One statement, none when nothing is found.
 */
export async function findProducts(
  tx: Tx,
  words: readonly RankedWord[],
  postings: Postings,
  limit: number,
): Promise<Pick<TextMatch, "products" | "loose">> {
  const { documents, loose } = rank(words, postings, limit);
  if (documents.length === 0) return { products: [], loose: false };
  const rows = await productsOf(tx, { numbers: documents.map(({ number }) => number) });
  const ids = new Map(rows.map(({ number, id }) => [number, id]));
  const scores = new Map<string, number>();
  for (const { number, score } of documents) {
    const id = ids.get(number);
    // What was written anew since it was read is found the next time.
    if (id !== undefined && !scores.has(id)) scores.set(id, score);
  }
  return { products: [...scores].map(([id, score]) => ({ id, score })), loose };
}

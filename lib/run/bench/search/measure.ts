import type { Db } from "@/db/client";
import { searchProducts } from "@/lib/search/product-search";
import { mostMatches } from "@/lib/search/text-match";
import { hasAnswer, type Judgments, judgedNdcg, ndcg } from "./judgments";

export type Quality = {
  /** Queries with at least one right answer: those the order of is judged. */
  judged: number;
  ndcg: number;
  judgedNdcg: number;
  /** Of all queries, the share that finds nothing. */
  nothing: number;
};

/** Asks each query once and compares what comes back with what people said. */
export async function measureQuality(db: Db, judgments: Judgments): Promise<Quality> {
  const orders: number[] = [];
  const judgedOrders: number[] = [];
  let nothing = 0;
  for (const [text, judged] of judgments) {
    const { products } = await searchProducts(db, { locale: "en", text }, { limit: mostMatches });
    const found = products.flatMap((product) => product.variants.map((variant) => variant.sku));
    if (found.length === 0) nothing += 1;
    if (!hasAnswer(judged)) continue;
    orders.push(ndcg(found, judged));
    judgedOrders.push(judgedNdcg(found, judged));
  }
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    judged: orders.length,
    ndcg: mean(orders),
    judgedNdcg: mean(judgedOrders),
    nothing: nothing / judgments.size,
  };
}

/**
 * Asks for first pages, so many at once, and answers how long each took, in milliseconds. The shop's own pages cost more:
 * they ask for a thousand matches, to count what a listing can be narrowed by.
 */
export async function measureSpeed(
  db: Db,
  queries: readonly string[],
  { atOnce, rounds }: { atOnce: number; rounds: number },
): Promise<number[]> {
  const waiting = Array.from({ length: rounds }, () => queries).flat();
  const times: number[] = [];
  const ask = async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const began = performance.now();
      await searchProducts(db, { locale: "en", text }, { limit: 24 });
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return times;
}

import type { Db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { searchProducts } from "@/lib/search/found-products";
import { listing, listingPage } from "@/lib/search/listing";
import { readListingAsk } from "@/lib/search/listing-address";
import { suggest } from "@/lib/search/suggest";
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

const place = { locale: "en" };

/** What the shop asks its search, as its own pages and routes ask it. */
export const questions: readonly { name: string; ask: (db: Db, text: string) => Promise<unknown> }[] = [
  { name: "first page", ask: (db, text) => listingPage(db, place, asked(text)) },
  { name: "first page, and what it can be narrowed by", ask: (db, text) => listing(db, place, asked(text)) },
  {
    name: "suggestions, two thirds of it typed",
    ask: (db, text) =>
      suggest(db, { ...place, text: text.slice(0, Math.ceil((text.length * 2) / 3)), limit: 6 }),
  },
];

const asked = (text: string) => readListingAsk({ q: text }, shop.currency);

/** Asks each of these texts so many times over, so many at once. @returns how long each took, in milliseconds */
export async function measureSpeed(
  ask: (text: string) => Promise<unknown>,
  texts: readonly string[],
  { atOnce, rounds }: { atOnce: number; rounds: number },
): Promise<number[]> {
  const waiting = Array.from({ length: rounds }, () => texts).flat();
  const times: number[] = [];
  const one = async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const began = performance.now();
      await ask(text);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return times;
}

import "server-only";
import type { Tx } from "@/db/client";
import { type Product, productBySlug } from "./product";

/** As many as fit beside each other. */
export const mostCompared = 4;

/** Products to compare, in the order they were named; what the shop does not sell is left out. A statement each. */
export async function comparedProducts(tx: Tx, slugs: readonly string[], locale: string): Promise<Product[]> {
  const asked = [...new Set(slugs)].slice(0, mostCompared);
  const found = await Promise.all(asked.map((slug) => productBySlug(tx, slug, locale)));
  return found.filter((product) => product !== null);
}

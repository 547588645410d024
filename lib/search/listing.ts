import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ProductCard, readCards } from "@/lib/catalog/product-card";
import { type ListingAsk, sortOf } from "./listing-address";
import { type ProductFacets, productFacets } from "./product-facets";
import { type ProductFilter, type ProductPlace, searchProducts } from "./product-search";
import { matchText } from "./text-match";

export type Listing = {
  products: ProductCard[];
  /** Where the next products begin; null at the end. */
  next: ProductPlace | null;
  facets: ProductFacets;
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
};

/** What the query of an address does not say. */
export type ListingPlace = {
  locale: string;
  /** Slug; the listing is of it and all below it. */
  department?: string | undefined;
  /** Id of the shopper's own store, and the time there; without it, "ready today at my store" narrows nothing. */
  mine?: { locationId: string; now: Date } | undefined;
};

/**
 * One page of a listing as its cards, with what it can be narrowed by. Three statements, two of them side by side, and
 * those of the search engine where there is a text.
 */
export async function listing(tx: Tx, place: ListingPlace, ask: ListingAsk): Promise<Listing> {
  const filter = filterOf(place, ask);
  const match = await matchText(tx, filter);
  const [found, facets] = await Promise.all([
    searchProducts(tx, filter, { sort: sortOf(ask), limit: ask.show, after: ask.after ?? undefined }, match),
    productFacets(tx, filter, match),
  ]);
  const slugs = sql.param(found.products.map((product) => product.slug));
  const products = await readCards(
    tx,
    place.locale,
    sql`p.slug = any(${slugs}::text[])`,
    sql`array_position(${slugs}::text[], p.slug)`,
    ask.show,
  );
  return { products, next: found.next, facets, corrected: found.corrected, loose: found.loose };
}

function filterOf({ locale, department, mine }: ListingPlace, ask: ListingAsk): ProductFilter {
  return {
    locale,
    text: ask.text || undefined,
    asTyped: ask.asTyped,
    department: department ?? ask.department ?? undefined,
    brands: ask.brands,
    price:
      ask.min === null && ask.max === null
        ? undefined
        : { min: ask.min ?? undefined, max: ask.max ?? undefined },
    onSale: ask.onSale,
    options: ask.options,
    collectable: ask.at === "any" ? { locationId: null } : undefined,
    readyToday: ask.at === "mine" ? mine : undefined,
  };
}

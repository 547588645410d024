import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type CardRow, cardColumns, cardOf, type ProductCard } from "@/lib/catalog/product-card";
import type { TextMatch } from "./engine";
import { type ListingAsk, sortOf } from "./listing-address";
import { type ProductFacets, productFacets } from "./product-facets";
import type { ProductFilter } from "./product-filter";
import { type ProductPlace, pagesOf } from "./product-search";
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

const readPage = pagesOf<CardRow>(
  cardColumns({ title: sql`p.title`, picture: sql`p.picture`, price: sql`p` }),
);

/**
 * One page of a listing as its cards. One statement, rarely two, and those of the search engine where there is a text.
 * @param known what the engine finds for the text, where it was asked already
 */
export async function listingPage(
  tx: Tx,
  place: ListingPlace,
  ask: ListingAsk,
  known?: TextMatch | null,
): Promise<Omit<Listing, "facets">> {
  const page = { sort: sortOf(ask), limit: ask.show, after: ask.after ?? undefined };
  const { rows, ...rest } = await readPage(tx, filterOf(place, ask), page, known);
  return { products: rows.map(cardOf), ...rest };
}

/**
 * One page of a listing as its cards, with what it can be narrowed by. Two statements side by side, and those of the
 * search engine where there is a text.
 */
export async function listing(tx: Tx, place: ListingPlace, ask: ListingAsk): Promise<Listing> {
  const filter = filterOf(place, ask);
  const match = await matchText(tx, filter);
  const [page, facets] = await Promise.all([
    listingPage(tx, place, ask, match),
    productFacets(tx, filter, match),
  ]);
  return { ...page, facets };
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

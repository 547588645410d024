import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { pageMetadata } from "@/app/_server/metadata";
import { SearchResults } from "@/components/shop/search/search-results";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { listing } from "@/lib/search/listing";
import { fromStart, listingQuery, readListingAsk } from "@/lib/search/listing-address";
import { listingView } from "../browse/listing-view";
import { ownStore } from "../browse/own-store";
import { waysOn } from "./ways-on";

export const instant = false;

type Props = PageProps<"/[locale]/search">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  await connection();
  await pageLocale();
  const [query, t, found] = await Promise.all([
    props.searchParams,
    getTranslations("listing.search"),
    getTranslations("found"),
  ]);
  const { text } = readListingAsk(query, shop.currency);
  const narrowed = Object.keys(query).some((name) => name !== "q");
  return {
    ...(await pageMetadata({
      path: "/search",
      title: text ? t("results", { text }) : t("title"),
      description: found("search"),
    })),
    // Every search is the search page to those who look for pages, and what narrows one is no page at all.
    ...(narrowed ? { robots: { index: false, follow: true } } : {}),
  };
}

/** Everything the shop has, or what fits the words of `q`. */
export default async function SearchPage(props: Props) {
  await connection();
  const locale = await pageLocale();
  const path = `/${locale}/search`;
  const ask = readListingAsk(await props.searchParams, shop.currency);
  const [store, stores] = await Promise.all([ownStore(ask.at), cachedStores()]);
  const mine = store ? { locationId: store.id, now: new Date() } : undefined;
  const found = await listing(db(), { locale, mine }, ask);
  const view = await listingView({ locale, path, ask, listing: found, stores: stores.length, store });
  const lost = found.products.length === 0 && view.chosen.length === 0 && !view.storeMissing;
  return (
    <SearchResults
      search={{
        text: ask.text,
        corrected: found.corrected,
        asTyped: `${path}${listingQuery({ ...fromStart(ask), asTyped: true }, shop.currency)}`,
        loose: found.loose,
      }}
      view={view}
      ways={lost ? await waysOn(locale, ask.text) : null}
    />
  );
}

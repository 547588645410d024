import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { cache } from "react";
import { db } from "@/db/client";
import { arrivals } from "@/lib/catalog/arrivals";
import { listDepartments } from "@/lib/catalog/departments";
import { frontPage } from "@/lib/catalog/front-page";
import { goesWith } from "@/lib/catalog/goes-with";
import { onlyHere } from "@/lib/catalog/only-here";
import { tags } from "@/lib/catalog/page-tags";
import { productBySlug } from "@/lib/catalog/product";
import { shop } from "@/lib/catalog/shop";
import { sitemapStarts } from "@/lib/catalog/sitemap";
import { availabilityAt } from "@/lib/inventory/availability";
import { listing } from "@/lib/search/listing";
import { readListingAsk } from "@/lib/search/listing-address";
import { listStores } from "@/lib/stores/queries";
import { productsPerFile } from "./sitemap-xml";

// Every cached read of the shop and the tags that renew it, in one place. What is here is the same for everyone;
// stock, baskets and checkout prices are never here. Only search engines are told, as of some minutes ago, where a
// product is.

// A page is rendered twice when it is made, and asks for the same in many places. React's own format is slow to write and
// to read, so what is kept is text, read once a render.
type Kept<T> = string & { readonly holds?: T };
/** What comes back from text as it went in. */
type Plain<T> = T extends Date | Map<unknown, unknown> | Set<unknown> | bigint
  ? never
  : T extends object
    ? { [K in keyof T]: Plain<T[K]> }
    : T;
const keep = <T>(value: T & Plain<T>): Kept<T> => JSON.stringify(value);
const reading = <Asked extends unknown[], T>(kept: (...asked: Asked) => Promise<Kept<T>>) =>
  cache(async (...asked: Asked): Promise<T> => JSON.parse(await kept(...asked)));

// What is not there is looked for again sooner than what is: it may be on its way into the shop.
const absent = { stale: 300, revalidate: 60, expire: 3600 };

async function keptStores() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.stores);
  return keep(await listStores(db()));
}
export const cachedStores = reading(keptStores);

async function keptDepartments() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.departments, tags.products);
  return keep(await listDepartments(db()));
}
export const cachedDepartments = reading(keptDepartments);

async function keptFrontPage(locale: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.showcase, tags.departments, tags.stores);
  return keep(await frontPage(db(), locale));
}
export const cachedFrontPage = reading(keptFrontPage);

async function keptListing(locale: string, department: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.department(department), tags.stores);
  return keep(await listing(db(), { locale, department }, readListingAsk({}, shop.currency)));
}
/** A department's first page, and what it can be narrowed by. */
export const cachedListing = reading(keptListing);

async function keptProduct(locale: string, slug: string) {
  "use cache";
  cacheTag(tags.products, tags.product(slug), tags.stores);
  const product = await productBySlug(db(), slug, locale);
  if (product) cacheLife("catalogue");
  else cacheLife(absent);
  return keep(product);
}
export const cachedProduct = reading(keptProduct);

async function keptGoesWith(locale: string, slug: string) {
  "use cache";
  cacheLife("catalogue");
  const beside = await goesWith(db(), locale, slug);
  const shown = beside.products.map((card) => tags.product(card.slug));
  cacheTag(tags.products, tags.product(slug), ...shown, tags.stores);
  return keep(beside);
}
/** What others bought with a product: counted by the hour, which is how old this may get. */
export const cachedGoesWith = reading(keptGoesWith);

async function keptOnlyHere(locale: string, stores: string[], each: number) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.showcase, tags.stores);
  return keep(await onlyHere(db(), locale, stores, each));
}
/** What each of these stores has that no other has. */
export const cachedOnlyHere = reading(keptOnlyHere);

async function keptArrivals(locale: string, shown: number) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.showcase, tags.stores);
  return keep(await arrivals(db(), locale, shown));
}
export const cachedArrivals = reading(keptArrivals);

// What search engines are told is read again after a quarter of an hour, however often its page is visited.
const whereabouts = { stale: 300, revalidate: 900, expire: 31_536_000 };

async function keptWhereabouts(slug: string) {
  "use cache";
  cacheLife(whereabouts);
  cacheTag(tags.products, tags.product(slug), tags.stores);
  const asker = { shopper: null, now: new Date() };
  const levels = await availabilityAt(db(), asker, await cachedStores(), { products: [slug] });
  const there = levels.filter((level) => level.status !== "out_of_stock");
  return keep(
    Object.fromEntries(
      [...Map.groupBy(there, (level) => level.sku)].map(([sku, at]) => [sku, at.map((level) => level.store)]),
    ),
  );
}
/** In which stores a product is, by SKU: their slugs. For machines that read the page; shoppers ask `/api/now`. */
export const cachedWhereabouts = reading(keptWhereabouts);

async function keptSitemapStarts() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products);
  return keep(await sitemapStarts(db(), productsPerFile));
}
/** Where each file of the sitemap begins. */
export const cachedSitemapStarts = reading(keptSitemapStarts);

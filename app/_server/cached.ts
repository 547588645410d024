import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { db } from "@/db/client";
import { arrivals } from "@/lib/catalog/arrivals";
import { listDepartments } from "@/lib/catalog/departments";
import { frontPage } from "@/lib/catalog/front-page";
import { goesWith } from "@/lib/catalog/goes-with";
import { onlyHere } from "@/lib/catalog/only-here";
import { productBySlug } from "@/lib/catalog/product";
import { shop } from "@/lib/catalog/shop";
import { sitemapStarts } from "@/lib/catalog/sitemap";
import { availabilityAt } from "@/lib/inventory/availability";
import { listing } from "@/lib/search/listing";
import { readListingAsk } from "@/lib/search/listing-address";
import { listStores } from "@/lib/stores/queries";
import { productsPerFile } from "./sitemap-xml";

/**
 * Every cached read of the shop and the tags that renew it, in one place. What is here is the same for everyone;
 * stock, baskets and checkout prices are never here. Only search engines are told, as of some minutes ago, where a
 * product is.
 */
export const tags = {
  /** Every product everywhere: after an import. */
  products: "products",
  product: (slug: string) => `product:${slug}`,
  department: (slug: string) => `department:${slug}`,
  departments: "departments",
  stores: "stores",
} as const;

// What is not there is looked for again sooner than what is: it may be on its way into the shop.
const absent = { stale: 300, revalidate: 60, expire: 3600 };

export async function cachedStores() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.stores);
  return listStores(db());
}

export async function cachedDepartments() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.departments, tags.products);
  return listDepartments(db());
}

export async function cachedFrontPage(locale: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.departments, tags.stores);
  return frontPage(db(), locale);
}

/** A department's first page, and what it can be narrowed by. */
export async function cachedListing(locale: string, department: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.department(department), tags.stores);
  return listing(db(), { locale, department }, readListingAsk({}, shop.currency));
}

export async function cachedProduct(locale: string, slug: string) {
  "use cache";
  cacheTag(tags.products, tags.product(slug), tags.stores);
  const product = await productBySlug(db(), slug, locale);
  if (product) cacheLife("catalogue");
  else cacheLife(absent);
  return product;
}

/** What others bought with a product: counted by the hour, which is how old this may get. */
export async function cachedGoesWith(locale: string, slug: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.product(slug), tags.stores);
  return goesWith(db(), locale, slug);
}

/** What each of these stores has that no other has. */
export async function cachedOnlyHere(locale: string, stores: string[], each: number) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.stores);
  return onlyHere(db(), locale, stores, each);
}

export async function cachedArrivals(locale: string, shown: number) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.stores);
  return arrivals(db(), locale, shown);
}

// What search engines are told is read again after a quarter of an hour, however often its page is visited.
const whereabouts = { stale: 300, revalidate: 900, expire: 31_536_000 };

/** In which stores a product is, by SKU: their slugs. For machines that read the page; shoppers ask `/api/now`. */
export async function cachedWhereabouts(slug: string): Promise<Record<string, string[]>> {
  "use cache";
  cacheLife(whereabouts);
  cacheTag(tags.products, tags.product(slug), tags.stores);
  const asker = { shopper: null, now: new Date() };
  const levels = await availabilityAt(db(), asker, await cachedStores(), { products: [slug] });
  const there = levels.filter((level) => level.status !== "out_of_stock");
  return Object.fromEntries(
    [...Map.groupBy(there, (level) => level.sku)].map(([sku, at]) => [sku, at.map((level) => level.store)]),
  );
}

/** Where each file of the sitemap begins. */
export async function cachedSitemapStarts() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products);
  return sitemapStarts(db(), productsPerFile);
}

import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { db } from "@/db/client";
import { listDepartments } from "@/lib/catalog/departments";
import { frontPage } from "@/lib/catalog/front-page";
import { listing } from "@/lib/catalog/listing";
import { productBySlug } from "@/lib/catalog/product";
import { sitemapStarts } from "@/lib/catalog/sitemap";
import { listStores } from "@/lib/stores/queries";
import { productsPerFile } from "./sitemap-xml";

/**
 * Every cached read of the shop and the tags that renew it, in one place. What is here is the same for everyone;
 * stock, baskets and checkout prices are never here.
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

/** A department's first page. */
export async function cachedListing(locale: string, department: string) {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products, tags.department(department), tags.stores);
  return listing(db(), { locale, department });
}

export async function cachedProduct(locale: string, slug: string) {
  "use cache";
  cacheTag(tags.products, tags.product(slug), tags.stores);
  const product = await productBySlug(db(), slug, locale);
  if (product) cacheLife("catalogue");
  else cacheLife(absent);
  return product;
}

/** Where each file of the sitemap begins. */
export async function cachedSitemapStarts() {
  "use cache";
  cacheLife("catalogue");
  cacheTag(tags.products);
  return sitemapStarts(db(), productsPerFile);
}

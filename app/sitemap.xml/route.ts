import { connection } from "next/server";
import { cachedSitemapStarts } from "@/app/_server/cached";
import { sitemapPages } from "@/app/_server/sitemap-pages";
import {
  productPath,
  productsPerFile,
  sitemapIndexOf,
  sitemapOf,
  xmlAnswer,
} from "@/app/_server/sitemap-xml";
import { db } from "@/db/client";
import { sitemapProducts } from "@/lib/catalog/sitemap";
import { env } from "@/lib/kernel/env";

/** The whole sitemap of a small shop; of a larger one, where its files are. */
export async function GET(): Promise<Response> {
  // A build has no database; and the shop's own address is known only to the server that runs.
  await connection();
  const { origin } = env();
  const starts = await cachedSitemapStarts();
  if (starts.length > 1)
    return xmlAnswer(
      sitemapIndexOf(origin, ["/sitemaps/pages.xml", ...starts.map((slug) => `/sitemaps/from-${slug}.xml`)]),
    );
  const [pages, products] = await Promise.all([
    sitemapPages(),
    sitemapProducts(db(), starts[0] ?? "", productsPerFile),
  ]);
  return xmlAnswer(
    sitemapOf(origin, [
      ...pages,
      ...products.map(({ slug, changedAt }) => ({ path: productPath(slug), changedAt })),
    ]),
  );
}

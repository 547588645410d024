import { cachedSitemapStarts } from "@/app/_server/cached";
import { sitemapPages } from "@/app/_server/sitemap-pages";
import { productPath, productsPerFile, sitemapOf, xmlAnswer } from "@/app/_server/sitemap-xml";
import { db } from "@/db/client";
import { sitemapProducts } from "@/lib/catalog/sitemap";
import { env } from "@/lib/kernel/env";

/** One file of a large sitemap, as the index at `/sitemap.xml` names them; no other address reads anything. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const { origin } = env();
  if (file === "pages.xml") return xmlAnswer(sitemapOf(origin, await sitemapPages()));
  const from = /^from-([a-z0-9-]{1,255})\.xml$/.exec(file)?.[1];
  if (!from || !(await cachedSitemapStarts()).includes(from)) return new Response(null, { status: 404 });
  const products = await sitemapProducts(db(), from, productsPerFile);
  return xmlAnswer(
    sitemapOf(
      origin,
      products.map(({ slug, changedAt }) => ({ path: productPath(slug), changedAt })),
    ),
  );
}

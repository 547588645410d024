import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { locales } from "@/lib/i18n/locales";
import { env } from "@/lib/kernel/env";

/** What no search engine need fetch: somebody's own pages, the counter, and what is not a page. */
const areas = ["cart", "checkout", "account", "orders", "inbox", "staff", "wishes", "alerts", "compare"];
const closed = ["/api/", ...locales.flatMap((locale) => areas.map((area) => `/${locale}/${area}`))];

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const { origin } = env();
  return { rules: { userAgent: "*", allow: "/", disallow: closed }, sitemap: `${origin}/sitemap.xml` };
}

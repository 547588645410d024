import { locales } from "@/lib/i18n/locales";
import { languagesOf } from "./alternates";

/** A page as a sitemap names it, by its address without the language. */
export type SitemapPage = { path: string; changedAt?: string };

/** How many products a file names: each in every language, with its other languages beside it, stays under 10 MB. */
export const productsPerFile = 2_000;

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const xml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? "");

const urlset =
  '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';

/** Every page in every language, each with the addresses of the others. @param origin without a slash at its end */
export function sitemapOf(origin: string, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const languages = languagesOf(path);
    const others = Object.entries(languages)
      .map(([lang, at]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${xml(origin + at)}"/>`)
      .join("");
    const changed = changedAt ? `<lastmod>${xml(changedAt)}</lastmod>` : "";
    return locales.map(
      (locale) => `<url><loc>${xml(origin + (languages[locale] ?? path))}</loc>${changed}${others}</url>`,
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${urlset}\n${urls.join("\n")}\n</urlset>\n`;
}

/** Says where the files of a large sitemap are. @param files their addresses without the origin */
export function sitemapIndexOf(origin: string, files: readonly string[]): string {
  const entries = files.map((file) => `<sitemap><loc>${xml(origin + file)}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</sitemapindex>\n`;
}

/** The answer of a sitemap's address: read by machines, an hour old at most. */
export const xmlAnswer = (text: string): Response =>
  new Response(text, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });

export const productPath = (slug: string): string => `/products/${slug}`;

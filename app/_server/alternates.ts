import type { Metadata } from "next";
import { pageLocale } from "@/app/_server/locale";
import { locales } from "@/lib/i18n/locales";

type Languages = Record<string, string>;

/**
 * The addresses of one page in every language, for `hreflang` and the sitemap. `path` is its address without the
 * language (`/products/rye-loaf`; `/` is the front page). `x-default` is that address itself, since without a
 * language it leads on to the reader's own. Relative, as the metadata's base completes them.
 */
export function languagesOf(path: string): Languages {
  const rest = path === "/" ? "" : path;
  return Object.fromEntries([...locales.map((locale) => [locale, `/${locale}${rest}`]), ["x-default", path]]);
}

/** What `generateMetadata` of a page that may be found says of its address: its own one, and the other languages'. */
export async function alternatesFor(path: string): Promise<NonNullable<Metadata["alternates"]>> {
  const languages = languagesOf(path);
  return { canonical: languages[await pageLocale()] ?? path, languages };
}

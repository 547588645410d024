import { cachedDepartments, cachedFrontPage } from "@/app/_server/cached";
import type { WaysOn } from "@/components/shop/search/nothing-found";
import { db } from "@/db/client";
import { textIn } from "@/lib/i18n/locales";
import { suggest } from "@/lib/search/suggest";

const mostMeant = 6;

/** Ways on for somebody whose search found nothing. */
export async function waysOn(locale: string, text: string): Promise<WaysOn> {
  const [near, departments, front] = await Promise.all([
    suggest(db(), { locale, text, limit: mostMeant }),
    cachedDepartments(),
    cachedFrontPage(locale),
  ]);
  const words = [near.corrected, ...near.words].filter((word) => word !== null && word !== text);
  return {
    meant: [
      ...[...new Set(words)].map((word) => ({
        label: word ?? "",
        href: `/${locale}/search?${new URLSearchParams({ q: word ?? "" })}`,
      })),
      ...near.departments.map(({ slug, name }) => ({ label: name, href: `/${locale}/c/${slug}` })),
      ...near.stores.map(({ slug, name }) => ({ label: name, href: `/${locale}/stores/${slug}` })),
    ].slice(0, mostMeant),
    departments: departments.map((d) => ({ ...d, name: textIn(d.name, locale) })),
    offers: front.offers,
  };
}

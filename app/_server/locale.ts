import { notFound } from "next/navigation";
import { locale } from "next/root-params";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

/**
 * The page's language, from its address. Layouts and pages ask for it before any read: a build renders the
 * placeholder locale `_`, which ends here, so that a build needs no database.
 */
export async function pageLocale(): Promise<Locale> {
  const asked = await locale();
  if (!isLocale(asked)) notFound();
  return asked;
}

/** The one value `generateStaticParams` gives for every dynamic part; no page exists under it. */
export const placeholder = "_";

/** The language a form was sent in, as its page bound it to the action. */
export const actionLocale = (asked: unknown): Locale => (isLocale(asked) ? asked : defaultLocale);

import type { LocalizedText } from "@/db/schema/catalog";
import { defaultLocale } from "@/lib/i18n/locales";

/**
 * What a text becomes when a file in one language says `text`: other languages stay as long as the text is the
 * same or new; once it says something else, their translations are of a text that is gone. Always has the
 * default language.
 */
export function localizedText(
  before: LocalizedText | undefined,
  locale: string,
  text: string,
): LocalizedText {
  const old = before?.[locale];
  if (before && old === text && before[defaultLocale] !== undefined) return before;
  const kept = before && (old === undefined || old === text) ? before : {};
  return { [defaultLocale]: text, ...kept, [locale]: text };
}

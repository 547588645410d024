import { defaultLocale, isLocale, type Locale } from "./locales";

/** How each of the shop's languages writes dates, times and numbers with units. */
const tags: Record<Locale, string> = {
  // A 24-hour clock, and day before month.
  en: "en-GB",
  fi: "fi",
  tr: "tr",
  ru: "ru",
  ja: "ja",
};

/** The BCP 47 tag that the dates and times of a language are formatted under; of the default one for what is no locale. */
export const dateTag = (locale: string): string => tags[isLocale(locale) ? locale : defaultLocale];

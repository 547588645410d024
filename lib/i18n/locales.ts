/** The languages of the shop. Every catalogue text exists at least in the default one. */
export const locales = ["en", "fi", "tr", "ru", "ja"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** How a language calls itself, for the language switch. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  fi: "Suomi",
  tr: "Türkçe",
  ru: "Русский",
  ja: "日本語",
};

export const isLocale = (value: unknown): value is Locale =>
  typeof value === "string" && (locales as readonly string[]).includes(value);

/** The text in the reader's language, else in the default one, else whatever there is. */
export const textIn = (texts: Record<string, string>, locale: string): string =>
  texts[locale] ?? texts[defaultLocale] ?? Object.values(texts)[0] ?? "";

import { defaultLocale, locales } from "@/lib/i18n/locales";

/** What the whole shop has in common. One currency for now; every price and total still carries its own. */
export const shop = { currency: "EUR", defaultLocale, locales } as const;

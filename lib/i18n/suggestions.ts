import type { Locale } from "./locales";
import en from "./messages/en/suggestions.json";
import fi from "./messages/fi/suggestions.json";
import ja from "./messages/ja/suggestions.json";
import ru from "./messages/ru/suggestions.json";
import tr from "./messages/tr/suggestions.json";

/** What the search field suggests under, once somebody goes to it, without the rest of the shop's words. */
export const suggestions: Record<Locale, typeof en> = { en, fi, tr, ru, ja };

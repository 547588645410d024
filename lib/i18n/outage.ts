import type { Locale } from "./locales";
import en from "./messages/en/outage.json";
import fi from "./messages/fi/outage.json";
import ja from "./messages/ja/outage.json";
import ru from "./messages/ru/outage.json";
import tr from "./messages/tr/outage.json";

/** What is said while nothing else of the shop can be shown, without the rest of its words. */
export const outage: Record<Locale, typeof en> = { en, fi, tr, ru, ja };

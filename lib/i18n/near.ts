import type { Locale } from "./locales";
import en from "./messages/en/near.json";
import fi from "./messages/fi/near.json";
import ja from "./messages/ja/near.json";
import ru from "./messages/ru/near.json";
import tr from "./messages/tr/near.json";

/** What is said where somebody looks for the nearest store, without the rest of the shop's words. */
export const near: Record<Locale, typeof en> = { en, fi, tr, ru, ja };

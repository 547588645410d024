import type { Locale } from "./locales";
import { en } from "./messages/en";
import { fi } from "./messages/fi";
import { ja } from "./messages/ja";
import { ru } from "./messages/ru";
import { tr } from "./messages/tr";

/** Every word of the shop, by area; English is the shape the other languages are checked against. */
export type Messages = typeof en;

const all: Record<Locale, Messages> = { en, fi, tr, ru, ja };

export const messagesIn = (locale: Locale): Messages => all[locale];

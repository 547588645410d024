import type { Words } from "./shape";

/** The languages that the `.words.ts` files add to the two the goods are written in. */
export const addedLocales = ["tr", "ru", "ja"] as const;
type AddedLocale = (typeof addedLocales)[number];

/** A text in the added languages. */
export type Added = Readonly<Record<AddedLocale, string>>;

/** A text in every language of the demo shop. */
export type AllWords = Words & Added;

/** What a product is called in a language, and what is said of it. */
type Told = readonly [title: string, description: string];

/** The goods of a department in the added languages, by slug. */
export type ToldGoods = Readonly<Record<string, Readonly<Record<AddedLocale, Told>>>>;

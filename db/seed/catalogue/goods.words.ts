import { bakeryWords } from "./bakery.words";
import { drinksWords } from "./drinks.words";
import { gardenWords } from "./garden.words";
import { homeWords } from "./home.words";
import { kitchenWords } from "./kitchen.words";
import { pantryWords } from "./pantry.words";
import { playWords } from "./play.words";
import { produceWords } from "./produce.words";
import type { Product } from "./shape";
import { addedLocales, type ToldGoods } from "./words";

/** All goods of the demo shop in the added languages, by slug. */
export const goodsWords: ToldGoods = {
  ...bakeryWords,
  ...produceWords,
  ...pantryWords,
  ...drinksWords,
  ...kitchenWords,
  ...gardenWords,
  ...playWords,
  ...homeWords,
};

export type ProductText = { readonly locale: string; readonly title: string; readonly description: string };

/** A product's texts, a row for each language. Throws when nobody has written it in one. */
export function textsOf(product: Product): ProductText[] {
  const told = goodsWords[product.slug];
  if (!told) throw new Error(`no words for ${product.slug}`);
  const written = (["en", "fi"] as const).map((locale) => ({
    locale,
    title: product.title[locale],
    description: product.description[locale],
  }));
  return [
    ...written,
    ...addedLocales.map((locale) => ({ locale, title: told[locale][0], description: told[locale][1] })),
  ];
}

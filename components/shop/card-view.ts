import { useTranslations } from "next-intl";
import type { ProductCard } from "@/lib/catalog/product-card";
import { unitPrice } from "@/lib/catalog/unit-price";
import { formatMoney, type Money } from "@/lib/kernel/money";
import { useCarriersWords } from "./carriers";
import type { Picture } from "./goods";

/** A product's card in the reader's words, ready to be shown. What there is nothing to say about is left out. */
export type CardView = {
  slug: string;
  title: string;
  picture: Picture | null;
  plinth: string;
  price: string;
  /** What it was before, said for those who do not see it struck out. */
  was?: { price: string; now: string; before: string };
  per?: string;
  off?: string;
  age?: string;
  /** In how many stores it is sold. */
  carriers: string;
};

/** How cards are said in the reader's language. @param stores how many the shop has */
export function useCardView(locale: string, stores: number): (card: ProductCard) => CardView {
  const t = useTranslations("shop");
  const unit = useTranslations("product.per");
  const carriers = useCarriersWords(stores);
  const money = (amount: Money) => formatMoney(amount, locale);
  return (card) => {
    const { slug, title, picture, plinth, price, compareAt, percentOff, ageLimit } = card;
    const per = unitPrice(card);
    return {
      slug,
      title,
      picture: picture && shortly(picture),
      plinth,
      price: card.fromPrice ? t.markup("price.from", { price: () => money(price) }) : money(price),
      carriers: carriers(card.carriers),
      ...(compareAt && {
        was: { price: money(compareAt), now: t("price.now"), before: t("price.before") },
      }),
      ...(per && {
        per: t.markup("price.perUnit", { price: () => money(per.price), unit: unit(per.unit) }),
      }),
      ...(percentOff > 0 && { off: t(compareAt ? "off" : "offUpTo", { percent: percentOff }) }),
      ...(ageLimit && { age: t("age", { age: ageLimit }) }),
    };
  };
}

/** What goes without saying is not said. */
const shortly = ({ src, alt, width, height }: NonNullable<ProductCard["picture"]>): Picture => ({
  src,
  ...(alt && { alt }),
  ...((width !== 256 || height !== 256) && { width, height }),
});

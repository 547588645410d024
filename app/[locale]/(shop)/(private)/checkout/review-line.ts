import type { ReviewLine } from "@/components/shop/checkout/view";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";

type Goods = Omit<ReviewLine, "options" | "total" | "was"> & {
  options: VariantOption[];
  /** Today's price of one, in minor units. */
  unitAmount: number | null;
  /** What one cost when it was put into the basket. */
  seenAmount: number | undefined;
};

export const inShopMoney = (amount: number): Money => ({ amount, currency: shop.currency });

/** A rate of VAT as the reader writes it: "25.5 %". */
export const rateWords = (basisPoints: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000);

/** What is ordered of one thing, and what that costs now and cost before. */
export function reviewLine(line: Goods, locale: string): ReviewLine {
  const { sku, title, picture, plinth, quantity, unitAmount, seenAmount } = line;
  const changed = unitAmount !== null && seenAmount !== undefined && seenAmount !== unitAmount;
  return {
    sku,
    title,
    options: line.options.map((option) => textIn(option.value, locale)).join(" · "),
    picture,
    plinth,
    quantity,
    total: unitAmount === null ? null : inShopMoney(unitAmount * quantity),
    was: changed ? inShopMoney(seenAmount * quantity) : null,
  };
}

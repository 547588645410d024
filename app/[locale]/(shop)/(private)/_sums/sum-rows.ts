import type { SumRow } from "@/components/shop/sum-rows";
import type { LocalizedText } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";
import type { Quote } from "@/lib/checkout/quote";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";

type Sums = {
  currency: string;
  /** The goods at their own prices. */
  goods: number;
  /** What sending costs before anything is taken off. */
  delivery: number;
  off: readonly { name: LocalizedText; code: string | null; amount: number }[];
};

/** What a total is made of, in the reader's words; nothing when it is the goods alone. */
export function sumRows({ currency, goods, delivery, off }: Sums, locale: string): SumRow[] {
  const t = translator(locale, "prices");
  if (delivery === 0 && off.length === 0) return [];
  const money = (amount: number) => ({ amount, currency });
  const sent = delivery > 0 ? [{ key: "delivery", label: t("delivery"), amount: money(delivery) }] : [];
  return [
    { key: "goods", label: t("goods"), amount: money(goods) },
    ...sent,
    ...off.map(({ name, code, amount }, i) => ({
      key: `off ${i}`,
      label: code ? t("withCode", { name: textIn(name, locale), code }) : textIn(name, locale),
      amount: money(-amount),
    })),
  ];
}

/** The same of what is not ordered yet. */
export const quoteRows = ({ priced }: Quote, locale: string): SumRow[] =>
  sumRows(
    {
      currency: shop.currency,
      goods: priced.subtotalAmount,
      delivery: priced.delivery.amount + priced.delivery.discount,
      off: priced.used.map(({ promotion, amount }) => ({ ...promotion, amount })),
    },
    locale,
  );

/** Each code that was given, and why it does nothing; empty when it counts. */
export function codesView(
  { priced, refused }: Quote,
  given: readonly string[],
  locale: string,
): { code: string; why: string }[] {
  const t = translator(locale, "prices.code.why");
  return given.map((code) => {
    const refusal = refused.find((r) => r.code === code);
    if (refusal?.why === "minimum") {
      const amount = formatMoney({ amount: refusal.missing, currency: shop.currency }, locale);
      return { code, why: t("minimum", { amount }) };
    }
    if (refusal) return { code, why: t(refusal.why) };
    const counts = priced.used.some(({ promotion }) => promotion.code === code);
    return { code, why: counts ? "" : t("outdone") };
  });
}

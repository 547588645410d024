import type { CandidateView, DifferenceView } from "@/components/staff/exchange-view";
import type { Candidate } from "@/lib/exchanges/candidates";
import type { ExchangeQuote } from "@/lib/exchanges/quote-exchange";
import { textIn } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/kernel/money";
import type { Words } from "./words";

type Asked = {
  locale: string;
  currency: string;
  /** How many go out. */
  quantity: number;
  chosen: string | null;
  /** The address that chooses a SKU. */
  choosing: (sku: string) => string;
};

/** Something that could go out; with fewer here than are wanted it is told, and not to be chosen. */
export function candidateView(candidate: Candidate, t: Words, asked: Asked): CandidateView {
  const { sku, title, options, picture, unitAmount, here } = candidate;
  const price = formatMoney({ amount: unitAmount, currency: asked.currency }, asked.locale);
  return {
    sku,
    title,
    options: options.map((option) => textIn(option.value, asked.locale)).join(" · "),
    picture,
    price: asked.quantity > 1 ? t("exchange.price", { price }) : price,
    here: t("exchange.here", { count: here }),
    href: here >= asked.quantity ? asked.choosing(sku) : null,
    chosen: sku === asked.chosen,
  };
}

/** The difference in words: what to take, what to give back, or neither. */
export function differenceView(quote: ExchangeQuote, t: Words, locale: string): DifferenceView {
  const { difference, back, out, ageLimit } = quote;
  const amount = formatMoney({ ...difference, amount: Math.abs(difference.amount) }, locale);
  const sides = t("exchange.sides", { back: formatMoney(back, locale), out: formatMoney(out, locale) });
  if (difference.amount > 0)
    return {
      way: "take",
      headline: t("exchange.take", { amount }),
      submit: t("exchange.submitTake", { amount }),
      sides,
      ageLimit,
    };
  if (difference.amount < 0)
    return {
      way: "give",
      headline: t("exchange.give", { amount }),
      submit: t("exchange.submitGive", { amount }),
      sides,
      ageLimit,
    };
  return { way: "even", headline: t("exchange.even"), submit: t("exchange.submit"), sides, ageLimit };
}

import { wordsOf } from "@/app/_server/outcome";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { formatMoney, type Money } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";

/** Whether something of the basket is not there any more. */
export const isSoldOut = (error: unknown): boolean =>
  error instanceof Problem && error.code === "reservation.insufficient_stock";

/** What a refusal says beside its own words: the field it is about, and what changed from what to what. */
export function aboutRefusal(error: unknown, locale: string): Partial<Outcome> {
  if (!(error instanceof Problem)) return {};
  const t = translator(locale, "checkout.errors");
  switch (error.code) {
    case "contact.wrong_code":
    case "contact.unverified":
      return { errors: { code: t("code") } };
    case "reservation.expired":
    case "reservation.not_held":
      // The page says it where it offers to hold the goods again.
      return { message: "", focus: "standing-hold" };
    case "gift_card.unknown":
    case "gift_card.not_enough":
    case "gift_card.too_many_tries":
      return { errors: { giftCard: wordsOf(locale, error.code) } };
    case "payment.declined":
    case "payment.unreachable":
      return { errors: { card: t("card") } };
    case "order.total_changed": {
      const { expected, total } = error.details as { expected: Money; total: Money };
      const message = translator(locale, "checkout")("priceChanged", {
        before: formatMoney(expected, locale),
        now: formatMoney(total, locale),
      });
      return { message };
    }
    default: {
      const errors = error.details.fields as Record<string, string> | undefined;
      return errors ? { errors } : {};
    }
  }
}

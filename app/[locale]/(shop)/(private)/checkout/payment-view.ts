import type { PaymentView } from "@/components/shop/checkout/view";
import { offeredPayments } from "@/lib/checkout/agreed-payment";
import { translator } from "@/lib/i18n/translator";
import { env } from "@/lib/kernel/env";
import { demoCards } from "@/lib/payments/providers/demo/cards";
import type { PaymentMethod } from "@/lib/payments/states";
import { chosenCard, chosenPayment } from "./chosen";

const titles: Partial<Record<PaymentMethod, "store" | "card" | "stripe">> = {
  pay_in_store: "store",
  demo_card: "card",
  stripe: "stripe",
};

/** The ways to pay this order, and why the others cannot. */
export function paymentView(typed: Record<string, string>, delivers: boolean, locale: string): PaymentView {
  const t = translator(locale, "checkout.pay");
  const possible = offeredPayments({ delivers });
  const chosen = chosenPayment(typed, delivers);
  // What pays a pickup but not a parcel is shown too, with the reason; what this shop has not at all is not.
  const known = offeredPayments({ delivers: false });
  return {
    choices: known.map((method) => ({
      method,
      title: t(titles[method] ?? "card"),
      text: t(method === "pay_in_store" ? "text" : "cardText"),
      why: possible.includes(method) ? "" : t("storeNot"),
      possible: possible.includes(method),
    })),
    chosen,
    cards: known.includes("demo_card") ? demoCards.map((id) => ({ id, label: t(`cards.${id}`) })) : [],
    card: chosenCard(typed),
    stripe: known.includes("stripe") ? (env().stripe?.publishableKey ?? null) : null,
  };
}

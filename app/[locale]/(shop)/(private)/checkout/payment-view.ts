import type { PaymentView } from "@/components/shop/checkout/view";
import { offeredPayments } from "@/lib/checkout/agreed-payment";
import { translator } from "@/lib/i18n/translator";
import { chosenCard, chosenPayment, demoCards } from "./chosen";

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
      title: t(method === "demo_card" ? "card" : "store"),
      text: t(method === "demo_card" ? "cardText" : "text"),
      why: possible.includes(method) ? "" : t("storeNot"),
      possible: possible.includes(method),
    })),
    chosen,
    cards: known.includes("demo_card") ? demoCards.map((id) => ({ id, label: t(`cards.${id}`) })) : [],
    card: chosenCard(typed),
  };
}

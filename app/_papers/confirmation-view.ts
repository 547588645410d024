import type { PaperView } from "@/components/shop/order/paper";
import { deliveredBy } from "@/lib/cart/basket-options";
import { vatByRate } from "@/lib/checkout/vat-by-rate";
import { translator } from "@/lib/i18n/translator";
import { dateAndTimeAt, dateAt, span, timeAt } from "@/lib/i18n/when";
import { env } from "@/lib/kernel/env";
import type { Confirmation, ConfirmedPart } from "@/lib/orders/confirmation";
import type { PaidBy } from "@/lib/payments/states";
import type { Store } from "@/lib/stores/store";
import { zoneOf } from "./document-view";
import { linesOf, placesOf, vatOf } from "./receipt-view";

/** What somebody ordered, in the reader's words. Days stand by their dates: paper is read on another day than today. */
export function confirmationView(order: Confirmation, stores: readonly Store[], locale: string): PaperView {
  const t = translator(locale, "order.confirmation");
  const { currency, number, placedAt, lines, deliveryAmount, deliveryVat, parts } = order;
  const money = (amount: number) => ({ amount, currency });
  const places = [...new Set(parts.map(({ store }) => store))];
  const zone = places.length > 0 ? zoneOf(places[0]!, stores) : (stores[0]?.timeZone ?? "UTC");
  return {
    title: t("title"),
    numbers: [translator(locale, "order.receipt")("number", { number })],
    date: dateAt(new Date(placedAt), locale, zone, "long"),
    seller: env().seller,
    places: placesOf(places, stores),
    parts: parts.map((part) => partOf(order, part, stores, locale)),
    lines: linesOf(lines, currency, locale),
    delivery: deliveryAmount > 0 ? money(deliveryAmount) : null,
    total: money(order.totalAmount),
    vat: vatOf(vatByRate(lines, deliveryVat), currency, locale),
    paid: order.payments.map(({ method, amount }) => ({
      by: t(`by.${paidBy[method]}`),
      said: "",
      amount: money(amount),
    })),
    note: t("note"),
    issued: [],
  };
}

/** Who writes the bill of a card is nobody's concern who pays by it. */
const paidBy = {
  pay_in_store: "pay_in_store",
  demo_card: "card",
  stripe: "card",
  gift_card: "gift_card",
  counter: "counter",
  exchange: "exchange",
} as const satisfies Record<PaidBy, string>;

function partOf(
  { placedAt, sentTo }: Confirmation,
  { method, store, readyBy, window }: ConfirmedPart,
  stores: readonly Store[],
  locale: string,
): PaperView["parts"][number] {
  const t = translator(locale, "order.confirmation");
  const zone = zoneOf(store, stores);
  if (method === "delivery") {
    const day = dateAt(deliveredBy(new Date(placedAt)), locale, zone, "medium");
    return { title: t("sent", { place: sentTo ?? "" }), text: t("expected", { day }) };
  }
  const title = t("collected", { store: stores.find((s) => s.slug === store)?.name ?? store });
  if (!window) return { title, text: t("ready", { when: dateAndTimeAt(new Date(readyBy), locale, zone) }) };
  const [from, to] = [new Date(window.startsAt), new Date(window.endsAt)];
  return {
    title,
    text: t("window", { when: span(dateAndTimeAt(from, locale, zone), timeAt(to, locale, zone), locale) }),
  };
}

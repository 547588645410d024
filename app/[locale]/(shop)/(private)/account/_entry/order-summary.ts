import "server-only";
import { standing } from "@/app/[locale]/(shop)/(private)/orders/[token]/standing";
import type { OrderSummary } from "@/components/shop/account/order-card";
import type { Tone } from "@/components/shop/now-answer";
import type { Locale } from "@/lib/i18n/locales";
import { dateAt } from "@/lib/i18n/when";
import { derivedToken } from "@/lib/kernel/secrets";
import type { Order } from "@/lib/orders/order";
import { terminalFulfillmentStates } from "@/lib/pickup/states";
import type { Store } from "@/lib/stores/store";

const goodsShown = 3;
const over = new Set<string>(terminalFulfillmentStates);

/** Ready is the news; what is on its way waits, and what is over is quiet. */
const toneOf = (state: string): Tone =>
  state === "ready" || state === "shipped" ? "ready" : over.has(state) ? "none" : "elsewhere";

/** An order as the list of a customer's orders shows it. */
export function orderSummary(
  order: Order,
  stores: readonly Store[],
  reader: { locale: Locale; now: Date },
): OrderSummary {
  const lines = order.fulfillments.flatMap((f) => f.lines.filter((line) => line.ordered > line.moved));
  return {
    number: order.number,
    href: `/${reader.locale}/orders/${derivedToken("order", order.id)}`,
    date: dateAt(new Date(order.placedAt), reader.locale, stores[0]?.timeZone ?? "UTC", "long"),
    total: { amount: order.totalAmount, currency: order.currency },
    parts: order.fulfillments
      .filter((f) => f.closeReason !== "moved")
      .map((f) => {
        const zone = stores.find((store) => store.id === f.locationId)?.timeZone ?? "UTC";
        const { headline, text } = standing(order, f, zone, reader);
        return { id: f.id, headline, text, tone: toneOf(f.state) };
      }),
    open: order.fulfillments.some((f) => !over.has(f.state)),
    goods: lines.slice(0, goodsShown).map(({ id, title, picture }) => ({ id, title, picture })),
    more: Math.max(0, lines.length - goodsShown),
  };
}

import "server-only";
import type { Tx } from "@/db/client";
import { deliveredBy } from "@/lib/cart/basket-options";
import { translator } from "@/lib/i18n/translator";
import { weekdayAt } from "@/lib/i18n/when";
import { deliveryZone } from "@/lib/inventory/readiness-words";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { storeById } from "@/lib/stores/queries";
import { addressLine, type Composed, type EventRow, goodsLines, toCustomer } from "./letter";
import { readyWords } from "./ready-words";

/** What was ordered, where and when each part of it will be ready or where it is sent, and what it costs. */
export async function orderPlaced(tx: Tx, event: EventRow, order: Order): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const body: string[] = [t("orderPlaced.thanks")];
  for (const part of order.fulfillments) {
    const goods = goodsLines(
      t,
      part.lines.map((l) => ({ quantity: l.ordered, title: l.title })),
    );
    if (part.review === "held") {
      body.push(t("orderPlaced.review"), goods);
      continue;
    }
    if (part.method === "delivery") {
      const address = order.deliveryAddress ? addressLine(order.deliveryAddress) : "";
      const day = weekdayAt(deliveredBy(event.at), order.locale, deliveryZone);
      body.push(t("orderPlaced.delivery", { address }), goods, t("orderPlaced.expected", { day }));
      continue;
    }
    const { timeZone } = await storeById(tx, part.locationId);
    body.push(
      t("orderPlaced.body", { store: part.storeName }),
      goods,
      readyWords(t, order, part, timeZone, event.at),
    );
  }
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, order.locale);
  const prices = translator(order.locale, "prices");
  const off = order.discountAmount + order.deliveryDiscount;
  const sent = order.deliveryAmount + order.deliveryDiscount;
  const sums = [
    ...(sent > 0 ? [`${prices("delivery")}: ${money(sent)}`] : []),
    ...(off > 0 ? [`${prices("discount")}: ${money(-off)}`] : []),
  ];
  if (sums.length > 0) body.push(sums.join("\n"));
  const total = money(order.totalAmount);
  const inStore = order.fulfillments.some((f) => f.payment?.method === "pay_in_store");
  const here = order.payment?.method === "counter";
  body.push(t(inStore ? "total" : here ? "totalAtCounter" : "totalByCard", { total }));
  return toCustomer(order, "order-placed", t("orderPlaced.subject", { number: order.number }), body, t);
}

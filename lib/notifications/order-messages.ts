import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { storeById } from "@/lib/stores/queries";
import { type Composed, type EventRow, toCustomer } from "./letter";
import { readyWords } from "./ready-words";

/** What was ordered, where and when each part of it will be ready, and what it costs. */
export async function orderPlaced(tx: Tx, event: EventRow, order: Order): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const body: string[] = [];
  for (const pickup of order.fulfillments) {
    const { timeZone } = await storeById(tx, pickup.locationId);
    body.push(
      t("orderPlaced.body", { store: pickup.storeName }),
      pickup.lines.map((l) => t("line", { quantity: l.ordered, title: l.title })).join("\n"),
      readyWords(t, order, pickup, timeZone, event.at),
    );
  }
  body.push(
    t("total", { total: formatMoney({ amount: order.totalAmount, currency: order.currency }, order.locale) }),
  );
  return toCustomer(order, "order-placed", t("orderPlaced.subject", { number: order.number }), body, t);
}

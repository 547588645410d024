import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { notReleased } from "@/lib/pickup/review";
import { storeById } from "@/lib/stores/queries";
import { type Composed, type EventRow, goodsLines, toCustomer } from "./letter";
import { readyWords } from "./ready-words";

const goodsOf = (part: Fulfillment) =>
  part.lines.map((l) => ({ quantity: l.ordered - l.short - l.cancelled, title: l.title }));

/** The shop has looked at an order that it held: when it is ready now. */
export async function reviewReleased(
  tx: Tx,
  event: EventRow,
  order: Order,
  part: Fulfillment,
): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const subject = t("released.subject", { number: order.number });
  const goods = goodsLines(t, goodsOf(part));
  if (part.method === "delivery")
    return toCustomer(order, "released", subject, [t("released.delivery"), goods], t);
  const { timeZone } = await storeById(tx, part.locationId);
  const body = [
    t("released.body", { store: part.storeName }),
    goods,
    ...(event.data.windowMissed === true ? [t("released.windowMissed")] : []),
    readyWords(t, order, part, timeZone, event.at),
  ];
  return toCustomer(order, "released", subject, body, t);
}

/** What the shop held and nobody looked at in time was called off. */
export function reviewLapsed(order: Order): Composed {
  const t = translator(order.locale, "mail");
  const { number } = order;
  const body = [t("notReleased.body"), t("notReleased.nothing"), t("notReleased.again")];
  return toCustomer(order, "not-released", t("notReleased.subject", { number }), body, t);
}

/** A parcel that the shop gave up. What its customer called off they know. */
export function deliveryCancelled(_tx: Tx, event: EventRow, order: Order): Composed | null {
  const { by, reason } = event.data;
  if (by !== "store") return null;
  if (reason === notReleased.reason) return reviewLapsed(order);
  const t = translator(order.locale, "mail");
  const body = [
    t("deliveryCancelled.body"),
    ...(typeof reason === "string" ? [t("pickupCancelled.reason", { reason })] : []),
  ];
  const subject = t("deliveryCancelled.subject", { number: order.number });
  return toCustomer(order, "delivery-cancelled", subject, body, t);
}

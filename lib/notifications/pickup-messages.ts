import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { proofOf } from "@/lib/pickup/codes";
import { notReleased } from "@/lib/pickup/review";
import { storeById } from "@/lib/stores/queries";
import { type Composed, type EventRow, momentAt, toCustomer } from "./letter";
import { reviewLapsed } from "./review-messages";

export async function pickupReady(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const store = await storeById(tx, pickup.locationId);
  const { street, postalCode, city } = store.address;
  const proof = proofOf(pickup);
  const body = [
    t("pickupReady.body", { store: store.name, address: `${street}, ${postalCode} ${city}` }),
    ...(proof ? [t("pickupReady.code", { code: proof.code })] : []),
    ...(pickup.pickupBy
      ? [t("pickupReady.until", { when: momentAt(pickup.pickupBy, order, store.timeZone, event.at) })]
      : []),
  ];
  const subject = t("pickupReady.subject", { number: order.number, store: store.name });
  return toCustomer(order, "pickup-ready", subject, body, t);
}

export function pickupCollected(_tx: Tx, event: EventRow, order: Order, pickup: Fulfillment): Composed {
  const t = translator(order.locale, "mail");
  const by = event.data.collectedBy as { name?: unknown } | undefined;
  const collector = typeof by?.name === "string" ? by.name : order.customer.name;
  const body = [
    t("pickupCollected.body", { collector, store: pickup.storeName }),
    t("pickupCollected.notYou"),
  ];
  const subject = t("pickupCollected.subject", { number: order.number });
  return toCustomer(order, "pickup-collected", subject, body, t);
}

/** Nothing for one that moved, or of which nothing was left: what became of its goods is said already. */
export function pickupCancelled(
  _tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Composed | null {
  const { by, reason } = event.data;
  if (by === "customer" && (reason === "moved" || reason === "nothing_left")) return null;
  if (reason === notReleased.reason) return reviewLapsed(order);
  const t = translator(order.locale, "mail");
  const byStore = by === "store";
  const body = [
    t(byStore ? "pickupCancelled.byStore" : "pickupCancelled.byCustomer", { store: pickup.storeName }),
    ...(byStore && typeof reason === "string" ? [t("pickupCancelled.reason", { reason })] : []),
  ];
  const subject = t("pickupCancelled.subject", { number: order.number, store: pickup.storeName });
  return toCustomer(order, "pickup-cancelled", subject, body, t);
}

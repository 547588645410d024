import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { proofOf } from "@/lib/pickup/codes";
import { storeById } from "@/lib/stores/queries";
import { addressLine, type Composed, type EventRow, momentAt, toCustomer } from "./letter";

/** A pickup that will not wait much longer. Nothing when it was collected, or is over, in the meantime. */
export async function pickupReminded(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Promise<Composed | null> {
  if (pickup.state !== "ready" || !pickup.pickupBy) return null;
  const t = translator(order.locale, "mail");
  const store = await storeById(tx, pickup.locationId);
  const when = momentAt(pickup.pickupBy, order, store.timeZone, event.at);
  const proof = proofOf(pickup);
  const body = [
    t("pickupReminded.body", { store: store.name, address: addressLine(store.address), when }),
    ...(proof ? [t("pickupReminded.code", { code: proof.code })] : []),
    t(pickup.extendedAt ? "pickupReminded.elsewhere" : "pickupReminded.extend"),
  ];
  const subject = t("pickupReminded.subject", { number: order.number, store: store.name, when });
  return toCustomer(order, "pickup-reminded", subject, body, t);
}

export function pickupExpired(_tx: Tx, _event: EventRow, order: Order, pickup: Fulfillment): Composed {
  const t = translator(order.locale, "mail");
  const store = pickup.storeName;
  const body = [t("pickupExpired.body", { store }), t("pickupExpired.again")];
  const subject = t("pickupExpired.subject", { number: order.number, store });
  return toCustomer(order, "pickup-expired", subject, body, t);
}

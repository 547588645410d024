import "server-only";
import type { Tx } from "@/db/client";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { orderById } from "@/lib/orders/queries";
import { accountCodeMessage, passwordChangedMessage } from "./account-messages";
import { stockBack } from "./alert-messages";
import { pickupMoved, pickupRescheduled } from "./change-messages";
import { contactCodeMessage } from "./contact-messages";
import { codeReissued, pickupUndone } from "./counter-messages";
import { pickupExpired, pickupReminded } from "./deadline-messages";
import { goodsExchanged, isOfExchange } from "./exchange-messages";
import type { Composed, EventRow } from "./letter";
import { lineCancelled } from "./line-messages";
import { orderPlaced } from "./order-messages";
import { capturedEarly, captureFailed, endedUnpaid, refunded } from "./payment-messages";
import { personChanged } from "./person-messages";
import { pickupCancelled, pickupCollected, pickupReady } from "./pickup-messages";
import { returnHeld, returnReceived, returnRefunded, returnRejected } from "./return-messages";
import { deliveryCancelled, reviewReleased } from "./review-messages";
import { lineShort, shortChosen } from "./short-messages";
import { staffInvitation } from "./staff-messages";

type Composer = (
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
) => Composed | null | Promise<Composed | null>;

type OrderComposer = (tx: Tx, event: EventRow, order: Order) => Composed | null | Promise<Composed | null>;

/** Who writes the message of an event about one pickup or parcel; other events tell nobody. */
const ofPickup: Record<string, Composer> = {
  "pickup.ready": pickupReady,
  "pickup.collected": pickupCollected,
  "pickup.cancelled": pickupCancelled,
  "pickup.line_short": lineShort,
  "pickup.line_cancelled": lineCancelled,
  "delivery.line_cancelled": lineCancelled,
  "pickup.short_chosen": shortChosen,
  "pickup.moved": pickupMoved,
  "pickup.rescheduled": pickupRescheduled,
  "pickup.person_changed": personChanged,
  "pickup.reminded": pickupReminded,
  "pickup.expired": pickupExpired,
  "pickup.undone": pickupUndone,
  "pickup.code_reissued": codeReissued,
  "pickup.released": reviewReleased,
  "delivery.released": reviewReleased,
  "delivery.cancelled": deliveryCancelled,
};

/** Who writes the message of an event about an order, its money or what came back of it. */
const ofOrder: Record<string, OrderComposer> = {
  "order.placed": orderPlaced,
  "payment.captured_early": capturedEarly,
  "payment.capture_failed": captureFailed,
  "payment.voided": endedUnpaid,
  "payment.refunded": refunded,
  "return.exchanged": goodsExchanged,
  "return.received": returnReceived,
  "return.refunded": returnRefunded,
  "return.held": returnHeld,
  "return.rejected": returnRejected,
};

/** What an event tells the person it is about; null for events that tell nobody. */
export async function compose(tx: Tx, event: EventRow): Promise<Composed | null> {
  if (event.name === "contact.code_requested") return contactCodeMessage(tx, event);
  if (event.name === "account.code_requested") return accountCodeMessage(tx, event);
  if (event.name === "account.password_changed") return passwordChangedMessage(tx, event);
  if (event.name === "staff.invited" || event.name === "staff.reset") return staffInvitation(tx, event);
  if (event.name === "alert.due") return stockBack(tx, event);
  if (!event.orderId || isOfExchange(event)) return null;
  const order = await orderById(tx, event.orderId);
  if (Object.hasOwn(ofOrder, event.name)) return ofOrder[event.name]!(tx, event, order);
  const pickup = order.fulfillments.find((f) => f.id === event.fulfillmentId);
  const composer = Object.hasOwn(ofPickup, event.name) ? ofPickup[event.name] : undefined;
  return pickup && composer ? composer(tx, event, order, pickup) : null;
}

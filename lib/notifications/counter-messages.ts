import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { proofOf } from "@/lib/pickup/codes";
import { type Composed, type EventRow, toCustomer } from "./letter";

/** Only what the customer had been told too early is taken back; of the rest they have heard nothing. */
export function pickupUndone(_tx: Tx, event: EventRow, order: Order, pickup: Fulfillment): Composed | null {
  const { verb, from } = event.data;
  const t = translator(order.locale, "mail");
  const names = { number: order.number, store: pickup.storeName };
  if (verb === "markReady")
    return toCustomer(
      order,
      "pickup-not-ready",
      t("notReady.subject", names),
      [t("notReady.body", names)],
      t,
    );
  if (verb === "markCollected" && from === "collected")
    return toCustomer(
      order,
      "pickup-not-collected",
      t("notCollected.subject", names),
      [t("notCollected.body", names)],
      t,
    );
  return null;
}

/** Nothing when the code was revoked or the pickup ended before this was written: there is no code to tell. */
export function codeReissued(_tx: Tx, _event: EventRow, order: Order, pickup: Fulfillment): Composed | null {
  const proof = pickup.closedAt === null ? proofOf(pickup) : null;
  if (!proof) return null;
  const t = translator(order.locale, "mail");
  const body = [
    t("codeReissued.body", { store: pickup.storeName }),
    t("codeReissued.code", { code: proof.code }),
  ];
  return toCustomer(order, "pickup-code", t("codeReissued.subject", { number: order.number }), body, t);
}

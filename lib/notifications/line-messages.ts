import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { type Composed, type EventRow, goodsLines, toCustomer } from "./letter";

/** Units of a line that were called off, by whom, and what that means for the bill. */
export function lineCancelled(_tx: Tx, event: EventRow, order: Order, part: Fulfillment): Composed | null {
  const line = part.lines.find(({ id }) => id === event.data.line);
  if (!line) return null;
  const t = translator(order.locale, "mail");
  const { by, reason, quantity } = event.data;
  const byStore = by === "store";
  const told = byStore && typeof reason === "string" && reason !== "cancelled";
  const body = [
    t(byStore ? "lineCancelled.byStore" : "lineCancelled.byCustomer"),
    goodsLines(t, [{ quantity: Number(quantity), title: line.title }]),
    ...(told ? [t("pickupCancelled.reason", { reason })] : []),
    t("lineCancelled.money"),
  ];
  return toCustomer(order, "line-cancelled", t("lineCancelled.subject", { number: order.number }), body, t);
}

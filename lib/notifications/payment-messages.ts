import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { type Composed, type EventRow, toCustomer } from "./letter";

type Letter = (tx: Tx, event: EventRow, order: Order) => Composed | null;

/** The amount that an event of a payment is about, as the order's customer reads it. */
export const amountOf = (event: EventRow, order: Order): string =>
  formatMoney({ amount: Number(event.data.amount), currency: order.currency }, order.locale);

const storeOf = (event: EventRow, order: Order): string =>
  order.fulfillments.find((f) => f.id === event.fulfillmentId)?.storeName ?? "";

/** A card that would soon not be good for its money any more was charged before its goods were collected. */
export const capturedEarly: Letter = (_tx, event, order) => {
  const t = translator(order.locale, "mail");
  const names = { number: order.number, amount: amountOf(event, order) };
  const body = [t("capturedEarly.body", names), t("capturedEarly.back")];
  return toCustomer(order, "captured-early", t("capturedEarly.subject", names), body, t);
};

/** A bank that promised money did not pay it: what happens now, and how it can be paid instead. */
export const captureFailed: Letter = (_tx, event, order) => {
  const t = translator(order.locale, "mail");
  const names = { number: order.number, amount: amountOf(event, order) };
  const part = order.fulfillments.find((f) => f.id === event.fulfillmentId);
  const gone = part?.lines.some((line) => line.collected > 0) ?? false;
  const body = gone
    ? [t("captureFailed.gone", names), t("captureFailed.inStore", { number: order.number })]
    : [t("captureFailed.waiting", names), t("captureFailed.later")];
  return toCustomer(order, "capture-failed", t("captureFailed.subject", names), body, t);
};

/** Why an order was never placed, of those ends that its shopper may not have seen. */
const ended = {
  not_answered: "notAnswered",
  not_confirmed: "notConfirmed",
  goods_gone: "goodsGone",
} as const;
type Ended = keyof typeof ended;
const isEnded = (reason: unknown): reason is Ended =>
  typeof reason === "string" && Object.hasOwn(ended, reason);

/** A payment that came to nothing, and no order with it. Of an order that was placed other letters speak. */
export const endedUnpaid: Letter = (_tx, event, order) => {
  const { reason } = event.data;
  if (!isEnded(reason)) return null;
  const t = translator(order.locale, "mail");
  const { number } = order;
  const body = [t(`endedUnpaid.${ended[reason]}`), t("endedUnpaid.nothing"), t("endedUnpaid.again")];
  return toCustomer(order, "ended-unpaid", t("endedUnpaid.subject", { number }), body, t);
};

/** What a means that gave money back is called in `mail.refunded`. */
const means = { gift_card: "giftCard", cash: "cash", card_terminal: "terminal" } as const;

/** Money that went back, by which means, and when to expect it. What came back with goods is told with them. */
export const refunded: Letter = (_tx, event, order) => {
  const { method, cause } = event.data;
  if (cause === "return") return null;
  const t = translator(order.locale, "mail");
  const names = { number: order.number, amount: amountOf(event, order), store: storeOf(event, order) };
  const by = Object.entries(means).find(([known]) => known === method)?.[1] ?? "card";
  return toCustomer(order, "refunded", t("refunded.subject", names), [t(`refunded.${by}`, names)], t);
};

import { z } from "zod";
import { cancelLineInput } from "@/lib/checkout/cancel-line";
import { placeOrderInput } from "@/lib/checkout/input";
import type { Ctx } from "@/lib/kernel/actor";
import type { Order } from "@/lib/orders/order";
import { orderStates } from "@/lib/orders/states";
import { paymentStates } from "@/lib/payments/states";
import type { OpenChoices } from "@/lib/pickup/open-choices";
import { call } from "./call";
import { fulfillment, fulfillmentAnswer, payment, visibleFulfillments } from "./fulfillments";
import { instant, money } from "./values";

const order = z
  .strictObject({
    number: z.string(),
    state: z.enum(orderStates.states as [string, ...string[]]),
    placedAt: instant,
    fulfillments: z.array(fulfillment),
    totals: z.strictObject({
      subtotal: money.describe("The goods at their own prices, VAT included."),
      discount: money.describe("What promotions take off goods and delivery."),
      delivery: money.describe("What sending costs before promotions, VAT included; 0 when nothing is sent."),
      vat: money.describe("The VAT contained in the total."),
      total: money.describe("Goods less discount, and delivery."),
    }),
    payment: payment.describe("All of the order's payments together."),
  })
  .meta({ id: "Order" });

const newOrder = order
  .extend({ token: z.string().describe("Opens this order; answered only here.") })
  .meta({ id: "NewOrder" });

export const placeOrderCall = call({
  method: "POST",
  path: "/orders",
  operation: "placeOrder",
  summary: "Turn reservations into an order",
  description:
    "Prices are the shop's own; `expectedTotal` says what the shopper was shown, so that a change is refused instead of charged.",
  key: "required",
  body: placeOrderInput,
  status: 201,
  patient: true,
  answer: newOrder,
  problems: [
    "contact.unverified",
    "delivery.not_served",
    "gift_card.not_enough",
    "gift_card.too_many_tries",
    "gift_card.unknown",
    "order.quota",
    "order.total_changed",
    "payment.declined",
    "payment.method_unavailable",
    "payment.too_many_declines",
    "payment.unreachable",
    "promotion.code_first_order",
    "promotion.code_goods",
    "promotion.code_minimum",
    "promotion.code_sending",
    "promotion.code_unknown",
    "promotion.code_used",
    "promotion.too_many_tries",
    "promotion.used_up",
    "reservation.expired",
    "reservation.insufficient_stock",
    "reservation.not_found",
    "reservation.quota",
    "variant.no_price",
    "variant.not_found",
  ],
});

export const getOrderCall = call({
  method: "GET",
  path: "/orders/{number}",
  operation: "getOrder",
  summary: "See an order",
  answer: order,
  problems: ["order.not_found"],
});

export const cancelOrderCall = call({
  method: "POST",
  path: "/orders/{number}/cancel",
  operation: "cancelOrder",
  summary: "Call an order off: every part of it that is still open ends",
  key: "required",
  body: z.strictObject({ reason: z.string().trim().min(1).max(200).optional() }),
  answer: order,
  problems: ["auth.forbidden", "order.not_cancellable", "order.not_found"],
});

export const cancelLineCall = call({
  method: "POST",
  path: "/orders/{number}/lines/{id}/cancel",
  operation: "cancelLine",
  summary:
    "Call units of one line off before they are handed over or sent; for its shopper, and for staff of their store",
  description:
    "`id` is the line of a fulfillment. Without `quantity` it is all that is still open of it. A fulfillment that is left with " +
    "nothing is cancelled.",
  key: "required",
  body: cancelLineInput.pick({ quantity: true, reason: true }),
  answer: order,
  problems: ["line.in_transit", "line.not_cancellable", "line.not_found", "line.too_many", "order.not_found"],
});

/** @param choices what its shopper may still choose; a new order asks nothing. */
export function orderAnswer(ctx: Ctx, o: Order, choices: OpenChoices = new Map()): z.input<typeof order> {
  return {
    number: o.number,
    state: o.state,
    placedAt: o.placedAt,
    fulfillments: visibleFulfillments(ctx, o).map((f) => fulfillmentAnswer(ctx, o, f, choices)),
    totals: totalsOf(o),
    payment: paymentOf(o),
  };
}

function totalsOf(o: Order): z.input<typeof order>["totals"] {
  const of = (amount: number) => ({ amount, currency: o.currency });
  return {
    subtotal: of(o.totalAmount + o.discountAmount - o.deliveryAmount),
    discount: of(o.discountAmount + o.deliveryDiscount),
    delivery: of(o.deliveryAmount + o.deliveryDiscount),
    vat: of(o.vatAmount),
    total: of(o.totalAmount),
  };
}

/**
 * The payments of all parts as one: as far as the least advanced of them that still counts, and their sums.
 * A voided part counts only when every part is.
 */
export function paymentOf(o: Order): z.input<typeof payment> {
  const parts = [o, ...o.fulfillments].flatMap(({ payment }) => (payment ? [payment] : []));
  const live = parts.filter((p) => p.state !== "voided" && p.state !== "failed");
  const counted = live.length > 0 ? live : parts;
  const of = (pick: (p: (typeof parts)[number]) => number) => ({
    amount: counted.reduce((sum, p) => sum + pick(p), 0),
    currency: o.currency,
  });
  const state = paymentStates.states.find((s) => counted.some((p) => p.state === s));
  return {
    method: parts[0]?.method ?? "pay_in_store",
    state: state ?? paymentStates.initial,
    amount: of((p) => p.amount),
    captured: of((p) => p.captured),
    refunded: of((p) => p.refunded),
    ...(o.payment?.nextAction ? { nextAction: o.payment.nextAction } : {}),
  };
}

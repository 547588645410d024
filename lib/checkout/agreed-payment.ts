import { shop } from "@/lib/catalog/shop";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { offeredWays } from "@/lib/payments/providers";
import { type PaymentMethod, paymentStates } from "@/lib/payments/states";
import type { PlaceOrderInput } from "./input";
import type { NewFulfillment, NewPayment } from "./insert-order";

/**
 * What can pay an order, the usual way first. None when parcels cannot be paid for at all.
 */
export const offeredPayments = (ask: { delivers: boolean }): PaymentMethod[] => offeredWays(ask);

/**
 * Refuses what cannot pay this order. A gift card goes with whatever a provider moves, or alone; what is paid in a store is
 * owed pickup by pickup. Throws `payment.method_unavailable`.
 */
export function refuseUnofferedPayment(input: PlaceOrderInput): void {
  const { method, giftCard } = input.payment;
  const delivers = input.delivery !== undefined;
  const offered =
    method === "gift_card" ? giftCard !== undefined : offeredPayments({ delivers }).includes(method);
  if (!offered || (method === "pay_in_store" && giftCard !== undefined))
    throw new Problem("invalid", "payment.method_unavailable", "This way of paying is not offered.", {
      errors: [{ pointer: "/payment/method", code: "payment.method_unavailable", detail: "is not offered" }],
    });
}

/**
 * Money taken in the store is owed pickup by pickup; a till that sold everything has it; a card is authorised for what no gift card pays of the whole order.
 * Nobody is asked for nothing.
 * @param byGiftCard what a gift card pays, in minor units
 * Throws `gift_card.not_enough` when nothing else was said to pay the rest.
 */
export function paymentsOf(
  input: PlaceOrderInput,
  fulfillments: readonly NewFulfillment[],
  totalAmount: number,
  byGiftCard: number,
): NewPayment[] {
  const { method } = input.payment;
  const state = paymentStates.initial;
  if (method !== "pay_in_store") {
    const ofAll = { fulfillmentId: null, amount: totalAmount - byGiftCard };
    if (method === "gift_card" && ofAll.amount > 0) throw notEnough(ofAll.amount);
    const authorised = paymentStates.next(state, "authorise")!;
    const gift = { id: newId(), fulfillmentId: null, method: "gift_card", state: authorised } as const;
    return [
      ...(ofAll.amount > 0
        ? [{ ...ofAll, id: newId(), method, state: method === "counter" ? authorised : state }]
        : []),
      ...(byGiftCard > 0 ? [{ ...gift, amount: byGiftCard }] : []),
    ];
  }
  return fulfillments.map((f) => ({
    id: newId(),
    fulfillmentId: f.id,
    method,
    state,
    amount: f.lines.reduce((sum, l) => sum + l.orderLine.totalAmount, 0),
  }));
}

const notEnough = (amount: number) =>
  new Problem("conflict", "gift_card.not_enough", "The gift card does not pay all of it.", {
    left: { amount, currency: shop.currency },
  });

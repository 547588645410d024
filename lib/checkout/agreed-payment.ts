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

/** Refuses what cannot pay this order. Throws `payment.method_unavailable`. */
export function refuseUnofferedPayment(input: PlaceOrderInput): void {
  const delivers = input.delivery !== undefined;
  if (!offeredPayments({ delivers }).includes(input.payment.method))
    throw new Problem("invalid", "payment.method_unavailable", "This way of paying is not offered.", {
      errors: [{ pointer: "/payment/method", code: "payment.method_unavailable", detail: "is not offered" }],
    });
}

/** Money taken in the store is owed pickup by pickup; a card is authorised for the whole order. */
export function paymentsOf(
  input: PlaceOrderInput,
  fulfillments: readonly NewFulfillment[],
  totalAmount: number,
): NewPayment[] {
  const { method } = input.payment;
  const state = paymentStates.initial;
  if (method !== "pay_in_store")
    return [{ id: newId(), fulfillmentId: null, method, state, amount: totalAmount }];
  return fulfillments.map((f) => ({
    id: newId(),
    fulfillmentId: f.id,
    method,
    state,
    amount: f.lines.reduce((sum, l) => sum + l.orderLine.totalAmount, 0),
  }));
}

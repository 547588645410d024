import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { type PaymentMethod, paymentStates } from "@/lib/payments/states";
import type { PlaceOrderInput } from "./input";
import type { NewFulfillment, NewPayment } from "./insert-order";

/**
 * What can pay an order, the usual way first: money taken in a store pays for what is collected there, never for a
 * parcel. None when parcels cannot be paid for at all.
 */
export const offeredPayments = ({ delivers }: { delivers: boolean }): PaymentMethod[] => [
  ...(delivers ? [] : (["pay_in_store"] as const)),
  ...(env().mode === "demo" ? (["demo_card"] as const) : []),
];

/** Refuses what cannot pay this order. Throws `payment.method_unavailable`. */
export function refuseUnofferedPayment(input: PlaceOrderInput): void {
  const delivers = input.delivery !== undefined;
  if (!offeredPayments({ delivers }).includes(input.payment.method))
    throw new Problem("invalid", "payment.method_unavailable", "This way of paying is not offered.", {
      errors: [{ pointer: "/payment/method", code: "payment.method_unavailable", detail: "is not offered" }],
    });
}

/** What the card of the demo shop says to these; to every other token it says yes. */
const declined = /declined/i;

/**
 * The demo shop's card, which needs no provider to ask: it says no to a token that says so itself.
 * Throws `payment.declined` (402).
 */
export function authoriseDemoCard(input: PlaceOrderInput): void {
  if (input.payment.method === "demo_card" && declined.test(input.payment.token ?? ""))
    throw new Problem("declined", "payment.declined", "The card was declined. What you hold stays held.");
}

/** Money taken in the store is owed pickup by pickup; a card is authorised for the whole order. */
export function paymentsOf(
  input: PlaceOrderInput,
  fulfillments: readonly NewFulfillment[],
  totalAmount: number,
): NewPayment[] {
  const { method } = input.payment;
  if (method !== "pay_in_store") {
    const state = paymentStates.next(paymentStates.initial, "authorise")!;
    return [{ fulfillmentId: null, method, state, amount: totalAmount }];
  }
  return fulfillments.map((f) => ({
    fulfillmentId: f.id,
    method,
    state: paymentStates.initial,
    amount: f.lines.reduce((sum, l) => sum + l.orderLine.totalAmount, 0),
  }));
}

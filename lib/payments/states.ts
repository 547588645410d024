import { machine } from "@/lib/kernel/machine";

/**
 * `pay_in_store` is captured at handover; a card is authorised at checkout and captured later; a `counter` took all of it
 * when it sold what is collected or sent later.
 */
export const paymentStates = machine("pending", [
  ["pending", "authorise", "authorised"],
  ["pending", "capture", "captured"],
  ["pending", "void", "voided"],
  ["pending", "fail", "failed"],
  ["authorised", "capture", "captured"],
  ["authorised", "void", "voided"],
  ["authorised", "fail", "failed"],
  ["captured", "refundPart", "partially_refunded"],
  ["captured", "refund", "refunded"],
  ["partially_refunded", "refundPart", "partially_refunded"],
  ["partially_refunded", "refund", "refunded"],
]);
export type PaymentState = (typeof paymentStates.states)[number];

export const paymentMethods = ["pay_in_store", "demo_card", "stripe", "gift_card", "counter"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** What pays an order: what its shopper chose, or money of another order whose goods came back for these. */
export const paidBy = [...paymentMethods, "exchange"] as const;
export type PaidBy = (typeof paidBy)[number];

/** Those of which a provider, or a till, moves the money for the whole order at once. */
export const providedMethods = ["demo_card", "stripe", "counter"] as const satisfies readonly PaymentMethod[];

/** What a provider is asked to do with a payment. */
export const operationKinds = ["authorise", "capture", "void", "refund"] as const;
export type OperationKind = (typeof operationKinds)[number];

/** `dropped` was taken back before anybody asked the provider. */
export const operationStates = machine("asked", [
  ["asked", "finish", "done"],
  ["asked", "refuse", "refused"],
  ["asked", "drop", "dropped"],
]);

/** What the shopper still has to do: on a page of the provider's, or through its script on ours. */
export type NextAction = { url: string } | { clientSecret: string };

import { machine } from "@/lib/kernel/machine";

/** `pay_in_store` is captured at handover; a card is authorised at checkout and captured later. */
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

export const paymentMethods = ["pay_in_store", "demo_card", "stripe"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

import { machine } from "@/lib/kernel/machine";

/** Money for goods that stay with the shopper: given at once, or held at the counter for a second person. */
export const refundStates = machine("held", [
  ["held", "give", "given"],
  ["held", "reject", "rejected"],
]);
export type RefundState = (typeof refundStates.states)[number];

import { machine } from "@/lib/kernel/machine";

/** Money for goods that stay with the shopper: given at once, or held at the counter for a second person. */
export const refundStates = machine("held", [
  ["held", "give", "given"],
  ["held", "reject", "rejected"],
]);
export type RefundState = (typeof refundStates.states)[number];

/** What a provider refused: to give money back, or to pay for goods that are gone. */
export const refusedKinds = ["refund", "capture"] as const;
export type RefusedKind = (typeof refusedKinds)[number];

/** How money went, or came, that a provider would not move. What nobody will ever pay is written off. */
export const settlingMeans = ["cash", "card_terminal", "bank_transfer", "written_off"] as const;
export type SettlingMeans = (typeof settlingMeans)[number];

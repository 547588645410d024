import { machine } from "@/lib/kernel/machine";

/**
 * Goods that come back. Asked for online, or held at the counter for a second person, it is `requested`; `received` once a
 * store has the goods; over when the money is back with who paid it, or other goods went out for it.
 */
export const returnStates = machine("requested", [
  ["requested", "receive", "received"],
  ["requested", "reject", "rejected"],
  ["requested", "withdraw", "withdrawn"],
  ["received", "refund", "refunded"],
  ["received", "exchange", "exchanged"],
]);
export type ReturnState = (typeof returnStates.states)[number];
export type ReturnVerb = (typeof returnStates.verbs)[number];

/** What becomes of a unit that came back: sold again here, written off, or sent on to a warehouse. */
export const returnConditions = ["restock", "damaged", "send_back"] as const;
export type ReturnCondition = (typeof returnConditions)[number];

export const returnReasons = [
  "changed_mind",
  "does_not_fit",
  "not_as_described",
  "wrong_item",
  "faulty",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

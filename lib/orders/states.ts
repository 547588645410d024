import { machine } from "@/lib/kernel/machine";

/** What a customer sees ("ready at Kallio") is derived from the fulfillments, never from this column. */
export const orderStates = machine("pending_payment", [
  ["pending_payment", "place", "placed"],
  ["pending_payment", "cancel", "cancelled"],
  ["placed", "complete", "completed"],
  ["placed", "cancel", "cancelled"],
]);
export type OrderState = (typeof orderStates.states)[number];

/**
 * Taken back when the handover that completed the order is undone. No edge of the table: a completed order is over for
 * everybody else.
 */
export const undoableOrderVerbs = [
  "complete",
] as const satisfies readonly (typeof orderStates.verbs)[number][];

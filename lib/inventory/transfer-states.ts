import { machine } from "@/lib/kernel/machine";

/** Goods between two stock locations. Once sent they are nowhere's stock until somebody receives them. */
export const transferStates = machine("requested", [
  ["requested", "send", "sent"],
  ["requested", "cancel", "cancelled"],
  ["sent", "receive", "received"],
]);
export type TransferState = (typeof transferStates.states)[number];

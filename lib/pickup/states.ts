import { machine } from "@/lib/kernel/machine";

/** The life of a pickup, from order to counter. "On my way" and "arrived" are stamps on `ready`, not states. */
export const pickupStates = machine("requested", [
  ["requested", "startPicking", "picking"],
  ["requested", "cancel", "cancelled"],
  ["picking", "markReady", "ready"],
  ["picking", "cancel", "cancelled"],
  ["ready", "markCollected", "collected"],
  ["ready", "cancel", "cancelled"],
  ["ready", "expire", "expired"],
]);
export type PickupState = (typeof pickupStates.states)[number];
export type PickupVerb = (typeof pickupStates.verbs)[number];

/** A parcel's life; its verbs come with delivery. The column's CHECK already knows its states. */
export const deliveryStates = machine("requested", [
  ["requested", "startPicking", "picking"],
  ["requested", "cancel", "cancelled"],
  ["picking", "pack", "packed"],
  ["picking", "cancel", "cancelled"],
  ["packed", "ship", "shipped"],
  ["packed", "cancel", "cancelled"],
  ["shipped", "deliver", "delivered"],
]);

export const fulfillmentStateNames = [...new Set([...pickupStates.states, ...deliveryStates.states])];
export const terminalFulfillmentStates = [...new Set([...pickupStates.terminal, ...deliveryStates.terminal])];
export type FulfillmentState = (typeof fulfillmentStateNames)[number];

export const deliveryMethods = ["pickup", "curbside", "delivery"] as const;
export type DeliveryMethod = (typeof deliveryMethods)[number];

export const verificationMethods = ["qr", "code", "id_document"] as const;

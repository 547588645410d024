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

/**
 * Presses of a clerk that a manager may take back, for a few minutes: each leads back to where it came from. They are
 * no edges of the table, since a collected pickup is over for everybody else.
 */
export const undoableVerbs = [
  "startPicking",
  "markReady",
  "markCollected",
] as const satisfies readonly PickupVerb[];
export type UndoableVerb = (typeof undoableVerbs)[number];
/** How long a press can be taken back. */
export const undoMinutes = 10;

/** A parcel's life; what left the shop is its carrier's. */
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

/** What a proof of pickup says of how they were known; in an exchange by the goods that they brought back. */
export const handoverProofs = [...verificationMethods, "brought_back"] as const;

/** Why a unit could not be picked. */
export const shortReasons = ["not_found", "damaged", "expired_date", "other"] as const;
export type ShortReason = (typeof shortReasons)[number];

/** What a shopper may want instead of units that were short. Who says nothing gets their money back. */
export const shortChoices = ["substitute", "other_store", "delivery", "money_back"] as const;
export type ShortChoice = (typeof shortChoices)[number];

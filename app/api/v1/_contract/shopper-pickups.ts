import { z } from "zod";
import { emailAddress } from "@/lib/identity/email-address";
import { storeSlug } from "@/lib/inventory/input";
import { deliveryAddress, personName } from "@/lib/orders/contact-input";
import { customerProof } from "@/lib/pickup/prove-customer";
import { shortChoices } from "@/lib/pickup/states";
import { call } from "./call";
import { fulfillment } from "./fulfillments";
import { nothing } from "./reservations";
import { instant } from "./values";

// What the shopper, or staff and keys for them, can do about one pickup of an order.

/** What any of these is refused with. */
const refused = [
  "order.not_found",
  "pickup.already_collected",
  "pickup.cancelled",
  "pickup.expired",
  "pickup.not_found",
] as const;
const holding = [
  "reservation.insufficient_stock",
  "reservation.quota",
  "store.no_pickup",
  "store.paused",
  "store.not_found",
  "variant.not_found",
] as const;
const leaving = ["pickup.nothing_left", "pickup.part_collected"] as const;
const sending = [
  "delivery.needs_payment",
  "delivery.no_address",
  "reservation.insufficient_stock",
  "reservation.quota",
  "variant.not_found",
] as const;

const windowId = z.string().min(1).max(100);

export const onMyWayCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/on-my-way",
  operation: "sayOnMyWay",
  summary: "The shopper is on the way; saying it again changes nothing",
  key: "required",
  body: nothing,
  answer: fulfillment,
  problems: [...refused, "pickup.not_ready"],
});

export const arrivedCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/arrived",
  operation: "sayArrived",
  summary: "The shopper is here; a later call may say another bay",
  key: "required",
  body: z.strictObject({
    bay: z.string().trim().min(1).max(40).optional(),
    note: z.string().trim().min(1).max(200).optional(),
  }),
  answer: fulfillment,
  problems: [...refused, "pickup.not_ready"],
});

export const extendPickupCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/extend",
  operation: "extendPickup",
  summary: "Keep a ready pickup for the store's hold once more, once",
  key: "required",
  body: nothing,
  answer: fulfillment,
  problems: [...refused, "pickup.already_extended", "pickup.not_ready"],
});

export const reschedulePickupCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/reschedule",
  operation: "reschedulePickup",
  summary: "Another time; the same one again changes nothing",
  description: "A window past `pickupBy` uses up the one extension, and lies within what that would give.",
  key: "required",
  body: z.strictObject({ windowId: windowId.nullable().describe("Null: as soon as it is ready.") }),
  answer: fulfillment,
  problems: [...refused, "pickup.already_extended", "window.full", "window.too_late", "window.unknown"],
});

export const changeStoreCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/change-store",
  operation: "changeStore",
  summary: "Collect it elsewhere: this pickup ends, and a new one at the other store is answered",
  description: "All of it or nothing: what the other store lacks is in `shortages`, and nothing changed.",
  key: "required",
  body: z.strictObject({ store: storeSlug, windowId: windowId.optional() }),
  answer: fulfillment,
  problems: [...refused, ...leaving, ...holding, "pickup.same_store", "window.full", "window.unknown"],
});

export const convertToDeliveryCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/convert-to-delivery",
  operation: "convertToDelivery",
  summary: "Have it sent instead: this pickup ends, and the first parcel is answered",
  key: "required",
  body: z.strictObject({
    address: deliveryAddress.optional().describe("Without it, where the order already sends to."),
  }),
  answer: fulfillment,
  problems: [...refused, ...leaving, ...sending],
});

export const changePickupPersonCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/pickup-person",
  operation: "changePickupPerson",
  summary: "Name who else may collect the order, or nobody",
  key: "required",
  body: z.strictObject({
    name: personName.nullable().describe("Null: nobody but the customer."),
    email: emailAddress.optional().describe("Where they are told where and when; never the code."),
    proof: customerProof
      .optional()
      .describe(
        "The code that `requestPersonCode` mails, with its id: needed once the order is paid for, unless its customer has signed in within ten minutes, or a key of the shop's own vouches for them.",
      ),
  }),
  answer: fulfillment,
  problems: [
    ...refused,
    "auth.too_many_tries",
    "auth.wrong_code",
    "pickup.person_fixed",
    "pickup.proof_required",
  ],
});

export const requestPersonCodeCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/pickup-person/code",
  operation: "requestPersonCode",
  summary: "Mail a code to the order's address, to be sent as `proof` with who may collect it",
  key: "required",
  body: nothing,
  status: 201,
  answer: z
    .strictObject({ id: z.string().describe("Goes with the code."), expiresAt: instant })
    .meta({ id: "PersonCode" }),
  problems: [...refused, "auth.forbidden", "auth.too_many_codes"],
});

export const chooseCall = call({
  method: "POST",
  path: "/orders/{number}/fulfillments/{id}/choose",
  operation: "chooseInstead",
  summary: "Choose what comes instead of units that were short",
  description: "Once, before the deadline. When what was chosen is gone by now, nothing was chosen.",
  key: "required",
  body: z.strictObject({
    shortPick: z.string().max(60).describe("Id of one of the fulfillment's `choices`."),
    choice: z.enum(shortChoices),
    store: storeSlug.optional().describe("With `other_store`: which."),
    address: deliveryAddress
      .optional()
      .describe("With `delivery`, unless the order already sends somewhere."),
  }),
  answer: fulfillment,
  problems: [
    ...refused,
    ...new Set([...holding, ...sending]),
    "choice.closed",
    "choice.made",
    "choice.no_store",
    "choice.no_substitute",
    "choice.not_found",
    "pickup.same_store",
  ],
});

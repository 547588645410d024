import { z } from "zod";
import { sku, storeSlug } from "@/lib/inventory/input";
import { cancelReason } from "@/lib/pickup/cancel-pickup";
import { collectInput } from "@/lib/pickup/mark-collected";
import { pickedUnits } from "@/lib/pickup/picked-units";
import { pickupStates, shortReasons, undoableVerbs } from "@/lib/pickup/states";
import { call } from "./call";
import { pickup } from "./fulfillments";
import { nothing } from "./reservations";
import { listOf, pageQuery } from "./values";

const states = pickupStates.states as [string, ...string[]];
const over = ["pickup.already_collected", "pickup.cancelled", "pickup.expired", "pickup.not_found"] as const;

export const listPickupsCall = call({
  method: "GET",
  path: "/staff/pickups",
  operation: "listPickups",
  summary: "The queue of the caller's stores, what is due first first",
  staff: true,
  query: z.object({
    store: storeSlug.optional(),
    state: z
      .string()
      .max(200)
      .transform((list) => [...new Set(list.split(","))])
      .pipe(z.array(z.enum(states)).min(1))
      .optional()
      .describe("States, separated by commas; without it every open one."),
    ...pageQuery,
  }),
  answer: listOf(pickup),
  problems: ["store.not_found"],
});

export const getPickupCall = call({
  method: "GET",
  path: "/staff/pickups/{id}",
  operation: "getPickup",
  summary: "One pickup with its timeline",
  staff: true,
  answer: pickup,
  problems: ["pickup.not_found"],
});

export const startPickingCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/start-picking",
  operation: "startPicking",
  summary: "Take a pickup to pick",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: [...over, "pickup.in_transit", "pickup.not_requested", "pickup.under_review"],
});

export const releasePickupCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/release",
  operation: "releasePickup",
  summary:
    "A manager's yes to what a rule of the shop holds: it may be picked, and the customer is told when it is ready",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: ["pickup.not_found", "pickup.not_held", "pickup.own_order"],
});

export const pickLineCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/lines/{lineId}/pick",
  operation: "pickLine",
  summary: "Say how many of a line are picked",
  staff: true,
  key: "required",
  body: pickedUnits,
  answer: pickup,
  problems: [...over, "pickup.not_picking", "pickup.too_many", "pickup.wrong_item"],
});

export const shortLineCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/lines/{lineId}/short",
  operation: "shortLine",
  summary: "Say that units of a line are not there, and why",
  description:
    "The stock count is corrected and nothing is owed for them. The customer is asked what they want instead; the pickup goes on without waiting for the answer.",
  staff: true,
  key: "required",
  body: z.strictObject({
    quantity: z.number().int().min(1).max(999).describe("Units that are missing besides those said before."),
    reason: z.enum(shortReasons),
    substitute: sku.optional().describe("What the clerk offers instead."),
  }),
  answer: pickup,
  problems: [...over, "pickup.no_substitute", "pickup.not_picking", "pickup.too_many"],
});

export const markReadyCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/ready",
  operation: "markReady",
  summary: "Staged; the customer is told",
  staff: true,
  key: "required",
  body: z.strictObject({
    shelf: z.string().trim().min(1).max(40).optional().describe("Where it stands on the collection shelf."),
    allPicked: z.boolean().optional().describe("Vouches for every open line at once."),
  }),
  answer: pickup,
  problems: [...over, "pickup.lines_open", "pickup.not_picking", "pickup.nothing_picked"],
});

export const cancelPickupCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/cancel",
  operation: "cancelPickup",
  summary: "Give a pickup up: goods back to stock, nothing owed, the customer told why",
  staff: true,
  key: "required",
  body: z.strictObject({ reason: cancelReason }),
  answer: pickup,
  problems: [...over],
});

export const bringOutCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/bring-out",
  operation: "bringOut",
  summary: "Somebody takes the goods out to whoever said that they are here; the customer sees it",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: [...over, "pickup.not_arrived", "pickup.not_ready"],
});

export const collectCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/collect",
  operation: "collect",
  summary: "The handover: exactly once",
  description:
    "Where a fulfillment's `idRequired` says so, a code alone is refused with `pickup.id_required`: look at a photo ID and send `idChecked`. Of lines that are not named, and units beyond those that are, `rest` says what becomes: `refused` goes back to stock (without saying so), `later` stays ready under the same code.",
  staff: true,
  key: "required",
  body: collectInput.omit({ id: true }),
  answer: pickup,
  problems: [
    ...over,
    "payment.amount_differs",
    "pickup.age_unchecked",
    "pickup.id_required",
    "pickup.own_order",
    "pickup.collected_at",
    "pickup.not_ready",
    "pickup.nothing_collected",
    "pickup.too_many",
    "pickup.too_many_tries",
    "pickup.unknown_line",
    "pickup.unpaid",
    "pickup.wrong_code",
  ],
});

export const undoCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/undo",
  operation: "undo",
  summary: "A manager takes the last press back: start of picking, ready or handover, within ten minutes",
  description:
    "`verb` says which press is meant; it is refused when something else was pressed since. After an undo the next one has to be named.",
  staff: true,
  key: "required",
  body: z.strictObject({ verb: z.enum(undoableVerbs).optional() }),
  answer: pickup,
  problems: ["pickup.not_found", "pickup.nothing_to_undo", "pickup.refunded", "pickup.undo_too_late"],
});

export const reissueCodeCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/reissue-code",
  operation: "reissueCode",
  summary: "A new QR and code, sent to the customer; the old ones are worthless at once",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: [...over],
});

export const revokeCodeCall = call({
  method: "POST",
  path: "/staff/pickups/{id}/revoke-code",
  operation: "revokeCode",
  summary: "Neither QR nor code opens the pickup any more; only an ID does, until a new code is issued",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: [...over],
});

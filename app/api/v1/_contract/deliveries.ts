import { z } from "zod";
import type { StaffDelivery } from "@/lib/delivery/queries";
import { shipInput } from "@/lib/delivery/ship-delivery";
import { storeSlug } from "@/lib/inventory/input";
import type { Ctx } from "@/lib/kernel/actor";
import { cancelReason } from "@/lib/pickup/cancel-pickup";
import { pickedUnits } from "@/lib/pickup/picked-units";
import { deliveryStates, shortReasons } from "@/lib/pickup/states";
import { call } from "./call";
import { pickup, pickupAnswer } from "./fulfillments";
import { nothing } from "./reservations";
import { instant, listOf, pageQuery } from "./values";

const states = deliveryStates.states as [string, ...string[]];

const parts = {
  id: true,
  state: true,
  store: true,
  order: true,
  customer: true,
  lines: true,
  readyBy: true,
  underReview: true,
  reviewBy: true,
  reviewReasons: true,
  pickedBy: true,
  closedAt: true,
  closeReason: true,
  timeline: true,
} as const;

const delivery = pickup
  .pick(parts)
  .extend({
    state: z.enum(states),
    address: z
      .object({
        name: z.string(),
        street: z.string(),
        postalCode: z.string(),
        city: z.string(),
        countryCode: z.string(),
        phone: z.string().optional(),
      })
      .nullable(),
    shipment: z
      .strictObject({
        shippedAt: instant,
        carrier: z.string().nullable(),
        trackingNumber: z.string().nullable(),
      })
      .nullable()
      .describe("Null before it has left."),
  })
  .meta({ id: "Delivery" });

/** A delivery as the staff of the place it leaves from see it. */
export function deliveryAnswer(ctx: Ctx, found: StaffDelivery): z.input<typeof delivery> {
  const seen = pickupAnswer(ctx, found.order, found.delivery);
  const shipped = found.delivery.timeline.find((e) => e.name === "delivery.shipped");
  const said = (key: string) => (typeof shipped?.data[key] === "string" ? shipped.data[key] : null);
  const { id, state, store, order, customer, lines, readyBy, pickedBy, closedAt, closeReason, timeline } =
    seen;
  const { underReview, reviewBy, reviewReasons } = seen;
  return {
    ...{ id, state, store, order, customer, lines, readyBy, pickedBy, closedAt, closeReason, timeline },
    ...{ underReview, reviewBy, reviewReasons },
    address: found.address,
    shipment: shipped
      ? { shippedAt: shipped.at, carrier: said("carrier"), trackingNumber: said("trackingNumber") }
      : null,
  };
}

const over = [
  "delivery.already_delivered",
  "delivery.already_shipped",
  "delivery.cancelled",
  "delivery.not_found",
] as const;

export const listDeliveriesCall = call({
  method: "GET",
  path: "/staff/deliveries",
  operation: "listDeliveries",
  summary: "The parcels that leave from the caller's places, what is due first first",
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
  answer: listOf(delivery),
  problems: ["store.not_found"],
});

export const getDeliveryCall = call({
  method: "GET",
  path: "/staff/deliveries/{id}",
  operation: "getDelivery",
  summary: "One delivery with its address and timeline",
  staff: true,
  answer: delivery,
  problems: ["delivery.not_found"],
});

export const startPickingDeliveryCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/start-picking",
  operation: "startPickingDelivery",
  summary: "Take a delivery to pick",
  staff: true,
  key: "required",
  body: nothing,
  answer: delivery,
  problems: [...over, "delivery.not_requested", "pickup.under_review"],
});

export const releaseDeliveryCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/release",
  operation: "releaseDelivery",
  summary: "A manager's yes to what a rule of the shop holds: it may be picked and sent",
  staff: true,
  key: "required",
  body: nothing,
  answer: delivery,
  problems: ["delivery.not_found", "pickup.not_held", "pickup.own_order"],
});

export const pickDeliveryLineCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/lines/{lineId}/pick",
  operation: "pickDeliveryLine",
  summary: "Say how many of a line are picked",
  staff: true,
  key: "required",
  body: pickedUnits,
  answer: delivery,
  problems: [...over, "delivery.not_picking", "delivery.too_many", "delivery.wrong_item"],
});

export const shortDeliveryLineCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/lines/{lineId}/short",
  operation: "shortDeliveryLine",
  summary: "Units that are not there: neither sent nor charged, and the stock count is corrected",
  staff: true,
  key: "required",
  body: z.strictObject({
    quantity: z.number().int().min(1).max(999).describe("Besides those said before."),
    reason: z.enum(shortReasons),
  }),
  answer: delivery,
  problems: [...over, "delivery.not_picking", "delivery.too_many"],
});

export const packDeliveryCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/pack",
  operation: "packDelivery",
  summary: "Every line is in the parcel, or short",
  staff: true,
  key: "required",
  body: z.strictObject({
    allPicked: z.boolean().optional().describe("Vouches for every open line at once."),
  }),
  answer: delivery,
  problems: [...over, "delivery.lines_open", "delivery.not_picking", "delivery.nothing_picked"],
});

export const shipDeliveryCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/ship",
  operation: "shipDelivery",
  summary: "The parcel leaves; what it is worth is taken from the card",
  staff: true,
  key: "required",
  body: shipInput.omit({ id: true }),
  answer: delivery,
  problems: [...over, "delivery.not_packed", "delivery.unpaid"],
});

export const markDeliveredCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/delivered",
  operation: "markDelivered",
  summary: "The parcel is with its customer",
  staff: true,
  key: "required",
  body: nothing,
  answer: delivery,
  problems: [...over, "delivery.not_shipped"],
});

export const cancelDeliveryCall = call({
  method: "POST",
  path: "/staff/deliveries/{id}/cancel",
  operation: "cancelDelivery",
  summary: "Give up a delivery that has not left: goods back to stock, nothing charged",
  staff: true,
  key: "required",
  body: z.strictObject({ reason: cancelReason }),
  answer: delivery,
  problems: [...over],
});

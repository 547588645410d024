import { z } from "zod";
import type { StoreForBasket } from "@/lib/cart/basket-options";
import { maxLines } from "@/lib/cart/bounds";
import type { Option, Part } from "@/lib/cart/plan-options";
import { quantityFor } from "@/lib/inventory/availability";
import { quantity, sku, storeSlug } from "@/lib/inventory/input";
import type { Ctx } from "@/lib/kernel/actor";
import { call } from "./call";
import { instant, iso, isoOrNull, near, slug } from "./values";

const units = z.number().int().min(0);

const storeForBasket = z
  .strictObject({
    store: slug,
    distanceMeters: units
      .nullable()
      .describe("From `near`, or from the store asked about; null without either."),
    has: z.enum(["all", "part", "none"]).describe("What a warehouse sends there is counted in."),
    readyBy: instant
      .nullable()
      .describe("When all of what it has can be collected; null when that is nothing."),
    lines: z
      .array(
        z.strictObject({
          sku: z.string(),
          requested: units,
          enough: z.boolean(),
          quantity: units
            .nullable()
            .describe(
              "Units of what is requested: exact for staff, API keys and where it is enough, else up to 5.",
            ),
          shipToStore: z.boolean().describe("Whether a warehouse sends some of them."),
        }),
      )
      .describe("One row per SKU."),
  })
  .meta({ id: "StoreForBasket" });

const part = z
  .strictObject({
    method: z.enum(["pickup", "delivery"]),
    store: slug.nullable().describe("Null for a parcel."),
    readyBy: instant.describe("When all of it can be collected, or is at the door."),
    lines: z.array(z.strictObject({ sku: z.string(), quantity: units, shipToStore: z.boolean() })),
  })
  .meta({ id: "BasketPart" });

const option = z
  .strictObject({
    parts: z.array(part),
    missing: z.array(z.strictObject({ sku: z.string(), quantity: units })).describe("What no option has."),
  })
  .meta({ id: "BasketOption" });

export const basketAvailabilityCall = call({
  method: "POST",
  path: "/availability/basket",
  operation: "findBasket",
  summary: "Where a whole basket can be had, and in which ways",
  description:
    "Every store with what it has of the basket, nearest first, and up to five ways to have all of it: fewest trips and parcels first, then soonest, then nearest. Nothing is held. Lines of one SKU are added up.",
  body: z.strictObject({
    lines: z.array(z.strictObject({ sku, quantity })).min(1).max(maxLines),
    near: near.optional(),
    store: storeSlug
      .optional()
      .describe("The shopper's own: distances are from there when `near` is not known."),
  }),
  answer: z.strictObject({ stores: z.array(storeForBasket), options: z.array(option) }),
  problems: ["store.not_found", "variant.not_found"],
});

export const storeForBasketAnswer = (ctx: Ctx, row: StoreForBasket): z.input<typeof storeForBasket> => ({
  store: row.store,
  distanceMeters: row.distanceMeters,
  has: row.has,
  readyBy: isoOrNull(row.readyBy),
  lines: row.lines.map(({ sku, requested, own, shipped }) => ({
    sku,
    requested,
    enough: own + shipped === requested,
    quantity: own + shipped === requested ? requested : quantityFor(ctx, own + shipped),
    shipToStore: shipped > 0,
  })),
});

export const optionAnswer = ({ parts, missing }: Option): z.input<typeof option> => ({
  parts: parts.map(partAnswer),
  missing,
});

const partAnswer = ({ method, place, readyBy, goods }: Part): z.input<typeof part> => ({
  method,
  store: method === "pickup" ? place : null,
  readyBy: iso(readyBy),
  lines: goods.map(({ sku, quantity, from }) => ({ sku, quantity, shipToStore: from !== place })),
});

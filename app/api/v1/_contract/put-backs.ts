import { z } from "zod";
import { storeSlug } from "@/lib/inventory/input";
import { call } from "./call";
import { pickup } from "./fulfillments";
import { nothing } from "./reservations";
import { instant, listOf, pageQuery, slug } from "./values";

const row = z
  .strictObject({
    id: z
      .string()
      .describe("The pickup's; of units called off from one that goes on, that of the calling off."),
    what: z.enum(["pickup", "line"]).describe("`line`: the rest of the pickup goes on."),
    orderNumber: z.string(),
    store: slug,
    state: z.enum(["cancelled", "expired"]),
    closedAt: instant,
    closeReason: z.string().nullable(),
    shelf: z.string().nullable().describe("Where it stands on the collection shelf."),
    lines: z.array(
      z.strictObject({
        lineId: z.string(),
        sku: z.string(),
        title: z.string(),
        barcode: z.string().nullable(),
        shelf: z.string().nullable().describe("Where the goods belong."),
        quantity: z.number().int().min(1),
      }),
    ),
  })
  .meta({ id: "PutBack" });

export const listPutBacksCall = call({
  method: "GET",
  path: "/staff/put-backs",
  operation: "listPutBacks",
  summary:
    "What was picked for pickups that are over, or called off from them, and has to be carried back to the shelves",
  description:
    "Stock counts these goods as free since the pickup ended or they were called off; the list is about where they are.",
  staff: true,
  query: z.object({ store: storeSlug.optional(), ...pageQuery }),
  answer: listOf(row),
  problems: ["store.not_found"],
});

export const putBackCall = call({
  method: "POST",
  path: "/staff/put-backs/{id}",
  operation: "putBack",
  summary: "The goods of this pickup are back on the shelves; saying it again changes nothing",
  staff: true,
  key: "required",
  body: nothing,
  answer: pickup,
  problems: [
    "pickup.already_collected",
    "pickup.not_cancelled",
    "pickup.not_found",
    "pickup.nothing_to_put_back",
  ],
});

import { z } from "zod";
import { adjustInput } from "@/lib/inventory/adjust-stock";
import { countInput } from "@/lib/inventory/count-stock";
import { sku, storeSlug } from "@/lib/inventory/input";
import { safetyInput } from "@/lib/inventory/set-safety-stock";
import { call } from "./call";
import { listOf, pageQuery, slug } from "./values";
import { writeOff } from "./write-offs";

const counter = z.number().int().min(0);

const counters = {
  sku: z.string(),
  store: slug,
  onHand: counter,
  reserved: counter.describe("Held by reservations that nobody ended yet, expired ones among them."),
  allocated: counter.describe("Promised to orders."),
  safetyStock: counter,
  available: counter.describe("What can be promised now; expired reservations count as free."),
};
const stockLevel = z.strictObject(counters).meta({ id: "StockLevel" });
const heldLoss = writeOff
  .optional()
  .describe("The loss that nothing was taken away for yet, since it waits for a second person.");

export const listStockCall = call({
  method: "GET",
  path: "/staff/stock",
  operation: "listStock",
  summary: "Stock at the caller's places, by store and SKU",
  staff: true,
  query: z.object({
    store: storeSlug.optional(),
    sku: z
      .string()
      .max(6000)
      .transform((list) => [...new Set(list.split(","))])
      .pipe(z.array(sku).min(1).max(50))
      .optional()
      .describe("Up to 50 SKUs, separated by commas; without it every one."),
    ...pageQuery,
  }),
  answer: listOf(stockLevel),
  problems: ["store.not_found"],
});

export const adjustStockCall = call({
  method: "POST",
  path: "/staff/stock/adjustments",
  operation: "adjustStock",
  summary: "Correct how many units of a SKU a place has",
  description:
    "Either `count`, what there is on the shelf and staged for customers together, or `delta`, how many more or fewer. " +
    "Below what is held and promised it is refused, and tells the `pickups` that can be short-picked first, the newest " +
    "promise first, and how many units are `missing`. Above what the caller may write off alone, together with what they " +
    "wrote off alone within 24 hours, nothing is taken away yet: the answer has `held`, which waits for a second person.",
  staff: true,
  key: "required",
  body: adjustInput,
  answer: z.strictObject({ ...counters, held: heldLoss }).meta({ id: "AdjustedStock" }),
  problems: ["store.not_found", "variant.not_found", "stock.below_committed", "stock.below_zero"],
});

const committedPickup = z
  .strictObject({
    id: z.string(),
    orderNumber: z.string(),
    store: slug.describe("Where it is collected, or sent from."),
    method: z.string(),
    state: z.string(),
    allocated: counter.describe("Units of this SKU that it is promised."),
  })
  .meta({ id: "CommittedPickup" });

export const countStockCall = call({
  method: "POST",
  path: "/staff/stock/counts",
  operation: "countStock",
  summary: "A cycle count by scan",
  description:
    "Count what is on the shelf and what is staged for customers: both are on hand until handed over. An item scanned " +
    "twice adds up; items nobody scanned stay as they are. Partial by design: each item is corrected on its own, and one " +
    "below what is held and promised is left as it was and comes back with the pickups to short-pick first. When all that is " +
    "missing is worth more than the caller may write off alone, those lines are `held` for a second person.",
  staff: true,
  key: "required",
  body: countInput,
  answer: z.strictObject({
    id: z.string(),
    lines: z.array(
      z
        .strictObject({
          sku: z.string(),
          before: counter,
          counted: counter,
          outcome: z.enum(["corrected", "unchanged", "below_committed", "held"]),
          pickups: z.array(committedPickup).optional(),
        })
        .meta({ id: "CountedLine" }),
    ),
    held: heldLoss,
  }),
  problems: ["store.not_found", "stock.unknown_item"],
});

export const setSafetyStockCall = call({
  method: "POST",
  path: "/staff/stock/safety",
  operation: "setSafetyStock",
  summary: "Keep units back from online sale, of a SKU or of a whole department",
  description:
    "A department's number replaces those of its SKUs and counts for goods that come later; what was said last counts. " +
    "For managers.",
  staff: true,
  key: "required",
  body: safetyInput,
  answer: z.strictObject({ changed: counter.describe("Stock rows that keep back another number now.") }),
  problems: ["store.not_found", "department.not_found", "variant.not_found"],
});

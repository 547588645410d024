import { z } from "zod";
import { sku, storeSlug } from "@/lib/inventory/input";
import { call } from "./call";
import { listOf, pageQuery, slug } from "./values";

const counter = z.number().int().min(0);

const stockLevel = z
  .strictObject({
    sku: z.string(),
    store: slug,
    onHand: counter,
    reserved: counter.describe("Held by reservations that nobody ended yet, expired ones among them."),
    allocated: counter.describe("Promised to orders."),
    safetyStock: counter,
    available: counter.describe("What can be promised now; expired reservations count as free."),
  })
  .meta({ id: "StockLevel" });

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

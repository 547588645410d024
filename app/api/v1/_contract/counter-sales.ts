import { z } from "zod";
import { sellInput } from "@/lib/checkout/sell-at-counter";
import { storeSlug } from "@/lib/inventory/input";
import { call } from "./call";
import { instant, money, slug } from "./values";

const counterSale = z
  .strictObject({
    number: z.string().describe("The order's."),
    state: z.string(),
    store: slug.describe("Where it was sold: whose till has the money."),
    customer: z.string(),
    total: money,
    means: z.enum(["cash", "card_terminal"]),
    receiptNumber: z.string().nullable(),
    soldAt: instant,
    parts: z.array(
      z.strictObject({
        method: z.enum(["pickup", "curbside", "delivery"]),
        store: slug.describe("Where it is collected, or sent from."),
        state: z.string(),
        readyBy: instant,
      }),
    ),
  })
  .meta({ id: "CounterSale" });

export const sellAtCounterCall = call({
  method: "POST",
  path: "/staff/orders",
  operation: "sellAtCounter",
  summary: "Sell at a counter what lies elsewhere",
  description:
    "Each line is collected at another store (`collectAt`) or sent, in the name of whoever stands at the counter; all of it is paid " +
    "into the till of `store` now. Prices are the shop's: another `expectedTotal` is refused, and tells the total. What has to go " +
    "back while nobody stands at a till is for a manager of that store, among the refused payments.",
  staff: true,
  key: "required",
  status: 201,
  body: sellInput,
  answer: counterSale,
  problems: [
    "delivery.not_served",
    "order.total_changed",
    "reservation.insufficient_stock",
    "sale.own",
    "store.no_pickup",
    "store.not_found",
    "variant.no_price",
    "variant.not_found",
  ],
});

export const listCounterSalesCall = call({
  method: "GET",
  path: "/staff/orders",
  operation: "listCounterSales",
  summary: "What the caller's counters sold last for others to hand over or send",
  staff: true,
  query: z.object({
    store: storeSlug.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(24),
  }),
  answer: z.strictObject({ data: z.array(counterSale), nextCursor: z.null() }),
  problems: ["store.not_found"],
});

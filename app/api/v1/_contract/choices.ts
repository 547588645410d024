import { z } from "zod";
import type { Order } from "@/lib/orders/order";
import type { OpenChoice } from "@/lib/pickup/open-choices";
import { shortReasons } from "@/lib/pickup/states";
import { instant, iso, money, slug } from "./values";

/** What the shopper is asked about units that were not on the shelf. */
export const choice = z
  .strictObject({
    id: z.string().describe("Names it as `shortPick` when it is answered."),
    lineId: z.string(),
    sku: z.string(),
    quantity: z.number().int().min(1),
    reason: z.enum(shortReasons),
    deadline: instant.describe("After it, it is money back."),
    substitute: z
      .strictObject({
        sku: z.string(),
        title: z.string(),
        price: money.describe("Of one unit; never more than what was ordered."),
      })
      .nullable()
      .describe("What the store offers instead."),
    otherStores: z
      .array(z.strictObject({ store: slug, readyBy: instant }))
      .describe("Stores that have all of it now, nearest first."),
    delivery: z.boolean().describe("Whether it can be sent."),
  })
  .meta({ id: "Choice" });

export const choiceAnswer = (order: Order, c: OpenChoice): z.input<typeof choice> => ({
  id: c.id,
  lineId: c.lineId,
  sku: c.sku,
  quantity: c.quantity,
  reason: c.reason,
  deadline: c.deadline,
  substitute: c.substitute && {
    sku: c.substitute.sku,
    title: c.substitute.title,
    price: { amount: c.substitute.unitAmount, currency: order.currency },
  },
  otherStores: c.otherStores.map(({ store, readyBy }) => ({ store, readyBy: iso(readyBy) })),
  delivery: c.delivery,
});

import { z } from "zod";
import { quantity, sku } from "@/lib/inventory/input";
import { receiveInput } from "@/lib/returns/receive-return";

/** What comes back and what goes out for it; `payment` is what the till did with the difference. */
export const exchangeInput = receiveInput.extend({
  /** What goes out, from the shelves of the same store. */
  out: z.array(z.strictObject({ sku, quantity })).min(1).max(50),
  /** What goes out less what comes back, as it was shown; below 0 it is given back. Another is refused, never charged. */
  expectedDifference: z
    .strictObject({
      amount: z.number().int().min(-2_000_000_000).max(2_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional(),
  /** Who stands there; the customer when left out. */
  collectedBy: z
    .strictObject({
      name: z.string().trim().min(1).max(120),
      relation: z.string().trim().min(1).max(40),
    })
    .optional(),
  ageChecked: z.boolean().optional(),
});
export type ExchangeInput = z.output<typeof exchangeInput>;

/** The same before anything is agreed: only what decides the difference. */
export const quoteInput = exchangeInput.pick({
  order: true,
  store: true,
  lines: true,
  out: true,
  beyondPolicy: true,
});

import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { adjustmentReasons } from "./adjustment-reasons";
import { committedPickups } from "./committed-pickups";
import { type Corrected, correctLevels } from "./correct-levels";
import { sku, stockCount, storeSlug } from "./input";
import { type StockRow, staffStock } from "./stock-queries";
import { variantsBySku } from "./variants";

export const adjustInput = z
  .strictObject({
    store: storeSlug,
    sku,
    /** How many there are. */
    count: stockCount.optional(),
    /** How many more there are, fewer below 0. */
    delta: z
      .number()
      .int()
      .min(-stockCount.maxValue!)
      .max(stockCount.maxValue!)
      .refine((n) => n !== 0, "is no change")
      .optional(),
    reason: z.enum(adjustmentReasons),
    note: z.string().trim().min(1).max(200).optional(),
  })
  .refine((a) => (a.count === undefined) !== (a.delta === undefined), {
    path: ["count"],
    message: "say how many there are, or how many more or fewer: one of count and delta",
  });

/**
 * Corrects how many units of a SKU a place has on hand, shelf and collection shelf together. A count that agrees
 * changes nothing.
 * @returns the stock row afterwards.
 * Throws `store.not_found`, `variant.not_found`, `stock.below_zero`, and `stock.below_committed` with `onHand`, `reserved`, `allocated`,
 * `missing` (how many held or promised units must be freed first) and the `pickups` they are promised to.
 */
export const adjustStock = command({
  input: adjustInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<StockRow> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    const variantId = (await variantsBySku(tx, [input.sku])).get(input.sku);
    if (variantId === undefined) throw notFound("variant");
    const id = newId();
    const change = input.count === undefined ? { delta: input.delta! } : { count: input.count };
    const [row] = await correctLevels(tx, ctx, locationId, [
      { variantId, sku: input.sku, cause: `adjustment:${id}`, ...change },
    ]);
    if (row!.outcome === "below_committed") throw await belowCommitted(tx, locationId, row!);
    if (row!.outcome === "corrected")
      await emit(tx, ctx, {
        name: "stock.adjusted",
        subject: { locationId },
        data: {
          adjustment: id,
          sku: input.sku,
          before: row!.before,
          after: row!.target,
          reason: input.reason,
          ...(input.note ? { note: input.note } : {}),
        },
      });
    return stockRow(tx, ctx, input);
  },
});

async function belowCommitted(tx: Tx, locationId: string, row: Corrected): Promise<Problem> {
  if (row.target < 0)
    return new Problem("conflict", "stock.below_zero", "There are not that many to take away.", {
      onHand: row.before,
    });
  const pickups = await committedPickups(tx, locationId, [row.variantId]);
  return new Problem(
    "conflict",
    "stock.below_committed",
    "More than that is held or promised to customers. Short-pick some of it first.",
    {
      onHand: row.before,
      reserved: row.reserved,
      allocated: row.allocated,
      missing: row.reserved + row.allocated - row.target,
      pickups: pickups.get(row.variantId) ?? [],
    },
  );
}

async function stockRow(tx: Tx, ctx: Ctx, of: { store: string; sku: string }): Promise<StockRow> {
  const [row] = await staffStock(tx, ctx, { store: of.store, skus: [of.sku], limit: 1 });
  return row!;
}

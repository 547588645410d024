import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { adjustmentReasons } from "./adjustment-reasons";
import { refuseBelowCommitted } from "./below-committed";
import { correctLocked } from "./correct-levels";
import { sku, stockCount, storeSlug } from "./input";
import { weighLosses, worthOf } from "./losses";
import { type StockRow, staffStock } from "./stock-queries";
import { variantsBySku } from "./variants";
import { insertWriteOff, mayWriteOffAlone } from "./write-off";
import { heldLossOf, type WriteOff, writeOffById } from "./write-off-queries";

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

/** The stock row as it is now, and the loss that waits for a second person when it is not what was asked for. */
export type Adjusted = StockRow & { held?: WriteOff };

/**
 * Corrects how many units of a SKU a place has on hand, shelf and collection shelf together. A count that agrees
 * changes nothing. Above what the caller may write off alone nothing is taken away yet: it is held for a second person.
 * @returns the stock row afterwards.
 * Throws `store.not_found`, `variant.not_found`, `stock.below_zero`, and `stock.below_committed` with `onHand`, `reserved`, `allocated`,
 * `missing` (how many held or promised units must be freed first) and the `pickups` they are promised to.
 */
export const adjustStock = command({
  input: adjustInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<Adjusted> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    const variantId = (await variantsBySku(tx, [input.sku])).get(input.sku);
    if (variantId === undefined) throw notFound("variant");
    const id = newId();
    const change = input.count === undefined ? { delta: input.delta! } : { count: input.count };
    const asked = [{ variantId, sku: input.sku, cause: `adjustment:${id}`, ...change }];
    const { corrections, losses, waiting } = await weighLosses(tx, ctx, locationId, asked);
    if (waiting.size > 0)
      return { ...(await stockRow(tx, ctx, input)), held: await heldLossOf(tx, ctx, locationId, variantId) };
    const lost = { locationId, losses, reason: input.reason, note: input.note };
    if (losses.length > 0 && !(await mayWriteOffAlone(tx, ctx, worthOf(losses)))) {
      const held = await insertWriteOff(tx, ctx, { ...lost, state: "held" });
      return { ...(await stockRow(tx, ctx, input)), held: await writeOffById(tx, ctx, held) };
    }
    const [row] = await correctLocked(tx, ctx, locationId, corrections);
    if (row!.outcome === "below_committed") await refuseBelowCommitted(tx, locationId, row!);
    if (losses.length > 0) await insertWriteOff(tx, ctx, { ...lost, state: "written_off" });
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

async function stockRow(tx: Tx, ctx: Ctx, of: { store: string; sku: string }): Promise<StockRow> {
  const [row] = await staffStock(tx, ctx, { store: of.store, skus: [of.sku], limit: 1 });
  return row!;
}

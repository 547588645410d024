import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { lineToPick } from "./line-to-pick";

/**
 * Sets how many of a line are picked; saying it twice changes nothing. A scanned barcode must be the line's own.
 * Throws `pickup.not_found`, `pickup.not_picking`, `pickup.wrong_item`, `pickup.too_many`.
 */
export const pickLine = command({
  input: z.strictObject({
    id: z.string().max(60),
    lineId: z.string().max(60),
    quantity: z.number().int().min(0).max(999),
    barcode: z.string().trim().min(1).max(100).optional(),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const line = await lineToPick(tx, ctx, input);
    if (input.barcode !== undefined && input.barcode !== line.barcode && input.barcode !== line.sku)
      throw new Problem("conflict", "pickup.wrong_item", "That is another item.", { sku: line.sku });
    if (input.quantity > line.ordered - line.short)
      throw new Problem("conflict", "pickup.too_many", "That is more than was ordered.", {
        ordered: line.ordered,
        short: line.short,
      });
    await tx.execute(sql`update fulfillment_lines set picked = ${input.quantity} where id = ${input.lineId}`);
    await emit(tx, ctx, {
      name: "pickup.line_picked",
      subject: { orderId: line.order_id, fulfillmentId: input.id, locationId: line.location_id },
      data: { sku: line.sku, quantity: input.quantity },
    });
  },
});

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { lineToPack, subjectOf } from "./delivery";

/**
 * Sets how many of a delivery's line are picked; saying it twice changes nothing. A scanned barcode must be the line's
 * own. Throws `delivery.not_found`, `delivery.not_picking` and its kin, `delivery.wrong_item`, `delivery.too_many`.
 */
export const pickDeliveryLine = command({
  input: z.strictObject({
    id: z.string().max(60),
    lineId: z.string().max(60),
    quantity: z.number().int().min(0).max(999),
    barcode: z.string().trim().min(1).max(100).optional(),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const line = await lineToPack(tx, ctx, input);
    if (input.barcode !== undefined && input.barcode !== line.barcode && input.barcode !== line.sku)
      throw new Problem("conflict", "delivery.wrong_item", "That is another item.", { sku: line.sku });
    if (input.quantity > line.ordered - line.short)
      throw new Problem("conflict", "delivery.too_many", "That is more than was ordered.", {
        ordered: line.ordered,
        short: line.short,
      });
    if (input.quantity === line.picked) return;
    await tx.execute(sql`update fulfillment_lines set picked = ${input.quantity} where id = ${line.line_id}`);
    await emit(tx, ctx, {
      name: "delivery.line_picked",
      subject: subjectOf(line),
      data: { sku: line.sku, quantity: input.quantity },
    });
  },
});

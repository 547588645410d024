import "server-only";
import { sql } from "drizzle-orm";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { lineToPick } from "./line-to-pick";
import { pickLineInput, refuseWrongPick } from "./picked-units";

/**
 * Sets how many of a line are picked; saying it twice changes nothing. A scanned barcode must be the line's own.
 * Throws `pickup.not_found`, `pickup.not_picking`, `pickup.wrong_item`, `pickup.too_many`.
 */
export const pickLine = command({
  input: pickLineInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const line = await lineToPick(tx, ctx, input);
    refuseWrongPick("pickup", line, input);
    await tx.execute(sql`update fulfillment_lines set picked = ${input.quantity} where id = ${input.lineId}`);
    await emit(tx, ctx, {
      name: "pickup.line_picked",
      subject: { orderId: line.order_id, fulfillmentId: input.id, locationId: line.location_id },
      data: { sku: line.sku, quantity: input.quantity },
    });
  },
});

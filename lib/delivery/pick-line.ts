import "server-only";
import { sql } from "drizzle-orm";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { pickLineInput, refuseWrongPick } from "@/lib/pickup/picked-units";
import { lineToPack, subjectOf } from "./delivery";

/**
 * Sets how many of a delivery's line are picked; saying it twice changes nothing. A scanned barcode must be the line's
 * own. Throws `delivery.not_found`, `delivery.not_picking` and its kin, `delivery.wrong_item`, `delivery.too_many`.
 */
export const pickDeliveryLine = command({
  input: pickLineInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const line = await lineToPack(tx, ctx, input);
    refuseWrongPick("delivery", line, input);
    if (input.quantity === line.picked) return;
    await tx.execute(sql`update fulfillment_lines set picked = ${input.quantity} where id = ${line.line_id}`);
    await emit(tx, ctx, {
      name: "delivery.line_picked",
      subject: subjectOf(line),
      data: { sku: line.sku, quantity: input.quantity },
    });
  },
});

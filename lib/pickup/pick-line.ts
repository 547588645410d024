import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { inMyStores, whyNot } from "./pickup";

type Found = {
  order_id: string;
  location_id: string;
  state: string;
  ordered: number;
  short: number;
  barcode: string | null;
  sku: string;
};

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
    if (!isId(input.id) || !isId(input.lineId)) throw notFound("pickup");
    const scope = inMyStores(ctx);
    const [found] = rowsOf<Found>(
      await tx.execute(sql`
        select f.order_id, f.location_id, f.state, fl.ordered, fl.short, v.barcode, v.sku
        from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id join variants v on v.id = fl.variant_id
        where f.id = ${input.id} and fl.id = ${input.lineId} and ${scope}
        for update of f, fl`),
    );
    if (!found) throw notFound("pickup");
    if (found.state !== "picking") throw await whyNot(tx, input.id, ["picking"], scope);
    if (input.barcode !== undefined && input.barcode !== found.barcode && input.barcode !== found.sku)
      throw new Problem("conflict", "pickup.wrong_item", "That is another item.", { sku: found.sku });
    if (input.quantity > found.ordered - found.short)
      throw new Problem("conflict", "pickup.too_many", "That is more than was ordered.", {
        ordered: found.ordered,
        short: found.short,
      });
    await tx.execute(sql`update fulfillment_lines set picked = ${input.quantity} where id = ${input.lineId}`);
    await emit(tx, ctx, {
      name: "pickup.line_picked",
      subject: { orderId: found.order_id, fulfillmentId: input.id, locationId: found.location_id },
      data: { sku: found.sku, quantity: input.quantity },
    });
  },
});

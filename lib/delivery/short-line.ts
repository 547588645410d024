import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { recordShort } from "@/lib/pickup/record-short";
import { shortReasons } from "@/lib/pickup/states";
import { lineToPack, subjectOf } from "./delivery";

/**
 * Units of a delivery's line are not there, or not fit to send: the stock count is corrected, and they are neither sent
 * nor charged. A parcel waits for no answer, so nothing else is offered: it is money back, decided here.
 * Throws `delivery.not_found`, `delivery.not_picking` and its kin, `delivery.too_many`.
 */
export const shortDeliveryLine = command({
  input: z.strictObject({
    id: z.string().max(60),
    lineId: z.string().max(60),
    /** Units that are missing besides those said before. */
    quantity: z.number().int().min(1).max(999),
    reason: z.enum(shortReasons),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { lineId, quantity, reason, id: deliveryId }): Promise<void> {
    const line = await lineToPack(tx, ctx, { id: deliveryId, lineId });
    const { ordered, picked, short, cancelled } = line;
    if (quantity > ordered - picked - short - cancelled)
      throw new Problem("conflict", "delivery.too_many", "That is more than is left to pick.", {
        ordered,
        picked,
        short,
        cancelled,
      });
    const id = newId();
    await recordShort(tx, ctx, { id, lineId, quantity, reason, substituteId: null, deadline: ctx.now });
    await tx.execute(sql`update short_picks set choice = 'money_back', decided_at = now() where id = ${id}`);
    await emit(tx, ctx, {
      name: "delivery.line_short",
      subject: subjectOf(line),
      data: { line: lineId, sku: line.sku, quantity, reason, shortPick: id },
    });
  },
});

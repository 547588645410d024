import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { answerBy } from "@/lib/inventory/answer-by";
import { sku } from "@/lib/inventory/input";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { type LineToPick, lineToPick } from "./line-to-pick";
import { recordShort } from "./record-short";
import { shortReasons } from "./states";
import { substituteFor } from "./substitute";

/**
 * Units of a line are not on the shelf, or not fit to hand over: the stock count is corrected, nothing is owed for
 * them, and the shopper is asked what they want instead. The pickup goes on without waiting for an answer.
 * @returns the short pick, and until when it can be answered; after that it is money back.
 * Throws `pickup.not_found`, `pickup.not_picking`, `pickup.too_many`, `pickup.no_substitute`.
 */
export const shortLine = command({
  input: z.strictObject({
    id: z.string().max(60),
    lineId: z.string().max(60),
    /** Units that are missing besides those said before. */
    quantity: z.number().int().min(1).max(999),
    reason: z.enum(shortReasons),
    /** SKU of what the clerk offers instead. */
    substitute: sku.optional(),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<{ shortPick: string; deadline: Date }> {
    const line = await lineToPick(tx, ctx, input);
    refuseMoreThanOpen(line, input.quantity);
    const substitute = input.substitute
      ? await substituteFor(tx, line, input.substitute, input.quantity)
      : null;
    const shortPick = newId();
    const deadline = await answerBy(tx, ctx, line.window_id);
    await recordShort(tx, ctx, { ...input, id: shortPick, substituteId: substitute?.id ?? null, deadline });
    await emitShort(tx, ctx, line, input, { shortPick, deadline });
    return { shortPick, deadline };
  },
});

function refuseMoreThanOpen(line: LineToPick, quantity: number): void {
  const { ordered, picked, short, cancelled } = line;
  if (quantity > ordered - picked - short - cancelled)
    throw new Problem("conflict", "pickup.too_many", "That is more than is left to pick.", {
      ordered,
      picked,
      short,
    });
}

const emitShort = (
  tx: Tx,
  ctx: Ctx,
  line: LineToPick,
  said: { id: string; lineId: string; quantity: number; reason: string; substitute?: string | undefined },
  asked: { shortPick: string; deadline: Date },
) =>
  emit(tx, ctx, {
    name: "pickup.line_short",
    subject: { orderId: line.order_id, fulfillmentId: said.id, locationId: line.location_id },
    data: {
      line: said.lineId,
      sku: line.sku,
      quantity: said.quantity,
      reason: said.reason,
      substitute: said.substitute ?? null,
      deadline: asked.deadline.toISOString(),
      shortPick: asked.shortPick,
    },
  });

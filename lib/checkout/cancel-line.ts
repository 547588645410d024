import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { endDelivery } from "@/lib/delivery/cancel-delivery";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { giveBackSurplus } from "@/lib/orders/give-back-surplus";
import { lockOrder, settleOrder } from "@/lib/orders/settle-order";
import { endPickup } from "@/lib/pickup/cancel-pickup";
import { inMyStores } from "@/lib/pickup/pickup";
import { releaseUnits } from "@/lib/pickup/release-units";
import { openLine } from "./open-line";

export const cancelLineInput = z.strictObject({
  number: z.string().max(40),
  /** The fulfillment's line. */
  lineId: z.string().max(60),
  /** Units; without it all that are still to be handed over. */
  quantity: z.number().int().min(1).max(999).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
});

/**
 * Units of one line are called off before they are handed over or sent, by the customer or by the store that has them:
 * nothing is owed for them, and they are free for others. A part of the order that is left with nothing ends with them.
 * Throws `order.not_found`, `line.not_found`, `line.not_cancellable` with the state of its part, `line.too_many`,
 * `line.in_transit` while a warehouse sends it.
 */
export const cancelLine = command({
  input: cancelLineInput,
  may: () => true,
  async run(tx, ctx, input): Promise<void> {
    const scope = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
    const line = await openLine(tx, ctx, input, scope);
    const open = line.wanted - line.collected;
    const quantity = input.quantity ?? open;
    if (quantity > open)
      throw new Problem("conflict", "line.too_many", "That is more than is still to be handed over.", {
        open,
      });
    const by = isStaff(ctx.actor) ? "store" : "customer";
    const why = { by, reason: input.reason ?? "cancelled" } as const;
    if (quantity === line.openInAll && !line.asked) {
      await (line.sent ? endDelivery : endPickup)(tx, ctx, line.fulfillmentId, scope, why);
    } else {
      if (line.inTransit)
        throw new Problem("conflict", "line.in_transit", "A warehouse sends these goods just now.");
      await lockOrder(tx, line.orderId);
      const { id, picked } = await releaseUnits(tx, ctx, line.id, quantity, why.reason);
      await emit(tx, ctx, {
        name: line.sent ? "delivery.line_cancelled" : "pickup.line_cancelled",
        subject: { orderId: line.orderId, fulfillmentId: line.fulfillmentId, locationId: line.locationId },
        data: { line: line.id, sku: line.sku, quantity, picked, cancellation: id, ...why },
      });
    }
    await settleOrder(tx, ctx, line.orderId);
    await giveBackSurplus(tx, ctx, line.orderId);
  },
});

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { lockOrder, settleOrder } from "@/lib/orders/settle-order";
import { cancelReason } from "@/lib/pickup/cancel-pickup";
import { releaseStock } from "@/lib/pickup/close-pickup";
import { fromMyPlaces, moveDelivery, subjectOf } from "./delivery";

/**
 * The shop gives a delivery up that has not left: goods back to stock, nothing charged.
 * Throws `delivery.not_found`, `delivery.already_shipped`, `delivery.already_delivered`, `delivery.cancelled`.
 */
export const cancelDelivery = command({
  input: z.strictObject({ id: z.string().max(60), reason: cancelReason }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, reason }): Promise<void> {
    const orderId = await endDelivery(tx, ctx, id, fromMyPlaces(ctx), { by: "store", reason });
    await settleOrder(tx, ctx, orderId);
  },
});

/**
 * Cancels one delivery with everything it holds, whoever asks; settling the order is the caller's.
 * @param scope which rows the caller may touch, as a condition on `f`.
 * @returns the order's id.
 */
export async function endDelivery(
  tx: Tx,
  ctx: Ctx,
  id: string,
  scope: SQL,
  why: { by: "store" | "customer"; reason: string },
): Promise<string> {
  const moved = await moveDelivery(
    tx,
    id,
    "cancel",
    scope,
    sql`, closed_at = now(), close_reason = ${why.reason}`,
  );
  await lockOrder(tx, moved.order_id);
  await releaseStock(tx, ctx, id);
  await emit(tx, ctx, { name: "delivery.cancelled", subject: subjectOf(moved), data: why });
  return moved.order_id;
}

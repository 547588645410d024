import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { settleOrder } from "@/lib/orders/settle-order";
import { letGo } from "./let-go";
import { inMyStores, movePickup } from "./pickup";

export const cancelReason = z.string().trim().min(1).max(200);

/**
 * The store gives a pickup up: goods back to stock, nothing owed, the customer told why.
 * Throws `pickup.not_found`, `pickup.already_collected`, `pickup.cancelled`, `pickup.expired`.
 */
export const cancelPickup = command({
  input: z.strictObject({ id: z.string().max(60), reason: cancelReason }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, reason }): Promise<void> {
    const orderId = await endPickup(tx, ctx, id, inMyStores(ctx), { by: "store", reason });
    await settleOrder(tx, ctx, orderId);
  },
});

/**
 * Cancels one pickup with everything it holds, whoever asks; settling the order is the caller's.
 * @returns the order's id.
 */
export async function endPickup(
  tx: Tx,
  ctx: Ctx,
  id: string,
  scope: SQL,
  why: { by: "store" | "customer"; reason: string },
): Promise<string> {
  const moved = await movePickup(
    tx,
    id,
    "cancel",
    scope,
    sql`, closed_at = now(), close_reason = ${why.reason}`,
  );
  const besides = await letGo(tx, ctx, moved);
  const subject = { orderId: moved.order_id, fulfillmentId: id, locationId: moved.location_id };
  await emit(tx, ctx, { name: "pickup.cancelled", subject, data: why }, ...besides);
  return moved.order_id;
}

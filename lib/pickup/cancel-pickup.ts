import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { lockOrder, settleOrder } from "@/lib/orders/settle-order";
import { releaseWindow } from "@/lib/stores/book-window";
import { releaseStock } from "./close-pickup";
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
  await lockOrder(tx, moved.order_id);
  // What was handed over in part is paid; nothing more is owed.
  const closed = rowsOf<{ state: string }>(
    await tx.execute(sql`
      update payments set state = case when captured > 0 then 'captured' else 'voided' end, updated_at = now()
      where fulfillment_id = ${id} and method = 'pay_in_store' and state = 'pending' returning state`),
  );
  if (moved.window_id) await releaseWindow(tx, moved.window_id);
  await releaseStock(tx, ctx, id);
  const subject = { orderId: moved.order_id, fulfillmentId: id, locationId: moved.location_id };
  await emit(
    tx,
    ctx,
    { name: "pickup.cancelled", subject, data: why },
    ...(closed[0]?.state === "voided" ? [{ name: "payment.voided" as const, subject }] : []),
  );
  return moved.order_id;
}

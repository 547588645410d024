import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { cancelTransferOf } from "@/lib/inventory/transfer-for-pickup";
import type { Ctx } from "@/lib/kernel/actor";
import type { NewEvent } from "@/lib/kernel/events";
import { lockOrder } from "@/lib/orders/settle-order";
import { releaseWindow } from "@/lib/stores/book-window";
import { releaseStock } from "./close-pickup";
import type { MovedPickup } from "./pickup";

/**
 * Frees what a pickup that has just ended without a handover still holds: money owed, its place in a window, goods,
 * and what a warehouse was to send for it.
 * What was handed over in part is paid; nothing more is owed.
 * @returns what happened besides, for the caller to emit.
 */
export async function letGo(tx: Tx, ctx: Ctx, ended: MovedPickup): Promise<NewEvent[]> {
  await lockOrder(tx, ended.order_id);
  const closed = rowsOf<{ state: string }>(
    await tx.execute(sql`
      update payments set state = case when captured > 0 then 'captured' else 'voided' end, updated_at = now()
      where fulfillment_id = ${ended.id} and method = 'pay_in_store' and state = 'pending' returning state`),
  );
  if (ended.window_id) await releaseWindow(tx, ended.window_id);
  await releaseStock(tx, ctx, ended.id);
  if (ended.in_transit) await cancelTransferOf(tx, ctx, ended.id);
  const subject = { orderId: ended.order_id, fulfillmentId: ended.id, locationId: ended.location_id };
  return closed[0]?.state === "voided" ? [{ name: "payment.voided", subject }] : [];
}

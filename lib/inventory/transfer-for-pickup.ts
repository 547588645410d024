import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { insertTransfer } from "./insert-transfer";
import { transferStates } from "./transfer-states";

/**
 * Ship to store: asks the place that has a pickup's goods, allocated there, to send them to where they are collected.
 * Belongs in the transaction that makes the pickup. @returns the transfer's id.
 */
export const requestTransferFor = (
  tx: Tx,
  ctx: Ctx,
  ask: {
    fulfillmentId: string;
    fromId: string;
    toId: string;
    lines: readonly { fulfillmentLineId: string; variantId: string; quantity: number }[];
    expectedAt: Date;
  },
): Promise<string> => insertTransfer(tx, ctx, ask);

/**
 * Cancels the transfer for a pickup that is over, unless it has left already: what is on the road arrives, and goes on
 * the shelf. Belongs in the transaction that ends the pickup, after its own change of state.
 * @returns whether there was one to cancel.
 */
export async function cancelTransferOf(tx: Tx, ctx: Ctx, fulfillmentId: string): Promise<boolean> {
  const [cancelled] = rowsOf<{ id: string; from_id: string; order_id: string }>(
    await tx.execute(sql`
      update transfers t set state = 'cancelled', closed_at = now()
      where t.fulfillment_id = ${fulfillmentId} and t.state = any(${sql.param(transferStates.from("cancel"))}::text[])
      returning t.id, t.from_id, (select order_id from fulfillments f where f.id = t.fulfillment_id)`),
  );
  if (!cancelled) return false;
  await emit(tx, ctx, {
    name: "transfer.cancelled",
    subject: { locationId: cancelled.from_id, fulfillmentId, orderId: cancelled.order_id },
    data: { transfer: cancelled.id, reason: "pickup_over" },
  });
  return true;
}

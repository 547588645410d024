import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { readOrders } from "@/lib/orders/queries";
import { type BoardAsk, staffPickups } from "./queries";
import { type FulfillmentState, pickupStates } from "./states";

export type QueuedPickup = { order: Order; pickup: Fulfillment };

/**
 * A page of the board with everything about each pickup, in the board's order. Only the caller's stores.
 * Two statements, however many rows.
 */
export async function staffQueue(tx: Tx, ctx: Ctx, ask: BoardAsk): Promise<QueuedPickup[]> {
  const rows = await staffPickups(tx, ctx, ask);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const orders = await readOrders(
    tx,
    sql`o.id in (select order_id from fulfillments where id = any(${sql.param(ids)}::uuid[]))`,
  );
  const found = new Map(
    orders.flatMap((order) => order.fulfillments.map((pickup) => [pickup.id, { order, pickup }] as const)),
  );
  // The second statement sees what happened since the first: a pickup that went on meanwhile is not what was asked for.
  const states: readonly FulfillmentState[] = ask.states ?? pickupStates.open;
  return ids.flatMap((id) => found.get(id) ?? []).filter(({ pickup }) => states.includes(pickup.state));
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { closeCard } from "@/lib/payments/card-payment";
import { terminalFulfillmentStates } from "@/lib/pickup/states";
import { giveBackRedemptions } from "@/lib/promotions/redeem";
import { choiceIsOpen } from "./short-picks";
import { closeGiftCard } from "./take-money";

/**
 * Closes an order whose fulfillments are all over: completed when anything was handed over or shipped, else cancelled.
 * One whose customer may still choose something instead of short units stays open until they did, or may no longer.
 * Locks the order first, so that two counters closing its last two pickups do not each wait for the other.
 */
export async function settleOrder(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  await lockOrder(tx, orderId);
  const [settled] = rowsOf<{ state: "completed" | "cancelled" }>(
    await tx.execute(sql`
      update orders o
      set state = case when exists (select 1 from fulfillments f
            join fulfillment_lines fl on fl.fulfillment_id = f.id where f.order_id = o.id and fl.collected > 0) then 'completed' else 'cancelled' end,
        closed_at = now()
      where o.id = ${orderId} and o.state = 'placed'
        and not exists (select 1 from fulfillments f where f.order_id = o.id
          and f.state <> all(${sql.param(terminalFulfillmentStates)}::text[]))
        and not exists (select 1 from short_picks sp
          join fulfillment_lines fl on fl.id = sp.fulfillment_line_id join fulfillments f on f.id = fl.fulfillment_id
          where f.order_id = o.id and ${choiceIsOpen})
      returning o.state`),
  );
  if (!settled) return;
  await emit(tx, ctx, { name: `order.${settled.state}`, subject: { orderId } });
  await closeCard(tx, ctx, orderId, settled.state);
  // What a completed order did not use of a gift card goes back when its last handover can no longer be undone.
  if (settled.state !== "cancelled") return;
  await closeGiftCard(tx, ctx, orderId);
  await giveBackRedemptions(tx, orderId);
}

/** Keeps others from changing the order; rows that only refer to it, such as events, may still come. */
export const lockOrder = (tx: Tx, orderId: string) =>
  tx.execute(sql`select 1 from orders where id = ${orderId} for no key update`);

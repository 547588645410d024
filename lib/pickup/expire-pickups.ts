import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { settleOrder } from "@/lib/orders/settle-order";
import { letGo } from "./let-go";
import { movePickup } from "./pickup";

/**
 * Waited for in vain. Someone who says that they are here is served first, for an hour: the clock must not take the
 * bag out of their hands.
 */
const overdue = sql`(f.pickup_by <= now() and (f.arrived_at is null or f.arrived_at < now() - interval '1 hour'))`;

/**
 * Nobody came: goods, window place and money are free again, and the staff of its store find it on the put-back list.
 * Throws `pickup.not_found`, `pickup.not_ready` and its kin, `pickup.still_waiting` before its time.
 */
export const expirePickup = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: (actor) => actor.kind === "system",
  async run(tx, ctx, { id }): Promise<void> {
    const set = sql`, closed_at = now(), close_reason = 'no_show'`;
    const ended = await movePickup(tx, id, "expire", sql`true`, set, {
      holds: overdue,
      otherwise: () => new Problem("conflict", "pickup.still_waiting", "The pickup still waits."),
    });
    const besides = await letGo(tx, ctx, ended);
    const subject = { orderId: ended.order_id, fulfillmentId: id, locationId: ended.location_id };
    await emit(tx, ctx, { name: "pickup.expired", subject, data: { reason: "no_show" } }, ...besides);
    await settleOrder(tx, ctx, ended.order_id);
  },
});

/**
 * Ends every pickup that waited in vain, each in a transaction of its own. Shoppers are refused by the clock, whether or
 * not this has run; it frees the goods. What somebody else was quicker with is left alone.
 * @returns how many were ended.
 */
export async function expirePickups(ctx: Ctx): Promise<number> {
  const due = rowsOf<{ id: string }>(
    await db().execute(sql`
      select f.id from fulfillments f where f.state = 'ready' and f.method <> 'delivery' and ${overdue}
      order by f.pickup_by limit 500`),
  );
  let ended = 0;
  for (const { id } of due) {
    try {
      await expirePickup(ctx, { id });
      ended++;
    } catch (error) {
      // Handed over, extended or cancelled since we looked.
      if (!(error instanceof Problem) || error.kind !== "conflict") throw error;
    }
  }
  return ended;
}

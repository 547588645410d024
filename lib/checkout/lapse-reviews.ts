import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { endDelivery } from "@/lib/delivery/cancel-delivery";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { settleOrder } from "@/lib/orders/settle-order";
import { endPickup } from "@/lib/pickup/cancel-pickup";
import { notReleased } from "@/lib/pickup/review";

/** Nobody said yes in time. Nothing of it was picked, whether or not anybody has noticed. */
const overdue = sql`(f.review = 'held' and f.review_by <= now())`;

/**
 * Calls off what a rule holds and no manager looked at, each in a transaction of its own; its money goes back with its
 * order. A manager may still say yes until this has run.
 * @returns how many were called off
 */
export async function lapseReviews(ctx: Ctx): Promise<number> {
  const due = rowsOf<{ id: string; sent: boolean }>(
    await db().execute(sql`
      select f.id, f.method = 'delivery' as sent from fulfillments f
      where f.state = 'requested' and ${overdue} order by f.review_by limit 500`),
  );
  let ended = 0;
  for (const { id, sent } of due) {
    try {
      await inTransaction(async (tx) => {
        const orderId = await (sent ? endDelivery : endPickup)(tx, ctx, id, overdue, notReleased);
        await settleOrder(tx, ctx, orderId);
      });
      ended++;
    } catch (error) {
      // Released or called off since we looked.
      if (!(error instanceof Problem) || (error.kind !== "conflict" && error.kind !== "not_found"))
        throw error;
    }
  }
  return ended;
}

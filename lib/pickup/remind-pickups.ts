import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";

/**
 * Reminds of ready pickups that will not wait much longer: a day before `pickup_by`, or when half of the time is over
 * where that is later. Once, and once more after an extension. Nobody who is here already is reminded.
 * @returns how many were reminded; at most `limit`. Two or three statements.
 */
export async function remindPickups(tx: Tx, ctx: Ctx, limit = 100): Promise<number> {
  const reminded = rowsOf<{ id: string; order_id: string; location_id: string }>(
    await tx.execute(sql`
      update fulfillments f set reminded_at = now()
      from (
        select id from fulfillments
        where state = 'ready' and method <> 'delivery' and reminded_at is null and arrived_at is null
          and pickup_by > now()
          and now() >= pickup_by - least(interval '24 hours', (pickup_by - coalesce(extended_at, ready_at)) / 2)
        order by pickup_by limit ${limit} for update skip locked
      ) due
      where f.id = due.id
      returning f.id, f.order_id, f.location_id`),
  );
  await emit(
    tx,
    ctx,
    ...reminded.map((f) => ({
      name: "pickup.reminded" as const,
      subject: { orderId: f.order_id, fulfillmentId: f.id, locationId: f.location_id },
    })),
  );
  return reminded.length;
}

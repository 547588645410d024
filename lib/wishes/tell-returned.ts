import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";

/**
 * Finds the alerts whose goods are there again and lets each tell its address, first come first, each once. Called
 * after whatever brings stock, and on a clock for what nobody announces, such as holds that ran out.
 * @returns how many were told; at most `limit`. Two or three statements.
 */
export async function tellReturned(tx: Tx, ctx: Ctx, limit = 200): Promise<number> {
  const told = rowsOf<{ id: string; location_id: string }>(
    await tx.execute(sql`
      update stock_alerts a set told_at = now()
      from (
        select a.id from stock_alerts a
        join stock_levels s on s.location_id = a.location_id and s.variant_id = a.variant_id
          and s.on_hand - s.reserved - s.allocated - s.safety_stock > 0
        join variants v on v.id = a.variant_id and v.active
        join products p on p.id = v.product_id and p.status = 'published'
        where a.told_at is null and a.expires_at > now()
        order by a.asked_at, a.id limit ${limit} for update of a skip locked
      ) due
      where a.id = due.id
      returning a.id, a.location_id`),
  );
  await emit(
    tx,
    ctx,
    ...told.map((alert) => ({
      name: "alert.due" as const,
      subject: { locationId: alert.location_id },
      data: { alert: alert.id },
    })),
  );
  return told.length;
}

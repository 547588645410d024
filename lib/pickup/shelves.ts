import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { inMyStores } from "./pickup";

/**
 * The labels on a store's collection shelf that are in use now, the latest first, at most `limit`.
 * @param store slug. One statement.
 */
export async function shelvesInUse(tx: Tx, ctx: Ctx, store: string, limit: number): Promise<string[]> {
  if (!isStaff(ctx.actor)) return [];
  const rows = rowsOf<{ shelf: string }>(
    await tx.execute(sql`
      select f.shelf from fulfillments f join stock_locations l on l.id = f.location_id
      where f.state = 'ready' and f.shelf is not null and l.slug = ${store} and ${inMyStores(ctx)}
      group by f.shelf order by max(f.ready_at) desc limit ${limit}`),
  );
  return rows.map((r) => r.shelf);
}

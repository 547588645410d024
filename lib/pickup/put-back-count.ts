import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inMyStores } from "./pickup";
import { stillStaged } from "./put-backs";

/** How many pickups that are over have goods to carry back at one location; none at another's. One statement. */
export async function putBackCount(tx: Tx, ctx: Ctx, locationId: string): Promise<number> {
  const [row] = rowsOf<{ count: number }>(
    await tx.execute(sql`
      select count(*)::int as count from fulfillments f
      where f.location_id = ${locationId} and f.state in ('cancelled', 'expired') and f.method <> 'delivery'
        and ${stillStaged} and ${inMyStores(ctx)}`),
  );
  return row?.count ?? 0;
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";

/**
 * What a clerk chooses a collection shelf from: those that the store's manager has named, in their order, and after them
 * up to `limit` others that are in use now, the latest first.
 * @param store slug. One statement.
 */
export async function shelvesToChoose(tx: Tx, ctx: Ctx, store: string, limit: number): Promise<string[]> {
  if (!isStaff(ctx.actor)) return [];
  const rows = rowsOf<{ shelf: string }>(
    await tx.execute(sql`
      with own as (
        select l.id, l.shelves from stock_locations l where l.slug = ${store} and ${isMine(ctx)}
      ),
      in_use as (
        select f.shelf, max(f.ready_at) as latest from fulfillments f join own on own.id = f.location_id
        where f.state = 'ready' and f.shelf is not null and not f.shelf = any(own.shelves)
        group by f.shelf order by latest desc limit ${limit}
      )
      select shelf from (
        select shelf, place, null as latest from own, unnest(own.shelves) with ordinality as named(shelf, place)
        union all
        select shelf, null, latest from in_use) s
      order by place nulls last, latest desc`),
  );
  return rows.map((r) => r.shelf);
}

function isMine(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`l.id = any(${sql.param(places)}::uuid[])`;
}

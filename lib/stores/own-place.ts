import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";

export type OwnPlace = { id: string; slug: string; name: string; timeZone: string; isStore: boolean };

/** Every place that is the caller's own, stores before warehouses, by name. One statement. */
export async function ownPlaces(tx: Tx, ctx: Ctx): Promise<OwnPlace[]> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`id = any(${sql.param(places)}::uuid[])`;
  return rowsOf<OwnPlace>(
    await tx.execute(sql`
      select id, slug, name, time_zone as "timeZone", kind = 'store' as "isStore" from stock_locations where ${mine} order by kind, name`),
  );
}

/**
 * The caller's own place of that slug, a store or a warehouse. One statement.
 * @returns its id. Throws `store.not_found`, also for another's.
 */
export async function requireOwnPlace(tx: Tx, ctx: Ctx, slug: string): Promise<string> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`id = any(${sql.param(places)}::uuid[])`;
  const [place] = rowsOf<{ id: string }>(
    await tx.execute(sql`select id from stock_locations where slug = ${slug} and ${mine}`),
  );
  if (!place) throw notFound("store");
  return place.id;
}

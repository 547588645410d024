import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";

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

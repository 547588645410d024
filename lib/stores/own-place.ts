import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";

/** Throws `store.not_found` unless the place of that slug exists and is the caller's own. One statement. */
export async function requireOwnPlace(tx: Tx, ctx: Ctx, slug: string): Promise<void> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`id = any(${sql.param(places)}::uuid[])`;
  const rows = rowsOf(await tx.execute(sql`select 1 from stock_locations where slug = ${slug} and ${mine}`));
  if (rows.length === 0) throw notFound("store");
}

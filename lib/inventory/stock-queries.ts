import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";

/** The counters of one stock row, and what they leave to promise. */
export type StockRow = {
  sku: string;
  /** Slug of the place; a warehouse too. */
  store: string;
  onHand: number;
  reserved: number;
  allocated: number;
  safetyStock: number;
  available: number;
};

/** What the counters of stock row `s` leave to promise; expired reservations that nobody swept yet still count as held. */
export const counted = sql`(s.on_hand - s.reserved - s.allocated - s.safety_stock)`;

/**
 * ATP of stock row `s` for a shopper: what the counters leave, what expired reservations hold no more, and what they
 * hold themselves. May be below 0, where safety stock has been sold into.
 */
export const atpFor = (shopper: string | null) => sql`(${counted} + coalesce((
  select sum(rl.quantity)::int from reservation_lines rl join reservations r on r.id = rl.reservation_id
  where rl.variant_id = s.variant_id and r.stock_location_id = s.location_id and r.state = 'held'
    and (r.expires_at <= now() or r.holder = ${shopper}::text)), 0))`;

/** ATP of stock row `s`, for nobody in particular. */
export const atp = atpFor(null);

/**
 * Stock rows at the caller's own places, by place and SKU; another's are not there. One statement.
 * @param ask.after the last row of the page before
 */
export async function staffStock(
  tx: Tx,
  ctx: Ctx,
  ask: {
    store?: string | undefined;
    skus?: readonly string[] | undefined;
    limit: number;
    after?: { store: string; sku: string } | undefined;
  },
): Promise<StockRow[]> {
  if (!isStaff(ctx.actor)) return [];
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`l.id = any(${sql.param(places)}::uuid[])`;
  const there = ask.store ? sql`l.slug = ${ask.store}` : sql`true`;
  const named = ask.skus ? sql`v.sku = any(${sql.param(ask.skus)}::text[])` : sql`true`;
  const after = ask.after ? sql`(l.slug, v.sku) > (${ask.after.store}, ${ask.after.sku})` : sql`true`;
  return rowsOf<StockRow>(
    await tx.execute(sql`
      select v.sku, l.slug as store, s.on_hand as "onHand", s.reserved, s.allocated, s.safety_stock as "safetyStock",
        greatest(0, ${atp})::int as available
      from stock_levels s
      join stock_locations l on l.id = s.location_id
      join variants v on v.id = s.variant_id
      where ${mine} and ${there} and ${named} and ${after}
      order by l.slug, v.sku limit ${ask.limit}`),
  );
}

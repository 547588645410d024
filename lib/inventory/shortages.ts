import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { Problem } from "@/lib/kernel/problem";
import { nearestFirst } from "@/lib/stores/distance";
import { isPaused } from "@/lib/stores/pause";
import type { Store } from "@/lib/stores/store";
import type { JudgedLine } from "./hold-goods";

export type Shortage = {
  sku: string;
  requested: number;
  available: number;
  /** Other stores that have any, nearest to the asked one first. */
  elsewhere: { store: string; available: number }[];
};

/**
 * The refusal of a hold: per short line how many there are, and where else they are. One statement.
 * A SKU the shop does not sell is `variant.not_found` instead.
 */
export async function refuseShort(
  tx: Tx,
  store: Store,
  lines: readonly { sku: string; quantity: number }[],
  judged: readonly JudgedLine[],
): Promise<Problem> {
  const unknown = lines.find((l) => !judged.some((j) => j.sku === l.sku));
  if (unknown)
    return new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown.sku,
    });
  const short = judged.filter((j) => j.available < j.requested);
  const there = nearestFirst(await elsewhere(tx, { skus: short.map((s) => s.sku), store: store.id }), store);
  const shortages: Shortage[] = short.map(({ sku, requested, available }) => ({
    sku,
    requested,
    available,
    elsewhere: there.flatMap((o) => (o.sku === sku ? [{ store: o.store, available: o.available }] : [])),
  }));
  return new Problem(
    "conflict",
    "reservation.insufficient_stock",
    "There is not enough left at this store.",
    { shortages },
  );
}

type There = { sku: string; store: string; latitude: number; longitude: number; available: number };

/** Stores other than the asked one that have any of some SKUs; expired holds count as free. */
const elsewhere = statement<{ skus: string[]; store: string }, There>(
  (p) => sql`
  with asked as (select id, sku from variants where sku = any(${p.skus}::text[])),
  expired as (
    select r.stock_location_id as location_id, rl.variant_id, sum(rl.quantity)::int as units
    from reservations r join reservation_lines rl on rl.reservation_id = r.id
    where r.state = 'held' and r.expires_at <= now() and rl.variant_id in (select id from asked)
    group by r.stock_location_id, rl.variant_id
  )
  select * from (
    select a.sku, l.slug as store, l.latitude, l.longitude,
      s.on_hand - s.reserved - s.allocated - s.safety_stock + coalesce(x.units, 0) as available
    from asked a
    join stock_levels s on s.variant_id = a.id
    join stock_locations l on l.id = s.location_id and l.pickup_enabled and l.id <> ${p.store}::uuid and not ${isPaused}
    left join expired x on x.variant_id = a.id and x.location_id = l.id) o
  where available > 0`,
);

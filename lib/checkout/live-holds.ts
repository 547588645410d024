import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { windowId } from "@/lib/stores/windows";

/** A reservation that still holds. */
export type LiveHold = {
  id: string;
  /** Slug. */
  store: string;
  /** Whether a warehouse has yet to send it there. */
  shipped: boolean;
  /** Id of its pickup window; null for as soon as it is ready. */
  window: string | null;
  lines: { sku: string; quantity: number }[];
};

/** What is held for one shopper now, by the database's clock, oldest first. One statement. */
export async function liveHolds(tx: Tx, holder: string): Promise<LiveHold[]> {
  const rows = rowsOf<Omit<LiveHold, "window"> & { starts_at: string | null }>(
    await tx.execute(sql`
      select r.id, l.slug as store, r.stock_location_id <> r.location_id as shipped, w.starts_at,
        (select json_agg(json_build_object('sku', v.sku, 'quantity', rl.quantity))
         from reservation_lines rl join variants v on v.id = rl.variant_id where rl.reservation_id = r.id) as lines
      from reservations r
      join stock_locations l on l.id = r.location_id
      left join pickup_windows w on w.id = r.window_id
      where r.holder = ${holder} and r.state = 'held' and r.expires_at > now()
      order by r.id`),
  );
  return rows.map(({ starts_at, ...hold }) => ({
    ...hold,
    window: starts_at ? windowId({ slug: hold.store }, new Date(starts_at)) : null,
  }));
}

/**
 * Gives new reservations the time that was left of those they replace, and their extension if it was used: moving a
 * hold does not buy time. One statement.
 */
export async function keepClock(tx: Tx, freed: readonly LiveHold[], fresh: readonly string[]): Promise<void> {
  if (freed.length === 0 || fresh.length === 0) return;
  await tx.execute(sql`
    update reservations r set expires_at = old.expires_at, extended_at = old.extended_at
    from (select min(expires_at) as expires_at, max(extended_at) as extended_at from reservations
      where id = any(${sql.param(freed.map((hold) => hold.id))}::uuid[])) old
    where r.id = any(${sql.param([...fresh])}::uuid[])`);
}

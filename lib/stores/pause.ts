import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";

/** Whether nothing more is promised for collection at a stock location `l` now, by the database's clock. */
export const isPaused: SQL = sql`
  (l.paused_at is not null and (l.paused_until is null or l.paused_until > now()))`;

const lockOf = (id: SQL) => sql`hashtextextended('pause ' || ${id}::text, 0)`;

/**
 * What a promise waits for, and what waits for it: promises go side by side, a pause waits until those under way are
 * over, and those that come later see it in their next statement. Every promise shares this lock, so it is none of a row.
 * @param id of the place, as SQL
 */
export const sharePromises = (id: SQL): SQL => sql`pg_advisory_xact_lock_shared(${lockOf(id)})`;

/** The other side of `sharePromises`: from here on until the commit no promise is made at the place. */
export async function stopPromises(tx: Tx, locationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockOf(sql`${locationId}::uuid`)})`);
}

/** Refuses a promise at a place that is paused, and holds a coming pause off until this transaction is over. */
export async function requireNoPause(tx: Tx, locationId: string): Promise<void> {
  await tx.execute(sql`select ${sharePromises(sql`${locationId}::uuid`)}`);
  const rows = rowsOf(
    await tx.execute(sql`select 1 from stock_locations l where l.id = ${locationId} and ${isPaused}`),
  );
  if (rows.length > 0) throw storePaused();
}

export const storePaused = (): Problem =>
  new Problem("conflict", "store.paused", "This store takes no more orders to collect at the moment.");

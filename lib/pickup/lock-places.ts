import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

// Verbs that leave one place for another touch two windows and two shelves. Whoever goes the other way at the same
// moment would meet them in a deadlock, so both lock all of it beforehand, in one order.

/**
 * Locks the window that a pickup leaves and the one it goes to. One that nobody booked yet has no row to lock.
 * @param windows.rowId of the one it leaves
 */
export async function lockWindows(
  tx: Tx,
  locationId: string,
  windows: { rowId: string | null; startsAt: Date | null },
): Promise<void> {
  await tx.execute(sql`
    select 1 from pickup_windows
    where id = ${windows.rowId}::uuid
      or (location_id = ${locationId} and starts_at = ${windows.startsAt?.toISOString() ?? null}::timestamptz)
    order by id for update`);
}

/** Locks the stock rows of goods at several places. */
export async function lockStock(
  tx: Tx,
  locationIds: readonly string[],
  variantIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    select 1 from stock_levels
    where location_id = any(${sql.param([...locationIds])}::uuid[])
      and variant_id = any(${sql.param([...variantIds])}::uuid[])
    order by location_id, variant_id for update`);
}

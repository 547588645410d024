import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import type { Store } from "./store";
import type { Window } from "./windows";

/**
 * Takes one place in a window by conditional update. One statement.
 * @returns the window's row id, or null when it is full.
 */
export async function bookWindow(tx: Tx, store: Store, window: Window): Promise<string | null> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      insert into pickup_windows as w (id, location_id, starts_at, ends_at, capacity, booked)
      values (${newId()}, ${store.id}, ${window.startsAt.toISOString()}, ${window.endsAt.toISOString()},
        ${store.windowCapacity}, 1)
      on conflict (location_id, starts_at) do update set booked = w.booked + 1 where w.booked < w.capacity
      returning w.id`),
  );
  return rows[0]?.id ?? null;
}

/** Takes a place in a window that has a row, as when a handover is undone; false when it is full by now. */
export async function bookWindowAgain(tx: Tx, windowRowId: string): Promise<boolean> {
  const rows = rowsOf(
    await tx.execute(sql`
      update pickup_windows set booked = booked + 1 where id = ${windowRowId} and booked < capacity returning 1`),
  );
  return rows.length > 0;
}

/** Gives one place back. */
export async function releaseWindow(tx: Tx, windowRowId: string): Promise<void> {
  await tx.execute(sql`update pickup_windows set booked = booked - 1 where id = ${windowRowId}`);
}

/** Places left per window start; expired reservations that nobody swept yet count as free. */
export async function windowPlaces(
  tx: Tx,
  store: Store,
  windows: readonly Window[],
): Promise<Map<number, number>> {
  const left = new Map(windows.map((w) => [w.startsAt.getTime(), store.windowCapacity]));
  if (windows.length === 0) return left;
  const rows = rowsOf<{ starts_at: Date | string; remaining: number }>(
    await tx.execute(sql`
      select w.starts_at, w.capacity - w.booked + (
        select count(*)::int from reservations r
        where r.window_id = w.id and r.state = 'held' and r.expires_at <= now()) as remaining
      from pickup_windows w
      where w.location_id = ${store.id} and w.starts_at >= ${windows[0]!.startsAt.toISOString()}
        and w.starts_at <= ${windows.at(-1)!.startsAt.toISOString()}`),
  );
  for (const row of rows) {
    const start = new Date(row.starts_at).getTime();
    if (left.has(start)) left.set(start, Math.max(0, row.remaining));
  }
  return left;
}

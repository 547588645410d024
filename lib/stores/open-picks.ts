import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/**
 * Units that people at each place still have to pick, of orders that were there before: the store's queue. What comes
 * from another place first, and what is wanted in a window more than a day away, is in nobody's way yet.
 * A fragment: rows of `location_id, units`, none for a place without a queue; `fulfillments_board` finds them.
 * @param places a set of location ids, as `in (…)` or `= any(…)` takes it
 */
export const queueAt = (places: SQL): SQL => sql`
  select f.location_id, sum(fl.ordered - fl.picked - fl.short - fl.cancelled)::int as units
  from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
  where f.location_id ${places} and f.state in ('requested', 'picking') and f.stock_location_id = f.location_id
    and (f.window_id is null or f.ready_by <= now() + interval '1 day')
  group by f.location_id`;

/** The queue of each of these places, in units; 0 for one without. One statement. */
export async function openPicks(tx: Tx, locationIds: readonly string[]): Promise<Map<string, number>> {
  const queue = new Map(locationIds.map((id) => [id, 0]));
  if (locationIds.length === 0) return queue;
  const rows = rowsOf<{ location_id: string; units: number }>(
    await tx.execute(queueAt(sql`= any(${sql.param(locationIds)}::uuid[])`)),
  );
  for (const row of rows) queue.set(row.location_id, row.units);
  return queue;
}

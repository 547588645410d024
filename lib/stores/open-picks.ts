import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { isPaused } from "./pause";
import type { Queue } from "./ready-by";

/**
 * Units that people at each place still have to pick, of orders that were there before: the store's queue; and whether it
 * is paused. What comes from another place first, and what is wanted in a window more than a day away, is in nobody's way
 * yet.
 * A fragment: rows of `location_id, units, paused`, none for a place without a queue that is not paused;
 * `fulfillments_board` finds them.
 * @param places a set of location ids, as `in (…)` or `= any(…)` takes it
 */
export const queueAt = (places: SQL): SQL => sql`
  select coalesce(q.location_id, p.id) as location_id, coalesce(q.units, 0) as units, p.id is not null as paused
  from (
    select f.location_id, sum(fl.ordered - fl.picked - fl.short - fl.cancelled)::int as units
    from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
    where f.location_id ${places} and f.state in ('requested', 'picking') and f.stock_location_id = f.location_id
      and (f.window_id is null or f.ready_by <= now() + interval '1 day')
    group by f.location_id) q
  full join (select l.id from stock_locations l where l.id ${places} and ${isPaused}) p on p.id = q.location_id`;

type Row = { location_id: string; units: number; paused: boolean };

const readQueues = async (tx: Tx, locationIds: readonly string[]): Promise<Row[]> =>
  rowsOf<Row>(await tx.execute(queueAt(sql`= any(${sql.param(locationIds)}::uuid[])`)));

/** The queue of each of these places; 0 for one without. One statement. */
export async function openPicks(tx: Tx, locationIds: readonly string[]): Promise<Map<string, Queue>> {
  const queues = new Map<string, Queue>(locationIds.map((id) => [id, 0]));
  if (locationIds.length === 0) return queues;
  for (const { location_id, units, paused } of await readQueues(tx, locationIds))
    queues.set(location_id, paused ? "paused" : units);
  return queues;
}

/** Units in front of whoever orders at a place, whether or not it is paused. One statement. */
export async function openUnits(tx: Tx, locationId: string): Promise<number> {
  const [row] = await readQueues(tx, [locationId]);
  return row?.units ?? 0;
}

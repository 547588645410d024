import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import { type Db, rowsOf, type Tx } from "@/db/client";
import { checkInvariants, type Violation } from "@/lib/invariants/check";
import { queueNames } from "@/lib/kernel/queue";
import type { Word } from "./diary";

const quietWithinMs = 90_000;

/**
 * Waits until the worker has nothing left to do. What a killed worker had in hand is given to the next one when its time
 * is up, five minutes later; here that time is moved on in the jobs' rows, and the queue told to look. A job takes
 * milliseconds: one that has been under way for seconds is nobody's.
 * @returns how many jobs never came to their end
 */
export async function waitForQuiet(db: Db): Promise<number> {
  const boss = new PgBoss({
    db: fromDrizzle(db, sql),
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    monitorIntervalSeconds: 1,
  });
  boss.on("error", () => {});
  await boss.start();
  try {
    for (let waited = 0; ; waited += 500) {
      const left = await openJobs(db);
      if (left === 0 || waited > quietWithinMs) return left;
      if (waited % 3_000 === 0) {
        await db.execute(sql`
          update pgboss.job set started_on = now() - interval '1 hour'
          where state = 'active' and started_on < now() - interval '3 seconds'`);
        for (const queue of queueNames) await boss.supervise(queue);
      }
      await sleep(500);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Jobs of events and messages that are not done. Those that failed for good never will be. */
async function openJobs(db: Db): Promise<number> {
  const [row] = rowsOf<{ jobs: number }>(
    await db.execute(sql`
      select count(*)::int as jobs from pgboss.job where name in ('events', 'messages') and state <> 'completed'`),
  );
  return row!.jobs;
}

export type Aftermath = {
  /** What happened over the API, once for each time. */
  happened: Word[];
  held: Map<string, Record<string, number>>;
  ordered: Map<string, { total: number; lines: Record<string, number> }>;
  calledOff: Set<string>;
  /** Stock rows of which more was promised or taken away than there ever was. */
  oversold: string[];
  /** Pickups handed over more often than they said so, messages sent twice. */
  doubled: string[];
  violations: Violation[];
};

/** What the database says in the end, all of it of one moment. */
export const lookAfterwards = (db: Db): Promise<Aftermath> =>
  db.transaction(
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      return {
        happened: await happened(tx),
        held: await held(tx),
        ordered: await ordered(tx),
        calledOff: await calledOff(tx),
        oversold: await oversold(tx),
        doubled: await doubled(tx),
        violations: await checkInvariants(tx),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );

const happened = async (tx: Tx): Promise<Word[]> =>
  rowsOf<Word>(
    await tx.execute(sql`
      select e.name as event, case when e.name = 'order.placed' then o.number
        when e.name = 'stock.adjusted' then l.slug || ' ' || (e.data ->> 'sku')
        else coalesce(e.fulfillment_id, e.reservation_id)::text end as subject
      from events e left join orders o on o.id = e.order_id left join stock_locations l on l.id = e.location_id
      where e.channel = 'api' and not (e.name = 'pickup.cancelled' and e.data ->> 'by' = 'customer')`),
  );

async function held(tx: Tx): Promise<Aftermath["held"]> {
  const rows = rowsOf<{ id: string; lines: Record<string, number> }>(
    await tx.execute(sql`
      select r.id, jsonb_object_agg(v.sku, rl.quantity) as lines
      from reservations r join reservation_lines rl on rl.reservation_id = r.id join variants v on v.id = rl.variant_id
      group by r.id`),
  );
  return new Map(rows.map((row) => [row.id, row.lines]));
}

async function ordered(tx: Tx): Promise<Aftermath["ordered"]> {
  const rows = rowsOf<{ number: string; total: number; lines: Record<string, number> }>(
    await tx.execute(sql`
      select o.number, o.total_amount as total, jsonb_object_agg(x.sku, x.quantity) as lines
      from orders o
      join (select order_id, sku, sum(quantity) as quantity from order_lines group by order_id, sku) x on x.order_id = o.id
      group by o.id`),
  );
  return new Map(rows.map(({ number, ...row }) => [number, row]));
}

async function calledOff(tx: Tx): Promise<Set<string>> {
  const rows = rowsOf<{ number: string }>(
    await tx.execute(sql`
      select distinct o.number from events e join orders o on o.id = e.order_id
      where e.name = 'pickup.cancelled' and e.data ->> 'by' = 'customer'`),
  );
  return new Set(rows.map((row) => row.number));
}

/** Counted from lines and the ledger's arrivals alone: the counters could be wrong in the same way as those who use them. */
async function oversold(tx: Tx): Promise<string[]> {
  const rows = rowsOf<{ found: string }>(
    await tx.execute(sql`
      with came as (
        select location_id, variant_id, sum(quantity) as units from stock_movements
        where kind in ('received', 'adjusted') group by 1, 2
      ),
      went as (
        select location_id, variant_id, sum(units) as units from (
          select r.stock_location_id as location_id, rl.variant_id, rl.quantity as units
          from reservations r join reservation_lines rl on rl.reservation_id = r.id where r.state = 'held'
          union all
          select f.stock_location_id, fl.variant_id,
            case when f.state in ('requested', 'picking', 'ready') then fl.ordered - fl.short - fl.cancelled else fl.collected end
          from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id) x
        group by 1, 2
      )
      select format('%s at %s: %s came, %s are promised or gone', v.sku, l.slug, coalesce(came.units, 0), went.units) as found
      from went left join came using (location_id, variant_id)
      join variants v on v.id = variant_id join stock_locations l on l.id = location_id
      where went.units > coalesce(came.units, 0)`),
  );
  return rows.map((row) => row.found);
}

async function doubled(tx: Tx): Promise<string[]> {
  const rows = rowsOf<{ found: string }>(
    await tx.execute(sql`
      select format('pickup %s: %s handovers, %s events of them', h.fulfillment_id, h.n, coalesce(e.n, 0)) as found
      from (select fulfillment_id, count(*) as n from handovers group by 1) h
      left join (select fulfillment_id, count(*) as n from events
        where name in ('pickup.collected', 'pickup.part_collected') group by 1) e using (fulfillment_id)
      where h.n is distinct from e.n
      union all
      select format('event %s: %s messages by %s', event_id, count(*), channel)
      from messages where event_id is not null group by event_id, channel having count(*) > 1
      union all
      select format('reservation %s: in %s pickups', reservation_id, count(*))
      from fulfillments where reservation_id is not null group by reservation_id having count(*) > 1`),
  );
  return rows.map((row) => row.found);
}

import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { notFound } from "@/lib/kernel/problem";
import { storeFromText } from "@/lib/stores/known-stores";
import { isPaused, sharePromises } from "@/lib/stores/pause";
import type { Store } from "@/lib/stores/store";
import { storeJson } from "@/lib/stores/store-json";
import type { JudgedLine } from "./hold-goods";
import type { QuotaScope } from "./quotas";

export type Prepared = {
  store: Store;
  /** Per SKU that the shop sells, as the last commit left it; what to hold is judged again under its lock. */
  lines: JudgedLine[];
  /** Whether there is enough only once expired holds are ended. */
  overdue: boolean;
  /** Whether the store promises nothing at the moment. */
  paused: boolean;
};

type Row = {
  store: string | null;
  paused: boolean;
  sku: string | null;
  requested: number;
  available: number;
  counted: number;
};

/**
 * All that a hold wants to know beforehand, in one statement: the store, and whether there is any point in asking for
 * its stock rows – whoever comes too late is told so without queueing for a lock. Holds of one shopper, and of one
 * address, go one after the other from here on: what they tie up together is judged by the next statement, which sees
 * what the one before committed. A pause that comes meanwhile waits for the hold, and the hold judges one that came.
 * Throws `store.not_found`.
 */
export async function prepareHold(
  tx: Tx,
  ask: { store: string; lines: readonly { sku: string; quantity: number }[]; quota: QuotaScope | null },
): Promise<Prepared> {
  const rows = await look(tx, {
    store: ask.store,
    lines: JSON.stringify(ask.lines),
    address_lock: ask.quota?.address ?? null,
    holder_lock: ask.quota?.holder ?? null,
  });
  const text = rows[0]?.store;
  if (!text) throw notFound("store");
  const lines = rows.flatMap(({ sku, requested, available }) =>
    sku === null ? [] : [{ sku, requested, available }],
  );
  const overdue = rows.some((row) => row.sku !== null && row.counted < row.requested);
  return { store: storeFromText(text), lines, overdue, paused: rows[0]!.paused };
}

type Values = {
  store: string;
  lines: string;
  address_lock: string | null;
  holder_lock: string | null;
};

// The lines come as one document: of arrays the database knows the length, and plans anew for each.
const look = statement<Values, Row>(
  (p) => sql`
  with place as materialized (
    select l.id, ${storeJson}::text as document, ${isPaused} as paused, ${sharePromises(sql`l.id`)}::text as promising,
      case when ${p.address_lock}::text is not null then
        pg_advisory_xact_lock(hashtextextended('quota address ' || ${p.address_lock}::text, 0))::text end as one_address,
      case when ${p.holder_lock}::text is not null then
        pg_advisory_xact_lock(hashtextextended('quota holder ' || ${p.holder_lock}::text, 0))::text end as one_holder
    from stock_locations l where l.slug = ${p.store}::text and l.kind = 'store'
  ),
  asked as (
    select v.id, w.sku, w.quantity
    from jsonb_to_recordset(${p.lines}::jsonb) as w(sku text, quantity int)
    join variants v on v.sku = w.sku and v.active
    join products pr on pr.id = v.product_id and pr.status = 'published'
  ),
  counted as (
    select a.*, coalesce(s.on_hand - s.reserved - s.allocated - s.safety_stock, 0) as units
    from asked a left join stock_levels s on s.location_id = (select id from place) and s.variant_id = a.id
  )
  select place.document as store, place.paused, c.sku, c.quantity as requested, c.units as counted,
    greatest(0, case when c.units >= c.quantity then c.units else c.units + (
      select coalesce(sum(rl.quantity), 0)::int
      from reservations r join reservation_lines rl on rl.reservation_id = r.id
      where r.state = 'held' and r.expires_at <= now() and r.stock_location_id = place.id and rl.variant_id = c.id)
    end) as available
  from place left join counted c on true`,
);

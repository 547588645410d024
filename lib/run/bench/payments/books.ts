import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { costOfUnits } from "@/lib/orders/line-cost";

/** What both sides say in the end; amounts in minor units. */
export type Books = {
  orders: Record<string, number>;
  /** Orders or operations that nothing is known of yet. */
  open: number;
  /** What goods cost that were handed over. */
  owed: number;
  /** What the shop's own books say was captured and not given back. */
  ours: number;
  /** What the provider's say. */
  theirs: number;
  /** Orders of which the two, or the goods, differ. */
  differing: string[];
  /** Money still kept ready at the provider for orders that are over. */
  kept: number;
};

/** Whether anything is still to be settled. One statement. */
export async function openOnes(db: Db): Promise<number> {
  const [row] = rowsOf<{ n: number }>(
    await db.execute(sql`
      select (select count(*) from payment_operations where state = 'asked')::int
        + (select count(*) from orders where state = 'pending_payment')::int as n`),
  );
  return row!.n;
}

/** Lets the time pass in which a handover may be undone, and in which a bank may be answered. */
export const letTimePass = (db: Db) =>
  Promise.all([
    db.execute(sql`update payment_operations set next_try_at = now() where state = 'asked' and tries = 0`),
    db.execute(sql`update order_plans set expires_at = now()`),
  ]);

/** Reads the books of both sides, order by order. */
export async function readBooks(db: Db): Promise<Books> {
  const states = rowsOf<{ state: string; n: number }>(
    await db.execute(sql`select state, count(*)::int as n from orders group by state order by state`),
  );
  const rows = rowsOf<{ number: string; owed: number; ours: number; theirs: number; kept: number }>(
    await db.execute(sql`
      select o.number, coalesce(taken.amount, 0)::int as owed, p.captured - p.refunded as ours,
        coalesce(d.captured - d.refunded, 0) as theirs,
        case when o.state in ('completed', 'cancelled') and d.state in ('authorised', 'needs_confirmation')
          then d.amount - d.captured else 0 end as kept
      from orders o join payments p on p.order_id = o.id and p.method = 'demo_card'
      left join demo_provider_payments d on d.id = p.id
      left join lateral (
        select sum(${costOfUnits(sql`fl.collected`)}) as amount from fulfillment_lines fl
        join order_lines ol on ol.id = fl.order_line_id where ol.order_id = o.id) taken on true`),
  );
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0);
  return {
    orders: Object.fromEntries(states.map(({ state, n }) => [state, n])),
    open: await openOnes(db),
    owed: sum((row) => row.owed),
    ours: sum((row) => row.ours),
    theirs: sum((row) => row.theirs),
    differing: rows
      .filter((row) => row.owed !== row.ours || row.ours !== row.theirs)
      .map((row) => row.number),
    kept: sum((row) => row.kept),
  };
}

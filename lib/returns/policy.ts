import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { costBetween } from "@/lib/orders/line-cost";

/** How long goods may be brought back whose departments say nothing. */
export const defaultReturnDays = 30;

/** A line of an order, as a clerk or its shopper decides what of it goes back. */
export type ReturnableLine = {
  /** Of the fulfillment. */
  lineId: string;
  sku: string;
  title: string;
  picture: string | null;
  /** Units the shopper has. */
  left: number;
  /** Units that somebody asked to bring back and no store has seen yet. */
  asked: number;
  /** What all that is left would give back, in minor units. */
  amount: number;
  /** When it may last be brought back; null when it never may. */
  until: Date | null;
};

/** The days of the nearest department, from its own upwards, that says any. */
const daysOf = sql`coalesce((
  with recursive above as (
    select d.id, d.parent_id, d.return_days, 0 as height from departments d where d.id = product.department_id
    union all
    select d.id, d.parent_id, d.return_days, a.height + 1 from departments d join above a on d.id = a.parent_id
  )
  select return_days from above where return_days is not null order by height limit 1), ${defaultReturnDays})`;

/** When the last of fulfillment `f` was in the shopper's hands. */
const hadAt = sql`coalesce((select max(h.collected_at) from handovers h where h.fulfillment_id = f.id), f.closed_at)`;

/** When line `fl` of `f` may last be brought back; null where goods of its kind never may. */
export const returnableUntil: SQL = sql`(select case when x.days = 0 then null
    else ${hadAt} + make_interval(days => x.days) end
  from (select ${daysOf} as days from variants variant join products product on product.id = variant.product_id
    where variant.id = fl.variant_id) x)`;

/** What of an order `o` is with its shopper, line by line. One statement. */
export async function returnableLines(tx: Tx, where: SQL): Promise<ReturnableLine[]> {
  const rows = rowsOf<Omit<ReturnableLine, "until"> & { until: string | Date | null }>(
    await tx.execute(sql`
      select fl.id as "lineId", ol.sku, ol.title, ol.picture, fl.collected - fl.returned as "left",
        ${costBetween(sql`0`, sql`fl.collected - fl.returned`)} - fl.refunded_amount as amount, ${returnableUntil} as until,
        (select coalesce(sum(rl.quantity), 0)::int from return_lines rl join returns r on r.id = rl.return_id
         where rl.fulfillment_line_id = fl.id and r.state = 'requested') as asked
      from orders o join fulfillments f on f.order_id = o.id join fulfillment_lines fl on fl.fulfillment_id = f.id
      join order_lines ol on ol.id = fl.order_line_id
      where ${where} and fl.collected > fl.returned
      order by f.position, ol.position`),
  );
  return rows.map((row) => ({ ...row, until: row.until === null ? null : new Date(row.until) }));
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import type { DocumentKind } from "./document-states";
import { costBetween, vatOfCost } from "./line-cost";

// A receipt is issued when goods leave the shop, a credit note when they come back: in the transaction that moves them, as
// its last statement, since the series that numbers come from is shared by all of a store. A transaction that fails gives
// its number back with everything else, so no number is left out and none is given twice.

/** Where and why. One cause has one document. */
type Issuing = { orderId: string; locationId: string; cause: string };

/** Units of fulfillment lines that were handed over just now: they are counted as collected already. */
export async function issueHandoverReceipt(
  tx: Tx,
  issuing: Issuing,
  units: readonly { id: string; quantity: number }[],
): Promise<void> {
  const out = sql`
    select ol.*, x.quantity as units, ${costBetween(sql`fl.collected - x.quantity`, sql`fl.collected`)} as cost
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as x(id uuid, quantity int)
    join fulfillment_lines fl on fl.id = x.id join order_lines ol on ol.id = fl.order_line_id`;
  await issue(tx, "receipt", issuing, contentOf(issuing.orderId, out, sql`false`));
}

/** Everything in a parcel that has just left, and with the order's first parcel what sending costs. */
export async function issueShipmentReceipt(tx: Tx, issuing: Issuing & { deliveryId: string }): Promise<void> {
  const { orderId, deliveryId } = issuing;
  const out = sql`
    select ol.*, fl.collected as units, ${costBetween(sql`0`, sql`fl.collected`)} as cost
    from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id
    where fl.fulfillment_id = ${deliveryId} and fl.collected > 0`;
  const first = sql`not exists (select 1 from fulfillments f where f.order_id = ${orderId} and f.id <> ${deliveryId}
    and f.method = 'delivery' and f.state in ('shipped', 'delivered'))`;
  await issue(tx, "receipt", issuing, contentOf(orderId, out, first));
}

/** Goods that came back, at what is given back for them. */
export async function issueReturnCredit(
  tx: Tx,
  issuing: Issuing,
  lines: readonly { lineId: string; quantity: number; amount: number }[],
): Promise<void> {
  const back = sql`
    select ol.*, x.quantity as units, x.amount as cost
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x("lineId" uuid, quantity int, amount int)
    join fulfillment_lines fl on fl.id = x."lineId" join order_lines ol on ol.id = fl.order_line_id`;
  await issue(tx, "credit_note", issuing, contentOf(issuing.orderId, back, sql`false`));
}

/** Takes back a receipt as a whole, because what it is about was undone. None is taken back where none was issued. */
export async function creditReceipt(tx: Tx, issuing: Issuing, receiptCause: string): Promise<void> {
  const same = sql`content as (
    select currency, total_amount, lines, delivery_amount, vat from documents
    where cause = ${receiptCause} and kind = 'receipt')`;
  await issue(tx, "credit_note", issuing, same);
}

/** @param lines rows of `order_lines` with `units` and `cost`. @param sent whether the price of sending is part of it */
const contentOf = (orderId: string, lines: SQL, sent: SQL): SQL => sql`
  part as (${lines}),
  line as (select part.*, ${vatOfCost(sql`cost`, sql`vat_basis_points`)} as vat from part),
  sending as (
    select o.delivery_amount as amount, o.delivery_vat as vat from orders o where o.id = ${orderId} and ${sent}
  ),
  by_rate as (
    select rate, sum(gross)::int as gross, sum(vat)::int as vat from (
      select vat_basis_points::int as rate, cost as gross, vat from line
      union all
      select v."basisPoints", v.gross, v.vat
      from sending, jsonb_to_recordset(sending.vat) as v("basisPoints" int, gross int, vat int)
    ) parts group by rate
  ),
  content as (
    select o.currency, (coalesce(sum(line.cost), 0) + coalesce((select amount from sending), 0))::int as total_amount,
      coalesce(jsonb_agg(jsonb_build_object('title', line.title, 'options', line.options, 'quantity', line.units,
        'unitAmount', line.unit_amount, 'totalAmount', line.cost, 'vatBasisPoints', line.vat_basis_points,
        'vatAmount', line.vat) order by line.position) filter (where line.id is not null), '[]') as lines,
      coalesce((select amount from sending), 0) as delivery_amount,
      (select coalesce(jsonb_agg(jsonb_build_object('basisPoints', rate, 'gross', gross, 'vat', vat) order by rate desc), '[]')
        from by_rate) as vat
    from orders o left join line on line.order_id = o.id where o.id = ${orderId} group by o.id
  )`;

/** Takes the next number of the store's series, in the year of its own calendar, and writes the document. One statement. */
async function issue(
  tx: Tx,
  kind: DocumentKind,
  { orderId, locationId, cause }: Issuing,
  content: SQL,
): Promise<void> {
  await tx.execute(sql`
    with ${content},
    taken as (
      insert into document_series as s (location_id, kind, year, last)
      select l.id, ${kind}, extract(year from clock_timestamp() at time zone l.time_zone), 1
      from stock_locations l, content where l.id = ${locationId}
      on conflict (location_id, kind, year) do update set last = s.last + 1
      returning s.location_id, s.kind, s.year, s.last
    )
    insert into documents (id, location_id, kind, year, number, order_id, cause, currency, total_amount, lines,
      delivery_amount, vat, issued_at)
    select ${newId()}, t.location_id, t.kind, t.year, t.last, ${orderId}, ${cause}, c.currency, c.total_amount, c.lines,
      c.delivery_amount, c.vat, clock_timestamp()
    from taken t, content c`);
}

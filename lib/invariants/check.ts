import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { movementKinds } from "@/lib/inventory/movement-kinds";
import { costOfUnits, deliveryIsDue } from "@/lib/orders/line-cost";
import { providedMethods } from "@/lib/payments/states";
import { terminalFulfillmentStates } from "@/lib/pickup/states";
import { subscribers } from "@/lib/subscribers";

export type Violation = { invariant: number; rule: string; found: string };

const effects = sql.join(
  Object.entries(movementKinds).map(
    ([kind, e]) => sql`(${kind}::text, ${e.onHand}::int, ${e.reserved}::int, ${e.allocated}::int)`,
  ),
  sql`, `,
);

const wiring = sql.join(
  Object.entries(subscribers).flatMap(([event, handlers]) =>
    handlers.map((handler) => sql`(${event}::text, ${handler}::text)`),
  ),
  sql`, `,
);

const provided = sql`${sql.param([...providedMethods])}::text[]`;

const terminal = sql`${sql.param(terminalFulfillmentStates)}::text[]`;

/** Whether an order `o` ever stood: one whose payment never came has its lines and nothing else. */
const wasPlaced = sql`(o.state in ('placed', 'completed') or (o.state = 'cancelled' and exists (
  select 1 from events pe where pe.order_id = o.id and pe.name = 'order.placed')))`;

/** Each statement answers one row, `found`, per breach. */
const invariants: { invariant: number; rule: string; breaches: SQL }[] = [
  {
    invariant: 1,
    rule: "no counter is negative; reserved + allocated ≤ on_hand",
    breaches: sql`
      select format('%s at %s: on_hand %s, reserved %s, allocated %s, safety_stock %s', v.sku, l.slug, s.on_hand,
        s.reserved, s.allocated, s.safety_stock) as found
      from stock_levels s join variants v on v.id = s.variant_id join stock_locations l on l.id = s.location_id
      where least(s.on_hand, s.reserved, s.allocated, s.safety_stock) < 0 or s.reserved + s.allocated > s.on_hand`,
  },
  {
    invariant: 2,
    rule: "counters = replayed ledger, per variant × location",
    breaches: sql`
      with replayed as (
        select m.location_id, m.variant_id, sum(m.quantity * e.on_hand) as on_hand,
          sum(m.quantity * e.reserved) as reserved, sum(m.quantity * e.allocated) as allocated
        from stock_movements m join (values ${effects}) as e(kind, on_hand, reserved, allocated) on e.kind = m.kind
        group by m.location_id, m.variant_id
      )
      select format('%s at %s: counters %s/%s/%s, ledger %s/%s/%s', v.sku, l.slug, s.on_hand, s.reserved, s.allocated,
        coalesce(r.on_hand, 0), coalesce(r.reserved, 0), coalesce(r.allocated, 0)) as found
      from stock_levels s
      left join replayed r using (location_id, variant_id)
      join variants v on v.id = s.variant_id join stock_locations l on l.id = s.location_id
      where (s.on_hand, s.reserved, s.allocated)
        is distinct from (coalesce(r.on_hand, 0), coalesce(r.reserved, 0), coalesce(r.allocated, 0))
      union all
      select format('write-off %s is %s, decided by %s: %s of %s units left the books', w.id, w.state,
        coalesce(w.decided_by, 'nobody'), -coalesce(m.quantity, 0), l.units)
      from write_offs w join write_off_lines l on l.write_off_id = w.id
      left join stock_movements m on m.kind = 'adjusted' and m.cause = 'write_off:' || w.id || ':' || l.variant_id
      where -coalesce(m.quantity, 0) <> case when w.state = 'written_off' and w.decided_by is not null then l.units else 0 end`,
  },
  {
    invariant: 3,
    rule: "reserved = open reservation lines; allocated = open fulfillment lines",
    breaches: sql`
      with held as (
        select r.stock_location_id as location_id, rl.variant_id, sum(rl.quantity) as quantity
        from reservations r join reservation_lines rl on rl.reservation_id = r.id where r.state = 'held'
        group by r.stock_location_id, rl.variant_id
      ),
      promised as (
        select f.stock_location_id as location_id, fl.variant_id, sum(fl.allocated) as quantity
        from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
        where fl.allocated > 0 group by f.stock_location_id, fl.variant_id
      )
      select format('%s at %s: reserved %s but %s held, allocated %s but %s promised', v.sku, l.slug, s.reserved,
        coalesce(h.quantity, 0), s.allocated, coalesce(p.quantity, 0)) as found
      from stock_levels s
      left join held h using (location_id, variant_id)
      left join promised p using (location_id, variant_id)
      join variants v on v.id = s.variant_id join stock_locations l on l.id = s.location_id
      where s.reserved <> coalesce(h.quantity, 0) or s.allocated <> coalesce(p.quantity, 0)
      union all
      select distinct format('pickup %s is %s and still holds stock', f.id, f.state)
      from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
      where fl.allocated > 0 and f.state = any(${terminal})`,
  },
  {
    invariant: 4,
    rule: "every unit of a placed order is in exactly one fulfillment",
    breaches: sql`
      with placed as (
        select order_line_id, sum(ordered - moved) as units from fulfillment_lines group by order_line_id
      )
      select format('order %s line %s: %s ordered, %s in its fulfillments', o.number, ol.position + 1, ol.quantity,
        coalesce(p.units, 0)) as found
      from orders o join order_lines ol on ol.order_id = o.id left join placed p on p.order_line_id = ol.id
      where ${wasPlaced} and coalesce(p.units, 0) <> ol.quantity`,
  },
  {
    invariant: 5,
    rule: "captured − refunded = value of what was collected or shipped and not returned, what was taken ahead, and what pays for an exchange",
    breaches: sql`
      with kept as (
        select order_id, sum(captured + capturing - refunded - refunding - ahead + uncollected + otherwise - exchanged) as amount from payments group by order_id
      ),
      taken as (
        select ol.order_id, sum(${costOfUnits(sql`fl.collected - fl.returned`)} - fl.refunded_amount) as amount
        from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id group by ol.order_id
      )
      select format('order %s: %s kept for goods worth %s', o.number, coalesce(k.amount, 0), coalesce(t.amount, 0) + d.amount) as found
      from orders o left join kept k on k.order_id = o.id left join taken t on t.order_id = o.id
      cross join lateral (select case when o.delivery_amount > 0 and ${deliveryIsDue} then o.delivery_amount else 0 end as amount) d
      where o.state <> 'pending_payment' and coalesce(k.amount, 0) <> coalesce(t.amount, 0) + d.amount
      union all
      select format('line %s of order %s: %s given back without its goods, which are worth %s', fl.id, o.number,
        fl.refunded_amount, ${costOfUnits(sql`fl.collected - fl.returned`)})
      from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id join orders o on o.id = ol.order_id
      where fl.refunded_amount > ${costOfUnits(sql`fl.collected - fl.returned`)}
      union all
      select format('payment %s of order %s: %s pays for goods of other orders, which have %s of it', p.id, o.number, p.exchanged,
        coalesce(x.amount, 0))
      from payments p join orders o on o.id = p.order_id
      left join (select exchanged_from, sum(captured - refunded) as amount from payments
        where exchanged_from is not null group by exchanged_from) x on x.exchanged_from = p.id
      where p.exchanged <> coalesce(x.amount, 0)
      union all
      select format('payment %s of order %s: %s/%s captured and %s/%s refunded, asked for %s/%s and %s/%s', p.id, o.number,
        p.captured, p.capturing, p.refunded, p.refunding, s.captured, s.capturing, s.refunded, s.refunding)
      from payments p join orders o on o.id = p.order_id
      cross join lateral (
        select coalesce(sum(op.amount) filter (where op.kind = 'capture' and op.state = 'done'), 0) as captured,
          coalesce(sum(op.amount) filter (where op.kind = 'capture' and op.state = 'asked'), 0) as capturing,
          coalesce(sum(op.amount) filter (where op.kind = 'refund' and op.state = 'done'), 0) as refunded,
          coalesce(sum(op.amount) filter (where op.kind = 'refund' and op.state = 'asked'), 0) as refunding
        from payment_operations op where op.payment_id = p.id) s
      where p.method = any(${provided})
        and (p.captured, p.capturing, p.refunded, p.refunding) is distinct from (s.captured, s.capturing, s.refunded, s.refunding)
      union all
      select format('payment %s of order %s: refunded %s of %s captured', p.id, o.number, p.refunded, p.captured)
      from payments p join orders o on o.id = p.order_id where p.refunded > p.captured or p.captured > p.amount
      union all
      select format('order %s is %s, its card %s', o.number, o.state, p.state)
      from orders o join payments p on p.order_id = o.id and p.method = any(${provided})
      where (o.state = 'pending_payment') <> (p.state = 'pending')
        or (o.state in ('completed', 'cancelled') and p.state = 'authorised')
        or (o.state = 'placed' and p.state in ('voided', 'failed'))
      union all
      select format('order %s is %s and has a plan: %s', o.number, o.state, plan.order_id is not null)
      from orders o left join order_plans plan on plan.order_id = o.id
      where (o.state = 'pending_payment') <> (plan.order_id is not null)
      union all
      select format('order %s: total %s, its lines %s and %s for sending', o.number, o.total_amount, coalesce(l.amount, 0),
        o.delivery_amount)
      from orders o left join (select order_id, sum(total_amount) as amount from order_lines
        where substitute_for is null group by order_id) l on l.order_id = o.id
      where o.total_amount <> coalesce(l.amount, 0) + o.delivery_amount
      union all
      select format('gift card …%s: balance %s, entries %s', g.hint, g.balance, coalesce(sum(e.amount), 0))
      from gift_cards g left join gift_card_entries e on e.gift_card_id = g.id
      group by g.id having g.balance <> coalesce(sum(e.amount), 0)
      union all
      select format('order %s: %s taken off a gift card, %s paid with it', o.number, -coalesce(e.amount, 0), coalesce(p.amount, 0))
      from (select order_id, sum(amount) as amount from gift_card_entries where order_id is not null group by order_id) e
      full join (select order_id, sum(case when state = 'authorised' then amount else captured end - refunded) as amount
        from payments where method = 'gift_card' group by order_id) p using (order_id)
      join orders o on o.id = order_id
      where -coalesce(e.amount, 0) <> coalesce(p.amount, 0)`,
  },
  {
    invariant: 6,
    rule: "a window's booked = its live pickups and holds, never above capacity",
    breaches: sql`
      select format('%s %s: booked %s of %s, %s live', l.slug, w.starts_at, w.booked, w.capacity, x.live) as found
      from pickup_windows w
      join stock_locations l on l.id = w.location_id
      cross join lateral (
        select (select count(*) from reservations r where r.window_id = w.id and r.state = 'held')
          + (select count(*) from fulfillments f where f.window_id = w.id
             and f.state <> all(${terminal})) as live) x
      where w.booked <> x.live or w.booked > w.capacity`,
  },
  {
    invariant: 7,
    rule: "every terminal fulfillment has its event, exactly one, and its actor",
    breaches: sql`
      select format('fulfillment %s is %s after %s such events, less what was undone', f.id, f.state,
        coalesce(sum(said.counts), 0)) as found
      from fulfillments f
      left join lateral (
        select case when e.name = 'pickup.undone' then -1 else 1 end as counts from events e
        where e.fulfillment_id = f.id and e.actor <> ''
          and (e.name = case when f.method = 'delivery' then 'delivery.' else 'pickup.' end || f.state
            or (e.name = 'pickup.undone' and e.data ->> 'from' = f.state))) said on true
      where f.state = any(${terminal})
      group by f.id, f.state
      having coalesce(sum(said.counts), 0) <> 1`,
  },
  {
    invariant: 8,
    rule: "every event has its jobs, done or waiting; no message is sent twice for one event and channel",
    breaches: sql`
      with expected as (
        select e.id, e.name, w.handler from events e join (values ${wiring}) as w(event, handler) on w.event = e.name
      )
      select format('%s %s: nothing will run %s', x.name, x.id, x.handler) as found
      from expected x
      where not exists (select 1 from event_handlings h where h.event_id = x.id and h.handler = x.handler)
        and not exists (select 1 from pgboss.job j where j.name = 'events' and j.state < 'completed'
          and j.data ->> 'event' = x.id::text and j.data ->> 'handler' = x.handler)
      union all
      select format('event %s: %s messages by %s', m.event_id, count(*), m.channel)
      from messages m where m.event_id is not null group by m.event_id, m.channel having count(*) > 1`,
  },
  {
    invariant: 9,
    rule: "every number of a series of receipts or credit notes is there, once; what stands on one adds up",
    breaches: sql`
      select format('%s of %s at %s: %s numbers up to %s', kind, year, location_id, count(d.id), coalesce(max(s.last), 0)) as found
      from document_series s full join documents d using (location_id, kind, year)
      group by location_id, kind, year
      having count(d.id) <> coalesce(max(s.last), 0) or max(d.number) is distinct from max(s.last)
      union all
      select format('document %s of order %s: %s is not what its lines come to', d.id, d.order_id, d.total_amount)
      from documents d
      where d.total_amount <> d.delivery_amount
          + (select coalesce(sum(x."totalAmount"), 0) from jsonb_to_recordset(d.lines) as x("totalAmount" int))
        or d.total_amount <> (select coalesce(sum(x.gross), 0) from jsonb_to_recordset(d.vat) as x(gross int))`,
  },
];

/** What a check of a large shop should be allowed for its sums (`work_mem`); with less it goes to the disk. */
export const checkMemory = "128MB";

/** The rules checked, for a report. */
export const checkedInvariants = invariants.map(({ invariant, rule }) => ({ invariant, rule }));

/**
 * Looks for every breach of the domain's invariants and changes nothing. At most 20 breaches per rule are listed.
 * One statement per rule, all of one snapshot when called inside a repeatable-read transaction.
 * @param timed told of each rule how many milliseconds it took
 */
export async function checkInvariants(
  tx: Tx,
  timed?: (rule: { invariant: number; rule: string }, milliseconds: number) => void,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { invariant, rule, breaches } of invariants) {
    const began = performance.now();
    const rows = rowsOf<{ found: string }>(await tx.execute(sql`${breaches} limit 20`));
    timed?.({ invariant, rule }, performance.now() - began);
    violations.push(...rows.map(({ found }) => ({ invariant, rule, found })));
  }
  return violations;
}

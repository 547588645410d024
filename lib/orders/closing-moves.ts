import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { costBetween, vatOfCost } from "./line-cost";

// What a day's events say of goods that went out or came back, priced. Units of a line are handed over from the first on
// and taken back from the last, so an act's cost follows from how many were out before it.

const handedOver = sql`('pickup.collected', 'pickup.part_collected')`;

/**
 * The statement's `told`, and what of it moved goods, as CTEs: `moves` has a row per act and line or delivery price, with
 * `cost`, `vat`, `discount` in minor units and `rate` in basis points; negative for what came back.
 * @param place the store. @param from, until the day at it
 */
export const movesOfDay = (place: string, from: Date, until: Date): SQL => sql`
  told as (
    select e.id, e.name, e.order_id, e.fulfillment_id, e.at, e.data from events e
    where e.location_id = ${place} and e.at >= ${from} and e.at < ${until}
      and e.name in ('payment.captured', 'payment.refunded', 'pickup.collected', 'pickup.part_collected',
        'pickup.undone', 'delivery.shipped', 'return.received', 'refund.given', 'payment.settled')
  ),
  touched as (
    select distinct fulfillment_id from told where name in ${handedOver} or name = 'pickup.undone'
  ),
  handover as (
    select e.fulfillment_id, e.at, e.data ->> 'part' as part, e.data -> 'lines' as lines,
      lag(e.at, 1, '-infinity') over (partition by e.fulfillment_id order by e.at) as before
    from touched join events e on e.fulfillment_id = touched.fulfillment_id and e.name in ${handedOver}
  ),
  undone as (
    select u.fulfillment_id, u.at, h.at as handed_over_at, h.before, h.lines
    from touched join events u on u.fulfillment_id = touched.fulfillment_id and u.name = 'pickup.undone'
    join handover h on h.fulfillment_id = u.fulfillment_id and h.part = u.data ->> 'part'
  ),
  act as (
    select h.at, l.id, l.quantity from handover h, jsonb_to_recordset(h.lines) as l(id uuid, quantity int)
    union all
    select u.at, l.id, -l.quantity from undone u, jsonb_to_recordset(u.lines) as l(id uuid, quantity int)
  ),
  out_by as (
    select act.*, (sum(quantity) over (partition by id order by at))::int as out_after from act
  ),
  moved as (
    select ol.vat_basis_points as rate, ${costBetween(sql`m.out_after - m.quantity`, sql`m.out_after`)} as cost,
      m.quantity * ol.unit_amount as full_price
    from out_by m join fulfillment_lines fl on fl.id = m.id join order_lines ol on ol.id = fl.order_line_id
    where m.at >= ${from} and m.at < ${until}
    union all
    select ol.vat_basis_points, ${costBetween(sql`0`, sql`fl.picked`)}, fl.picked * ol.unit_amount
    from told t join fulfillment_lines fl on fl.fulfillment_id = t.fulfillment_id
    join order_lines ol on ol.id = fl.order_line_id
    where t.name = 'delivery.shipped' and fl.picked > 0
    union all
    select ol.vat_basis_points, -l.amount, coalesce(l."refundedBefore", 0) - l.quantity * ol.unit_amount
    from told t, jsonb_to_recordset(t.data -> 'lines') as l("lineId" uuid, quantity int, amount int, "refundedBefore" int)
    join fulfillment_lines fl on fl.id = l."lineId" join order_lines ol on ol.id = fl.order_line_id
    where t.name = 'return.received'
    union all
    select ol.vat_basis_points, -l.amount, -l.amount
    from told t, jsonb_to_recordset(t.data -> 'lines') as l("lineId" uuid, amount int)
    join fulfillment_lines fl on fl.id = l."lineId" join order_lines ol on ol.id = fl.order_line_id
    where t.name = 'refund.given'
  ),
  first_parcel as (
    select o.delivery_amount, o.delivery_discount, o.delivery_vat from told t join orders o on o.id = t.order_id
    where t.name = 'delivery.shipped' and not exists (
      select 1 from events e where e.order_id = t.order_id and e.name = 'delivery.shipped' and e.at < t.at)
  ),
  moves as (
    select rate, cost, full_price - cost as discount, ${vatOfCost(sql`cost`, sql`rate`)} as vat from moved
    union all
    select part."basisPoints", part.gross, 0, part.vat
    from first_parcel, jsonb_to_recordset(delivery_vat) as part("basisPoints" int, gross int, vat int)
    union all
    select 0, 0, delivery_discount, 0 from first_parcel
  )`;

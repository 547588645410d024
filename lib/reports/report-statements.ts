import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Compared, ReportSpan } from "./report-span";

/** A place and what is asked about it. */
export type Asked = Compared & { id: string; timeZone: string };

/** A row per place and stretch: `place, now, from_at, until_at, zone`. */
const spans = (asked: readonly Asked[]): SQL => {
  const rows = asked.flatMap(({ id, timeZone, from, until, beforeFrom, beforeUntil }) => [
    { place: id, now: true, from_at: from, until_at: until, zone: timeZone },
    { place: id, now: false, from_at: beforeFrom, until_at: beforeUntil, zone: timeZone },
  ]);
  return sql`
    span as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s(place uuid, now boolean, from_at timestamptz, until_at timestamptz, zone text)
    )`;
};

const seconds = (share: number, what: SQL): SQL =>
  sql`round((percentile_cont(${sql.raw(String(share))}) within group (order by ${what}))::numeric)::int`;

/**
 * What became of pickups: a row per place and stretch, `figures` as a document. Someone waited until the last of the
 * goods were in their hands, whenever that was written down.
 */
export const countsStatement = (asked: readonly Asked[]): SQL => sql`
  with ${spans(asked)},
  readied as (
    select s.place, s.now, count(*)::int as ready, count(*) filter (where f.ready_at <= f.ready_by)::int as on_time
    from span s join fulfillments f on f.location_id = s.place and f.ready_at >= s.from_at and f.ready_at < s.until_at
      and f.ready_at is not null and f.method <> 'delivery'
    group by s.place, s.now
  ),
  over as materialized (
    select s.place, s.now, f.state, f.close_reason,
      case when f.state = 'collected' and f.arrived_at is not null then greatest(0, extract(epoch from (
        select max(h.collected_at) from handovers h where h.fulfillment_id = f.id) - f.arrived_at)) end as waited
    from span s join fulfillments f on f.location_id = s.place and f.closed_at >= s.from_at and f.closed_at < s.until_at
      and f.closed_at is not null and f.method <> 'delivery'
  ),
  ended as (
    select place, now, count(*) filter (where state = 'collected')::int as collected,
      count(*) filter (where state = 'cancelled' and close_reason is distinct from 'moved')::int as cancelled,
      count(*) filter (where state = 'expired')::int as no_shows,
      ${seconds(0.5, sql`waited`)} as wait_median, ${seconds(0.9, sql`waited`)} as wait_ninth
    from over group by place, now
  )
  select s.place, s.now, jsonb_build_object('ready', coalesce(r.ready, 0), 'onTime', coalesce(r.on_time, 0),
    'collected', coalesce(e.collected, 0), 'cancelled', coalesce(e.cancelled, 0), 'noShows', coalesce(e.no_shows, 0),
    'waitMedian', e.wait_median, 'waitNinth', e.wait_ninth) as figures
  from span s left join readied r on r.place = s.place and r.now = s.now
    left join ended e on e.place = s.place and e.now = s.now`;

/** How it went on: a row per hour or day in which something did, by the place's clock. */
export const seriesStatement = (asked: Asked, span: ReportSpan): SQL => {
  const step = (moment: SQL) =>
    sql`to_char(${moment} at time zone s.zone, ${sql.raw(span === "today" ? `'YYYY-MM-DD"T"HH24'` : `'YYYY-MM-DD'`)})`;
  return sql`
    with ${spans([asked])},
    happened as (
      select ${step(sql`f.ready_at`)} as at, 1 as ready, (f.ready_at <= f.ready_by)::int as on_time,
        0 as collected
      from span s join fulfillments f on f.location_id = s.place and f.ready_at >= s.from_at
        and f.ready_at < s.until_at and f.ready_at is not null and f.method <> 'delivery'
      where s.now
      union all
      select ${step(sql`f.closed_at`)}, 0, 0, 1
      from span s join fulfillments f on f.location_id = s.place and f.closed_at >= s.from_at
        and f.closed_at < s.until_at and f.closed_at is not null and f.method <> 'delivery'
      where s.now and f.state = 'collected'
    )
    select at, sum(ready)::int as ready, sum(on_time)::int as "onTime", sum(collected)::int as collected
    from happened group by at order by at`;
};

/**
 * What people did: per stretch `all`, and for the stretch that is now each `clerk` and reason of being
 * `short`. Of a press that was undone and made again the last one counts.
 */
export const workStatement = (asked: Asked): SQL => sql`
  with ${spans([asked])},
  told as materialized (
    select s.now, e.name, e.fulfillment_id, e.at, e.actor, e.actor_name,
      case when e.name in ('pickup.line_short', 'refund.given') then e.data end as data
    from span s join events e on e.location_id = s.place and e.at < s.until_at
      and e.at >= s.from_at - case when e.name = 'pickup.picking_started' then interval '1 day' else interval '0' end
    where e.at >= s.from_at - interval '1 day'
      and e.name in ('pickup.picking_started', 'pickup.ready', 'pickup.collected', 'pickup.line_short', 'refund.given')
  ),
  begun as (
    select now, fulfillment_id, max(at) as at from told where name = 'pickup.picking_started' group by 1, 2
  ),
  undone as materialized (
    select s.now, e.fulfillment_id, max(e.at) as at,
      case e.data ->> 'verb' when 'markReady' then 'pickup.ready' else 'pickup.collected' end as name
    from span s join events e on e.location_id = s.place and e.at >= s.from_at and e.at < s.until_at
    where e.name = 'pickup.undone' and e.data ->> 'verb' in ('markReady', 'markCollected') group by 1, 2, 4
  ),
  done as (
    select distinct on (now, name, fulfillment_id) now, name, fulfillment_id, at, actor, actor_name
    from told where name in ('pickup.ready', 'pickup.collected')
    order by now, name, fulfillment_id, at desc
  ),
  work as (
    select d.now, d.actor, d.actor_name, (d.name = 'pickup.ready')::int as picked,
      (d.name = 'pickup.collected')::int as handed_over,
      case when d.name = 'pickup.ready' and d.at >= b.at then extract(epoch from d.at - b.at) end as took,
      0 as short_units, 0 as refunds, 0 as refund_amount, null as reason
    from done d
      left join undone u on u.now = d.now and u.fulfillment_id = d.fulfillment_id
        and u.name = d.name and u.at > d.at
      left join begun b on b.now = d.now and b.fulfillment_id = d.fulfillment_id
    where u.at is null
    union all
    select now, actor, actor_name, 0, 0, null, (data ->> 'quantity')::int, 0, 0, data ->> 'reason'
    from told where name = 'pickup.line_short'
    union all
    select now, actor, actor_name, 0, 0, null, 0, 1, (data ->> 'amount')::int, null
    from told where name = 'refund.given'
  )
  select now, 'all' as what, jsonb_build_object('pickMedian', ${seconds(0.5, sql`took`)},
    'shortUnits', sum(short_units), 'refunds', sum(refunds), 'refundAmount', sum(refund_amount)) as figures
  from work group by now
  union all
  select true, 'short', jsonb_build_object('reason', reason, 'units', sum(short_units))
  from work where now and reason is not null group by reason
  union all
  select true, 'clerk', jsonb_build_object('actor', actor, 'name', max(actor_name), 'picked', sum(picked),
    'pickMedian', ${seconds(0.5, sql`took`)}, 'handedOver', sum(handed_over), 'shortUnits', sum(short_units))
  from work where now group by actor having sum(picked) + sum(handed_over) + sum(short_units) > 0`;

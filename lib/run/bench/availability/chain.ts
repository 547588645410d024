import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { departments } from "@/db/schema/catalog";
import { newId } from "@/lib/kernel/id";
import { placesOf } from "../places";

/** How large a chain is filled in. */
export const chain = {
  stores: 50,
  variants: 20_000,
  /** Reservations that live, and as many lines each as a small basket has. */
  held: 10_000,
  /** Of those, ones whose time ran out and that nobody swept away yet: as many as run out in a minute and a half. */
  expired: 1_000,
  /** Reservations that became orders, or ended: what a variant's history is made of. */
  past: 200_000,
  /** Pickups that wait to be picked, over all stores, and ones that were collected long ago. */
  waiting: 1_500,
  collected: 100_000,
};

/** Fills an empty database with a chain: stores with hours, a warehouse, goods in all of them, holds and queues. */
export async function fillChain(db: Db): Promise<void> {
  const departmentId = newId();
  await db
    .insert(departments)
    .values({ id: departmentId, slug: "goods", name: { en: "Goods" }, plinth: "butter" });
  for (const fill of [...places, goods(departmentId), ...shelves, ...holds, ...queues])
    await db.execute(fill);
  // Planner and index-only scans know the tables as a running shop's autovacuum would have them.
  await db.execute(sql`vacuum analyze`);
}

const places = [
  placesOf(chain.stores),
  sql`
    insert into opening_hours (location_id, weekday, opens_at, closes_at)
    select id, weekday, '08:00', '21:00' from stock_locations, generate_series(1, 7) weekday where pickup_enabled`,
];

const goods = (departmentId: string) => sql`
  with p as (
    insert into products (id, slug, department_id, vat_basis_points, source, position)
    select gen_random_uuid(), 'product-' || n, ${departmentId}, 2550, 'bench', n
    from generate_series(1, ${chain.variants}::int) n returning id, position),
  v as (
    insert into variants (id, product_id, sku) select gen_random_uuid(), id, 'SKU-' || position from p returning id)
  insert into prices (variant_id, currency, amount) select id, 'EUR', 100 + (random() * 5000)::int from v`;

/** A store has four things in five; a warehouse all. */
const shelves = [
  sql`
    insert into stock_levels (location_id, variant_id, on_hand, reserved, allocated, safety_stock)
    select l.id, v.id, 10 + (random() * 20)::int, 0, 0, 1 from stock_locations l, variants v`,
  sql`
    update stock_levels set on_hand = 0 where hashtext(location_id::text || variant_id::text) % 5 = 0
      and location_id in (select id from stock_locations where pickup_enabled)`,
];

const hold = (howMany: number, state: string, age: string, life: string) => sql`
  with places as (select array_agg(id) as ids from stock_locations where pickup_enabled),
  goods as (select array_agg(id) as ids from variants),
  r as (
    insert into reservations (id, token_hash, location_id, stock_location_id, state, ready_by, holder, created_at,
      expires_at, closed_at)
    select gen_random_uuid(), n::text, at, at, ${state}, now(), 'visitor:' || n % 5000, now() - ${age}::interval,
      now() + ${life}::interval, case when ${state} <> 'held' then now() end
    from (select n, places.ids[1 + (random() * (cardinality(places.ids) - 1))::int] as at
      from generate_series(1, ${howMany}::int) n, places) x returning id)
  insert into reservation_lines (id, reservation_id, variant_id, quantity)
  select gen_random_uuid(), r.id, goods.ids[1 + (abs(hashtext(r.id::text || n)) % cardinality(goods.ids))], 1
  from r, goods, generate_series(1, 3) n on conflict do nothing`;

const holds = [
  hold(chain.held - chain.expired, "held", "1 minute", "14 minutes"),
  hold(chain.expired, "held", "1 hour", "-1 minute"),
  hold(chain.past, "released", "30 days", "-29 days"),
  sql`
    with held as (
      select r.stock_location_id as location_id, rl.variant_id, sum(rl.quantity)::int as units
      from reservations r join reservation_lines rl on rl.reservation_id = r.id where r.state = 'held' group by 1, 2)
    update stock_levels s set reserved = held.units, on_hand = s.on_hand + held.units from held
    where s.location_id = held.location_id and s.variant_id = held.variant_id`,
];

const order = (howMany: number, state: string, name: string) => sql`
  with places as (select array_agg(id) as ids from stock_locations where pickup_enabled),
  goods as (select array_agg(id) as ids from variants),
  o as (
    insert into orders (id, number, token_hash, state, customer_name, customer_email, locale, currency, total_amount,
      vat_amount, channel, closed_at)
    select gen_random_uuid(), ${name} || n, ${name} || n, case when ${state} = 'collected' then 'completed' else 'placed' end,
      'Guest', 'guest@aisle.example', 'en', 'EUR', 300, 0, 'web', case when ${state} = 'collected' then now() end
    from generate_series(1, ${howMany}::int) n returning id),
  ol as (
    insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_amount, total_amount,
      vat_basis_points, vat_amount)
    select gen_random_uuid(), o.id, n, goods.ids[1 + (abs(hashtext(o.id::text || n)) % cardinality(goods.ids))],
      'SKU', 'Goods', 1, 100, 100, 0, 0 from o, goods, generate_series(1, 3) n
    returning id, order_id, variant_id),
  f as (
    insert into fulfillments (id, order_id, position, location_id, stock_location_id, method, state, ready_by, qr_hash,
      code_hash, ready_at, pickup_by, closed_at)
    select gen_random_uuid(), o.id, 1, at.id, at.id, 'pickup', ${state}, now() + interval '1 hour', o.id::text,
      o.id::text, done.at, done.at, done.at
    from o, places, lateral (select places.ids[1 + (abs(hashtext(o.id::text)) % cardinality(places.ids))] as id) at,
      (select case when ${state} = 'collected' then now() end as at) done
    returning id, order_id)
  insert into fulfillment_lines (id, fulfillment_id, order_line_id, variant_id, ordered, allocated)
  select gen_random_uuid(), f.id, ol.id, ol.variant_id, 1, 0 from ol join f on f.order_id = ol.order_id`;

const queues = [order(chain.waiting, "requested", "W"), order(chain.collected, "collected", "C")];

/** Counts what lies in the database, for the heading of what was measured. */
export async function sizesOf(
  db: Db,
): Promise<{ stock_rows: number; lines_held: number; lines_ever: number }> {
  const [sizes] = rowsOf<{ stock_rows: number; lines_held: number; lines_ever: number }>(
    await db.execute(sql`
      select (select count(*)::int from stock_levels) as stock_rows,
        (select count(*)::int from reservation_lines rl join reservations r on r.id = rl.reservation_id
          where r.state = 'held') as lines_held,
        (select count(*)::int from reservation_lines) as lines_ever`),
  );
  return sizes!;
}

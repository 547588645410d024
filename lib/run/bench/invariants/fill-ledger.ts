import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { subscribers } from "@/lib/subscribers";

const stores = 6;
const variants = 4_000;
/** Of the orders, these shares are still open, and these were called off; the others were collected. */
const open = 10;
const cancelled = 20;

/** A name that can be computed again: the n-th of its kind. */
const id = (kind: string, n: SQL): SQL => sql`md5(${kind} || '.' || (${n})::text)::uuid`;

/** Where the n-th order is collected, and what its l-th line is of. */
const place = (n: SQL): SQL => id("place", sql`(${n}) % ${stores}`);
const goods = (n: SQL, l: SQL): SQL => id("variant", sql`((${n}) * 7 + (${l}) * 1231) % ${variants}`);
const outcome = (n: SQL): SQL =>
  sql`case when (${n}) % ${open} = 0 then 'requested' when (${n}) % ${cancelled} = 1 then 'cancelled' else 'collected' end`;
const linesPerOrder = 3;
const price = 250;

/**
 * Fills an empty database with orders of three lines each, and whatever belongs to them: reservations, lines, payments,
 * handovers, events and their handling, messages. The ledger has about nine rows for each order, and everything agrees.
 */
export async function fillLedger(db: Db, orders: number): Promise<void> {
  for (const statement of [
    ...shop(),
    ...holds(orders),
    ...placed(orders),
    ...told(orders),
    ...ledger(orders),
  ])
    await db.execute(statement);
  await db.execute(sql`vacuum (analyze)`);
}

const series = (from: number, to: number) => sql`generate_series(${from}::int, ${to}::int)`;
const n = sql.raw("n");
const l = sql.raw("l");

const shop = (): SQL[] => [
  sql`insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
      time_zone, pickup_enabled)
    select ${id("place", n)}, 'store-' || n, 'store', 'Store ' || n, 'Street 1', '00100', 'Helsinki', 'FI', 60, 25,
      'Europe/Helsinki', true from ${series(0, stores - 1)} n`,
  sql`insert into departments (id, slug, name, plinth) values (${id("department", sql`0`)}, 'goods', '{"en":"Goods"}', 'butter')`,
  sql`insert into products (id, slug, department_id, vat_basis_points, source, position)
    select ${id("product", n)}, 'thing-' || n, ${id("department", sql`0`)}, 2550, 'bench', n from ${series(0, variants - 1)} n`,
  sql`insert into variants (id, product_id, sku)
    select ${id("variant", n)}, ${id("product", n)}, 'SKU-' || n from ${series(0, variants - 1)} n`,
];

/** One reservation for each order, and as many again that came to nothing, or are still held. */
const holds = (orders: number): SQL[] => [
  sql`insert into reservations (id, token_hash, location_id, stock_location_id, ready_by, holder, state, created_at,
      expires_at, closed_at)
    select ${id("reservation", n)}, 'r' || n, ${place(n)}, ${place(n)}, now(), 'visitor:' || n,
      case when n < ${orders} then 'converted' when n % 10 = 0 then 'held' else 'released' end, now(),
      now() + interval '1 hour', case when n >= ${orders} and n % 10 = 0 then null else now() end
    from ${series(0, orders + Math.floor(orders / 5) - 1)} n`,
  sql`insert into reservation_lines (id, reservation_id, variant_id, quantity)
    select ${id("reservation line", sql`n || '.' || l`)}, ${id("reservation", n)}, ${goods(n, l)}, 1 + n % 2
    from ${series(0, orders + Math.floor(orders / 5) - 1)} n, ${series(1, linesPerOrder)} l`,
];

const total = sql.raw(`${linesPerOrder * price} * (1 + n % 2)`);

const placed = (orders: number): SQL[] => [
  sql`insert into orders (id, number, token_hash, state, customer_name, customer_email, locale, currency, total_amount,
      vat_amount, channel, closed_at)
    select ${id("order", n)}, 'n' || n, 't' || n, case s when 'requested' then 'placed' when 'collected' then 'completed'
      else 'cancelled' end, 'Maija', 'maija@example.com', 'en', 'EUR', ${total}, 0, 'api',
      case when s <> 'requested' then now() end
    from ${series(0, orders - 1)} n, lateral (select ${outcome(n)} as s) x`,
  sql`insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_amount, total_amount,
      vat_basis_points, vat_amount)
    select ${id("order line", sql`n || '.' || l`)}, ${id("order", n)}, l, ${goods(n, l)}, 'SKU', 'Thing', 1 + n % 2,
      ${price}, ${sql.raw(`${price} * (1 + n % 2)`)}, 2550, 0
    from ${series(0, orders - 1)} n, ${series(1, linesPerOrder)} l`,
  sql`insert into fulfillments (id, order_id, position, reservation_id, location_id, stock_location_id, method, state,
      ready_by, qr_hash, code_hash, ready_at, pickup_by, handovers, closed_at)
    select ${id("fulfillment", n)}, ${id("order", n)}, 0, ${id("reservation", n)}, ${place(n)}, ${place(n)}, 'pickup', s,
      now(), 'q' || n, 'c' || n, now(), now(), case when s = 'collected' then 1 else 0 end,
      case when s <> 'requested' then now() end
    from ${series(0, orders - 1)} n, lateral (select ${outcome(n)} as s) x`,
  sql`insert into fulfillment_lines (id, fulfillment_id, order_line_id, variant_id, ordered, picked, collected, allocated)
    select ${id("fulfillment line", sql`n || '.' || l`)}, ${id("fulfillment", n)}, ${id("order line", sql`n || '.' || l`)},
      ${goods(n, l)}, q, case when s = 'collected' then q else 0 end, case when s = 'collected' then q else 0 end,
      case when s = 'requested' then q else 0 end
    from ${series(0, orders - 1)} n, ${series(1, linesPerOrder)} l, lateral (select ${outcome(n)} as s, 1 + n % 2 as q) x`,
  sql`insert into payments (id, order_id, fulfillment_id, method, state, currency, amount, captured)
    select ${id("payment", n)}, ${id("order", n)}, ${id("fulfillment", n)}, 'pay_in_store',
      case s when 'requested' then 'pending' when 'collected' then 'captured' else 'voided' end, 'EUR', ${total},
      case when s = 'collected' then ${total} else 0 end
    from ${series(0, orders - 1)} n, lateral (select ${outcome(n)} as s) x`,
  sql`insert into handovers (id, fulfillment_id, collected_by_name, relation, verification, actor, collected_at)
    select ${id("handover", n)}, ${id("fulfillment", n)}, 'Maija', 'customer', 'code', 'user:1', now()
    from ${series(0, orders - 1)} n where ${outcome(n)} = 'collected'`,
];

const wiring = sql.join(
  Object.entries(subscribers).flatMap(([event, handlers]) =>
    handlers.map((handler) => sql`(${event}::text, ${handler}::text)`),
  ),
  sql`, `,
);

/** What happened to each order, handled, and the customer told of it. */
const told = (orders: number): SQL[] => [
  sql`insert into events (id, name, order_id, fulfillment_id, reservation_id, actor, channel, data)
    select md5(e.name || n)::uuid, e.name, ${id("order", n)}, ${id("fulfillment", n)}, ${id("reservation", n)}, 'user:1',
      'api', '{}'
    from ${series(0, orders - 1)} n, lateral (select ${outcome(n)} as s) x,
      (values ('reservation.created', true, true), ('order.placed', true, true), ('pickup.picking_started', true, false),
        ('pickup.ready', true, false), ('pickup.collected', true, false), ('pickup.cancelled', false, true)) e(name, good, bad)
    where s = 'collected' and e.good or s = 'cancelled' and e.bad
      or s = 'requested' and e.name in ('reservation.created', 'order.placed')`,
  sql`insert into event_handlings (event_id, handler)
    select e.id, w.handler from events e join (values ${wiring}) as w(event, handler) on w.event = e.name`,
  sql`insert into messages (id, event_id, channel, kind, recipient, locale, sealed_content, state, sent_at)
    select gen_random_uuid(), event_id, 'email', 'order', 'maija@example.com', 'en', 'sealed', 'sent', now()
    from event_handlings where handler = 'send-message'`,
];

const ledger = (orders: number): SQL[] => [
  sql`create temporary table moved as
    select r.stock_location_id as location_id, rl.variant_id, rl.quantity, rl.id as cause, 'reserved' as kind
    from reservations r join reservation_lines rl on rl.reservation_id = r.id
    union all
    select r.stock_location_id, rl.variant_id, rl.quantity, rl.id, 'reservation_released'
    from reservations r join reservation_lines rl on rl.reservation_id = r.id where r.state = 'released'
    union all
    select f.stock_location_id, fl.variant_id, fl.ordered, fl.id, k.kind
    from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
    join (values ('allocated', null), ('collected', 'collected'), ('allocation_released', 'cancelled')) k(kind, state)
      on k.state is null or k.state = f.state`,
  sql`insert into stock_levels (location_id, variant_id, on_hand, reserved, allocated)
    select ${id("place", sql`p`)}, ${id("variant", sql`v`)}, 1000 - coalesce(gone, 0), coalesce(reserved, 0), coalesce(allocated, 0)
    from ${series(0, stores - 1)} p cross join ${series(0, variants - 1)} v
    left join (select location_id, variant_id, sum(quantity) filter (where kind = 'collected') as gone,
        coalesce(sum(quantity) filter (where kind = 'reserved'), 0)
          - coalesce(sum(quantity) filter (where kind in ('reservation_released', 'allocated')), 0) as reserved,
        coalesce(sum(quantity) filter (where kind = 'allocated'), 0)
          - coalesce(sum(quantity) filter (where kind in ('collected', 'allocation_released')), 0) as allocated
      from moved group by 1, 2) m on m.location_id = ${id("place", sql`p`)} and m.variant_id = ${id("variant", sql`v`)}`,
  sql`insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, 'received', 1000, 'bench:' || location_id || ':' || variant_id, 'system:bench'
    from stock_levels`,
  sql`insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, kind, quantity, 'line:' || cause, 'user:1' from moved where ${orders} > 0`,
];

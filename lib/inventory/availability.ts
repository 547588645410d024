import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, isTrusted } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { queueAt } from "@/lib/stores/open-picks";
import { listStores, storeBySlug } from "@/lib/stores/queries";
import { type Queue, readyBy, shippedReadyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { ownHolder } from "./holder";

export const availabilityStatuses = ["in_stock", "low_stock", "out_of_stock"] as const;
export type AvailabilityStatus = (typeof availabilityStatuses)[number];

/** What a warehouse can send to a store for somebody to collect there. All of it lies at one warehouse. */
export type ShipToStore = {
  /** Id of the warehouse; of several the one that has the most. */
  from: string;
  quantity: number;
  /** When it could be collected. */
  readyBy: Date;
};

/** How many, where, ready when: one row per SKU and store. */
export type Availability = {
  sku: string;
  /** Slug of its product. */
  product: string;
  /** Slug. */
  store: string;
  /** Of the store's own stock, as `available` is. */
  status: AvailabilityStatus;
  /** Units that can be promised now (ATP). */
  available: number;
  /** The ready-by promise of what the store has; null when it has nothing to promise. */
  readyBy: Date | null;
  shipToStore: ShipToStore | null;
  /** Whether the store promises nothing at the moment, whatever lies there. */
  paused: boolean;
};

/** From this many units down a shopper is told how few there are. */
export const fewUnits = 5;

/**
 * The one answer to "how many, where, ready when" that listing, product page, basket, checkout and API all read.
 * Three statements.
 * Throws `variant.not_found` for a SKU the shop does not sell, `store.not_found`.
 */
export async function availability(
  tx: Tx,
  ctx: Ctx,
  ask: { skus: readonly string[]; stores?: readonly string[] },
): Promise<Availability[]> {
  const stores = await storesAsked(tx, ask.stores);
  const rows = await availabilityAt(tx, asker(ctx), stores, ask);
  const known = new Set(rows.map((r) => r.sku));
  const unknown = ask.skus.find((sku) => !known.has(sku));
  if (unknown !== undefined)
    throw new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown,
    });
  return rows;
}

const storesAsked = async (tx: Tx, slugs: readonly string[] | undefined): Promise<Store[]> =>
  slugs ? Promise.all(slugs.map((slug) => storeBySlug(tx, slug))) : listStores(tx);

/** Who asks, and when: their own live holds count as free for them, by `ownHolder`. */
export type Asker = { shopper: string | null; now: Date };
export const asker = (ctx: Ctx): Asker => ({ shopper: ownHolder(ctx.actor), now: ctx.now });

/**
 * What a moment's stock and queues are, read once and answered from as often as needed. Places go by id; the ones that
 * are not there have nothing.
 */
export type Shelves = {
  /** By SKU on sale: its product's slug, and ATP by place, warehouses too. */
  goods: ReadonlyMap<string, { product: string; units: ReadonlyMap<string, number> }>;
  /** Ids of the shop's warehouses. */
  warehouses: readonly string[];
  /** By store. */
  queues: ReadonlyMap<string, Queue>;
};

/**
 * Reads what these stores and every warehouse can promise of some goods, and every store's queue: one statement,
 * however many goods and stores. What is not on sale is not there.
 *
 * Expired reservations count as free at once, by the database's clock, and so does what the asking shopper holds:
 * nobody is blocked by their own hold.
 */
export async function readShelves(
  tx: Tx,
  shopper: string | null,
  stores: readonly Store[],
  goods: Goods,
): Promise<Shelves> {
  const rows = rowsOf<ShelfRow>(await tx.execute(shelvesStatement(shopper, stores, goods)));
  const found = new Map<string, { product: string; units: Map<string, number> }>();
  const queues = new Map<string, Queue>();
  const warehouses: string[] = [];
  for (const { sku, product, place, warehouse, units, paused } of rows) {
    if (sku === null) {
      if (warehouse) warehouses.push(place!);
      else queues.set(place!, paused ? "paused" : units);
      continue;
    }
    const own = found.get(sku) ?? { product, units: new Map<string, number>() };
    found.set(sku, own);
    if (place) own.units.set(place, units);
  }
  return { goods: found, warehouses, queues };
}

type ShelfRow = {
  sku: string | null;
  product: string;
  place: string | null;
  warehouse: boolean;
  units: number;
  paused: boolean;
};

/**
 * The statement that `readShelves` sends: a row per SKU and place that has any, one per SKU that nobody has, and without
 * a SKU one per warehouse and one per queue or pause.
 */
export function shelvesStatement(shopper: string | null, stores: readonly Store[], goods: Goods): SQL {
  const ids = sql.param(stores.map((store) => store.id));
  return sql`
    with places as (
      select id, kind = 'warehouse' as warehouse from stock_locations
      where id = any(${ids}::uuid[]) or kind = 'warehouse'
    ),
    ${levelsOf(goods, shopper, sql`select id from places`)}
    select a.sku, a.product, l.location_id as place, false as warehouse, coalesce(l.available, 0) as units,
      false as paused
    from asked a left join levels l on l.variant_id = a.id and l.available > 0
    union all
    select null, null, id, true, 0, false from places where warehouse
    union all
    select null, null, q.location_id, false, q.units, q.paused from (${queueAt(sql`= any(${ids}::uuid[])`)}) q
    order by sku, place`;
}

/**
 * Availability where the stores are at hand already, with one statement: by SKU, and by store as they were given. What
 * is not on sale has no rows.
 */
export async function availabilityAt(
  tx: Tx,
  { shopper, now }: Asker,
  stores: readonly Store[],
  goods: Goods,
): Promise<Availability[]> {
  return onShelves(await readShelves(tx, shopper, stores, goods), stores, now);
}

/** Says how many, where, ready when, of what was read. */
export function onShelves(shelves: Shelves, stores: readonly Store[], now: Date): Availability[] {
  const promises = stores.map((store) => {
    const queue = shelves.queues.get(store.id);
    return {
      store,
      ready: readyBy(store, now, queue),
      shipped: shippedReadyBy(store, now, queue),
      paused: queue === "paused",
    };
  });
  return [...shelves.goods].flatMap(([sku, { product, units }]) => {
    const [from] = shelves.warehouses.toSorted((a, b) => (units.get(b) ?? 0) - (units.get(a) ?? 0));
    const quantity = (from && units.get(from)) || 0;
    return promises.map(({ store, ready, shipped, paused }): Availability => {
      const available = units.get(store.id) ?? 0;
      return {
        sku,
        product,
        store: store.slug,
        status: statusOf(available),
        available,
        readyBy: available > 0 ? ready : null,
        shipToStore: from && quantity > 0 && shipped ? { from, quantity, readyBy: shipped } : null,
        paused,
      };
    });
  });
}

const statusOf = (units: number): AvailabilityStatus =>
  units === 0 ? "out_of_stock" : units <= fewUnits ? "low_stock" : "in_stock";

/** What an actor may know of a quantity: staff and keys all, others exactly up to a few, then only that there are. */
export const quantityFor = (ctx: Ctx, units: number): number | null =>
  isStaff(ctx.actor) || isTrusted(ctx.actor) || units <= fewUnits ? units : null;

/** Variants by SKU, or all those of products by slug. */
export type Goods = { skus: readonly string[] } | { products: readonly string[] };

/**
 * ATP of goods at places, as two common table expressions: `asked` (`id, sku, product`) of what is on sale, and `levels`
 * (`variant_id, location_id, available`) of where it is kept. Only where something is reserved can any of it be free again.
 * `offset 0` keeps the planner on the way from the few reservations that are in nobody's way any more to their lines:
 * from a variant to its lines is through all that anybody ever reserved of it.
 */
function levelsOf(goods: Goods, shopper: string | null, places: SQL): SQL {
  const named =
    "skus" in goods
      ? sql`v.sku = any(${sql.param(goods.skus)}::text[])`
      : sql`p.slug = any(${sql.param(goods.products)}::text[])`;
  return sql`
    asked as (
      select v.id, v.sku, p.slug as product from variants v join products p on p.id = v.product_id
      where ${named} and v.active and p.status = 'published'
    ),
    kept as materialized (
      select s.variant_id, s.location_id, s.reserved,
        s.on_hand - s.reserved - s.allocated - s.safety_stock as counted
      from stock_levels s where s.variant_id in (select id from asked) and s.location_id in (${places})
    ),
    free_again as materialized (
      select id, stock_location_id from reservations
      where state = 'held' and expires_at <= now() and stock_location_id in (select location_id from kept where reserved > 0)
      union all
      select id, stock_location_id from reservations
      where state = 'held' and holder = ${shopper}::text and expires_at > now()
    ),
    not_in_the_way as (
      select r.stock_location_id as location_id, rl.variant_id, sum(rl.quantity)::int as quantity
      from free_again r cross join lateral (
        select variant_id, quantity from reservation_lines
        where reservation_id = r.id and variant_id = any(array(select variant_id from kept where reserved > 0))
        offset 0) rl
      group by r.stock_location_id, rl.variant_id
    ),
    levels as (
      select k.variant_id, k.location_id, greatest(0, k.counted + coalesce(x.quantity, 0))::int as available
      from kept k left join not_in_the_way x on x.variant_id = k.variant_id and x.location_id = k.location_id
    )`;
}

/**
 * ATP alone, per published SKU × stock location: on_hand − reserved − allocated − safety_stock, plus what expired
 * reservations still hold in the counter; never below 0, and 0 where the location does not carry it. One statement.
 * @param ask.shopper whose own live reservations count as free, as `ownHolder` names them.
 */
export async function availableUnits(
  tx: Tx,
  ask: { skus: readonly string[]; locationIds: readonly string[]; shopper?: string | null },
): Promise<{ sku: string; location_id: string; available: number }[]> {
  const ids = sql`select unnest(${sql.param(ask.locationIds)}::uuid[])`;
  return rowsOf(
    await tx.execute(sql`
      with ${levelsOf(ask, ask.shopper ?? null, ids)}
      select a.sku, at.id as location_id, coalesce(l.available, 0) as available
      from asked a
      cross join (${ids} as id) at
      left join levels l on l.variant_id = a.id and l.location_id = at.id`),
  );
}

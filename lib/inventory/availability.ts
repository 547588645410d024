import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, isTrusted } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { listStores, storeBySlug } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { ownHolder } from "./holder";

export const availabilityStatuses = ["in_stock", "low_stock", "out_of_stock"] as const;
export type AvailabilityStatus = (typeof availabilityStatuses)[number];

/** How many, where, ready when: one row per SKU and store. */
export type Availability = {
  sku: string;
  /** Slug. */
  store: string;
  status: AvailabilityStatus;
  /** Units that can be promised now (ATP). */
  available: number;
  /** The ready-by promise; null when there is nothing to promise. */
  readyBy: Date | null;
};

/** From this many units down a shopper is told how few there are. */
export const fewUnits = 5;

/**
 * The one answer to "how many, where, ready when" that listing, product page, basket, checkout and API all read.
 * Expired reservations count as free at once, by the database's clock, and so does what the asking shopper holds:
 * nobody is blocked by their own hold. Two statements.
 * Throws `variant.not_found` for a SKU the shop does not sell, `store.not_found`.
 */
export async function availability(
  tx: Tx,
  ctx: Ctx,
  ask: { skus: readonly string[]; stores?: readonly string[] },
): Promise<Availability[]> {
  const stores = await storesAsked(tx, ask.stores);
  const rows = await availableUnits(tx, {
    skus: ask.skus,
    locationIds: stores.map((s) => s.id),
    shopper: ownHolder(ctx.actor),
  });
  const known = new Set(rows.map((r) => r.sku));
  const unknown = ask.skus.find((sku) => !known.has(sku));
  if (unknown !== undefined)
    throw new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown,
    });
  const byId = new Map(stores.map((s) => [s.id, { store: s, ready: readyBy(s, ctx.now) }]));
  return rows.map((row) => {
    const { store, ready } = byId.get(row.location_id)!;
    return {
      sku: row.sku,
      store: store.slug,
      status: statusOf(row.available),
      available: row.available,
      readyBy: row.available > 0 ? ready : null,
    };
  });
}

const storesAsked = async (tx: Tx, slugs: readonly string[] | undefined): Promise<Store[]> =>
  slugs ? Promise.all(slugs.map((slug) => storeBySlug(tx, slug))) : listStores(tx);

const statusOf = (units: number): AvailabilityStatus =>
  units === 0 ? "out_of_stock" : units <= fewUnits ? "low_stock" : "in_stock";

/** What an actor may know of a quantity: staff and keys all, others exactly up to a few, then only that there are. */
export const quantityFor = (ctx: Ctx, units: number): number | null =>
  isStaff(ctx.actor) || isTrusted(ctx.actor) || units <= fewUnits ? units : null;

/**
 * ATP per published SKU × location: on_hand − reserved − allocated − safety_stock, plus what expired reservations
 * still hold in the counter; never below 0, and 0 where the location does not carry it. One statement.
 * @param ask.shopper whose own live reservations count as free, as `ownHolder` names them.
 */
export async function availableUnits(
  tx: Tx,
  ask: { skus: readonly string[]; locationIds: readonly string[]; shopper?: string | null },
): Promise<{ sku: string; location_id: string; available: number }[]> {
  return rowsOf(
    await tx.execute(sql`
      with asked as (
        select v.id, v.sku from variants v join products p on p.id = v.product_id
        where v.sku = any(${sql.param(ask.skus)}::text[]) and v.active and p.status = 'published'
      ),
      not_in_the_way as (
        select r.stock_location_id as location_id, rl.variant_id, sum(rl.quantity)::int as quantity
        from reservations r join reservation_lines rl on rl.reservation_id = r.id
        where r.state = 'held' and (r.expires_at <= now() or r.holder = ${ask.shopper ?? null}::text)
          and rl.variant_id in (select id from asked)
        group by r.stock_location_id, rl.variant_id
      )
      select a.sku, l.id as location_id,
        greatest(0, coalesce(s.on_hand - s.reserved - s.allocated - s.safety_stock + coalesce(x.quantity, 0), 0))::int
          as available
      from asked a
      cross join unnest(${sql.param(ask.locationIds)}::uuid[]) as l(id)
      left join stock_levels s on s.variant_id = a.id and s.location_id = l.id
      left join not_in_the_way x on x.variant_id = a.id and x.location_id = l.id`),
  );
}

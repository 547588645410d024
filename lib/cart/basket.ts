import "server-only";
import type { Tx } from "@/db/client";
import { availableUnits } from "@/lib/inventory/availability";
import { ownHolder } from "@/lib/inventory/holder";
import type { Offer } from "@/lib/inventory/readiness";
import type { Ctx } from "@/lib/kernel/actor";
import { distanceMeters } from "@/lib/stores/distance";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import type { CartLine } from "./cart";
import { cartLines } from "./queries";

/** A line with what can be promised of it now. */
export type BasketLine = CartLine & {
  /** At the store it is to be collected at. */
  here: Offer;
  /** Other stores with enough for the whole line, nearest to its own first. */
  elsewhere: Offer[];
};

export type Basket = {
  lines: BasketLine[];
  /** What can be bought of it, in minor units. */
  totalAmount: number;
  /** Where all of it can be had at one store, when that is not so already: nearest first. */
  together: Offer | null;
};

/** Units of a SKU at a store. */
export type UnitsAt = (sku: string, store: Store) => number;

/**
 * The caller's basket with what every store can promise of it. Two statements.
 * @param stores every store that hands over orders
 */
export async function basket(tx: Tx, ctx: Ctx, stores: readonly Store[]): Promise<Basket> {
  const lines = await cartLines(tx, ctx);
  const units = await unitsAt(
    tx,
    ctx,
    stores,
    lines.filter((line) => line.sold).map((line) => line.sku),
  );
  return planBasket(lines, units, stores, ctx.now);
}

/** Reads how many of some SKUs every store can promise this shopper. One statement. */
export async function unitsAt(
  tx: Tx,
  ctx: Ctx,
  stores: readonly Store[],
  skus: readonly string[],
): Promise<UnitsAt> {
  const rows =
    skus.length === 0
      ? []
      : await availableUnits(tx, {
          skus: [...new Set(skus)],
          locationIds: stores.map((store) => store.id),
          shopper: ownHolder(ctx.actor),
        });
  const units = new Map(rows.map((row) => [`${row.location_id} ${row.sku}`, row.available]));
  return (sku, store) => units.get(`${store.id} ${sku}`) ?? 0;
}

/** What can be promised of each line, at its own store and elsewhere, and where all of it is. */
export function planBasket(
  lines: readonly CartLine[],
  units: UnitsAt,
  stores: readonly Store[],
  now: Date,
): Basket {
  const ready = new Map(stores.map((store) => [store.slug, readyBy(store, now)]));
  const offer = (line: CartLine, store: Store): Offer => {
    const available = line.sold ? units(line.sku, store) : 0;
    return { store: store.slug, available, readyBy: available > 0 ? (ready.get(store.slug) ?? null) : null };
  };
  const planned = lines.map((line): BasketLine => {
    const own = stores.find((store) => store.slug === line.store);
    return {
      ...line,
      here: own ? offer(line, own) : { store: line.store, available: 0, readyBy: null },
      elsewhere: nearestTo(own, stores)
        .filter((store) => store !== own)
        .map((store) => offer(line, store))
        .filter((o) => o.readyBy && o.available >= line.quantity),
    };
  });
  const sold = planned.filter((line) => line.sold);
  return {
    lines: planned,
    totalAmount: sold.reduce((sum, line) => sum + (line.unitAmount ?? 0) * line.quantity, 0),
    together: scattered(sold) ? (storesWithAll(sold, units, stores, now)[0] ?? null) : null,
  };
}

const isShort = (line: BasketLine): boolean => !line.here.readyBy || line.here.available < line.quantity;

/** Whether someone would have to go to two stores, or cannot have something where they wanted it. */
const scattered = (lines: readonly BasketLine[]): boolean =>
  new Set(lines.map((line) => line.store)).size > 1 || lines.some(isShort);

/**
 * The stores that have all of these goods, nearest first to where the first of them is to be collected; each with when
 * it is ready.
 */
export function storesWithAll(
  goods: readonly { sku: string; quantity: number; store: string }[],
  units: UnitsAt,
  stores: readonly Store[],
  now: Date,
): Offer[] {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of goods) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const first = stores.find((store) => store.slug === goods[0]?.store);
  return nearestTo(first, stores).flatMap((store) => {
    const spare = [...wanted].map(([sku, quantity]) => [units(sku, store), quantity] as const);
    const ready = readyBy(store, now);
    return ready && spare.length > 0 && spare.every(([there, quantity]) => there >= quantity)
      ? [{ store: store.slug, available: Math.min(...spare.map(([there]) => there)), readyBy: ready }]
      : [];
  });
}

const nearestTo = (from: Store | undefined, stores: readonly Store[]): Store[] =>
  from ? [...stores].sort((a, b) => distanceMeters(a, from) - distanceMeters(b, from)) : [...stores];

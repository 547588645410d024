import "server-only";
import type { Tx } from "@/db/client";
import { readShelves, type Shelves } from "@/lib/inventory/availability";
import type { Ctx } from "@/lib/kernel/actor";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { windowPlaces } from "@/lib/stores/book-window";
import { nearestFirst } from "@/lib/stores/distance";
import { listStores } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { type Window, windowsOf } from "@/lib/stores/windows";
import { extendedUntil } from "./extend-pickup";
import { soonestOf } from "./reschedule-pickup";
import { pickupStates } from "./states";

/** What the shopper can change about a pickup now. The commands decide; this is what is worth showing. */
export type Changes = {
  /** Until when it would wait if it were extended; null when it cannot be. */
  extendTo: Date | null;
  /** When it could be collected without a window. */
  soonest: Date;
  times: { window: Window; full: boolean }[];
  /** Stores that have all that is left of it, nearest first. */
  stores: { store: Store; readyBy: Date }[];
};

/** How many days ahead a page offers windows for. */
const windowDays = 4;

/**
 * What can change about each pickup of an order that is open and in time, by its id. No statement when there is none,
 * else two, and one for each of their windows.
 */
export async function possibleChanges(tx: Tx, ctx: Ctx, order: Order): Promise<ReadonlyMap<string, Changes>> {
  const open = order.fulfillments.filter((f) => isChangeable(f, ctx.now));
  if (open.length === 0) return new Map();
  const stores = await listStores(tx);
  const skus = [...new Set(open.flatMap((f) => f.lines.map((l) => l.sku)))];
  const shelves = await readShelves(tx, null, stores, { skus });
  const changes = await Promise.all(
    open.map(async (f) => {
      const here = stores.find((s) => s.id === f.locationId);
      return here ? [[f.id, await changesOf(tx, ctx, f, here, stores, shelves)] as const] : [];
    }),
  );
  return new Map(changes.flat());
}

const isChangeable = (f: Fulfillment, now: Date): boolean =>
  f.method !== "delivery" &&
  (pickupStates.open as readonly string[]).includes(f.state) &&
  (f.pickupBy === null || new Date(f.pickupBy) > now);

async function changesOf(
  tx: Tx,
  ctx: Ctx,
  f: Fulfillment,
  here: Store,
  stores: readonly Store[],
  shelves: Shelves,
): Promise<Changes> {
  const { now } = ctx;
  const pickupBy = f.pickupBy ? new Date(f.pickupBy) : null;
  const longest = pickupBy && (f.extendedAt ? pickupBy : extendedUntil(here, { pickup_by: pickupBy }));
  const queue = shelves.queues.get(here.id) ?? 0;
  const promised = new Date(f.readyBy);
  const open = f.inTransit ? promised : soonestOf(here, now, queue, promised);
  const soonest = f.state === "ready" ? now : open;
  const offered = windowsOf(here, now, windowDays, soonest).filter((w) => !longest || w.endsAt <= longest);
  const left = await windowPlaces(tx, here, offered);
  return {
    extendTo: f.extendedAt ? null : longest,
    soonest,
    times: offered.map((window) => ({ window, full: (left.get(window.startsAt.getTime()) ?? 0) <= 0 })),
    stores: otherStores(f, here, stores, shelves, now),
  };
}

function otherStores(
  f: Fulfillment,
  here: Store,
  stores: readonly Store[],
  shelves: Shelves,
  now: Date,
): Changes["stores"] {
  if (f.lines.some((l) => l.collected > 0)) return [];
  const wanted = new Map<string, number>();
  for (const l of f.lines) wanted.set(l.sku, (wanted.get(l.sku) ?? 0) + l.ordered - l.short - l.cancelled);
  const goods = [...wanted].filter(([, units]) => units > 0);
  if (goods.length === 0) return [];
  const hasAll = (store: Store) =>
    goods.every(([sku, units]) => (shelves.goods.get(sku)?.units.get(store.id) ?? 0) >= units);
  const others = stores.filter((store) => store.id !== here.id && hasAll(store));
  return nearestFirst(others, here).flatMap((store) => {
    const ready = readyBy(store, now, shelves.queues.get(store.id));
    return ready ? [{ store, readyBy: ready }] : [];
  });
}

import { createHash } from "node:crypto";
import type { Shelves } from "@/lib/inventory/availability";
import { addUp } from "@/lib/inventory/units-by-sku";
import { days, later } from "@/lib/kernel/clock";
import { distanceMeters, type Place } from "@/lib/stores/distance";
import { readyBy, shippedReadyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { type Option, type PlanAsk, planOptions, type Wanted } from "./plan-options";

/** From order to door, by the calendar. */
const deliveryDays = 2;
export const deliveredBy = (now: Date): Date => later(now, days(deliveryDays));

/**
 * Where parcels leave from: the shop's warehouses, as the shopper's basket counts on it; a shop without any sends from
 * its stores.
 */
export const parcelsFrom = (shelves: Shelves, stores: readonly Store[]): readonly string[] =>
  shelves.warehouses.length > 0 ? shelves.warehouses : stores.map((store) => store.slug);

/**
 * What `planOptions` is asked about a basket; stores go by slug, warehouses by id.
 * @param near where the shopper is, or would rather collect; null when that is not known
 */
export function planAsk(
  lines: readonly Wanted[],
  shelves: Shelves,
  stores: readonly Store[],
  { near, now }: { near: Place | null; now: Date },
): PlanAsk {
  const ids = new Map(stores.map((store) => [store.slug, store.id]));
  return {
    wanted: addUp(lines),
    stores: stores.map((store) => {
      const queue = shelves.queues.get(store.id);
      return {
        place: store.slug,
        distance: near ? distanceMeters(store, near) : 0,
        readyBy: readyBy(store, now, queue),
        shippedReadyBy: shippedReadyBy(store, now, queue),
      };
    }),
    warehouses: shelves.warehouses,
    delivery: { from: parcelsFrom(shelves, stores), readyBy: deliveredBy(now) },
    units: (sku, place) => shelves.goods.get(sku)?.units.get(ids.get(place) ?? place) ?? 0,
  };
}

export type StoreForBasket = {
  /** Slug. */
  store: string;
  distanceMeters: number | null;
  /** Whether all of the basket can be collected there, a part of it, or nothing. */
  has: "all" | "part" | "none";
  /** When all of what it can be collected there is ready; null when that is nothing. */
  readyBy: Date | null;
  /** Of every SKU, how many units come from its own stock and how many a warehouse sends there. */
  lines: { sku: string; requested: number; own: number; shipped: number }[];
};

/** What one trip to each store would bring, nearest first. */
export function storesFor(ask: PlanAsk, near: Place | null): StoreForBasket[] {
  const nearest = ask.stores.toSorted((a, b) => a.distance - b.distance);
  return nearest.map((store) => {
    const [trip] = planOptions({ ...ask, stores: [store], delivery: null });
    const part = trip?.parts[0];
    const units = (sku: string, own: boolean) =>
      (part?.goods ?? [])
        .filter((goods) => goods.sku === sku && (goods.from === store.place) === own)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      store: store.place,
      distanceMeters: near && store.distance,
      has: !part ? "none" : trip.missing.length > 0 ? "part" : "all",
      readyBy: part?.readyBy ?? null,
      lines: ask.wanted.map(({ sku, quantity }) => ({
        sku,
        requested: quantity,
        own: units(sku, true),
        shipped: units(sku, false),
      })),
    };
  });
}

/** Names an option by what it says, so that a press long after it was shown never does another thing. */
export const optionKey = ({ parts, missing }: Option): string =>
  createHash("sha256")
    .update(JSON.stringify([parts.map(({ method, place, goods }) => [method, place, goods]), missing]))
    .digest("base64url")
    .slice(0, 16);

/** The basket's lines as an option has them; what it does not bring stays where it is. */
export function linesOf(
  { parts, missing }: Option,
  present: readonly { sku: string; store: string | null }[],
): { sku: string; quantity: number; store: string | null }[] {
  const brought = parts.flatMap(({ method, place, goods }) =>
    goods.map(({ sku, quantity }) => ({ sku, quantity, store: method === "pickup" ? place : null })),
  );
  const left = missing.map(({ sku, quantity }) => ({
    sku,
    quantity,
    store: present.find((line) => line.sku === sku)?.store ?? null,
  }));
  return [...brought, ...left];
}

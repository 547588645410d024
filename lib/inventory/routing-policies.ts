import type { Env } from "@/lib/kernel/env";
import { nearestFirst } from "@/lib/stores/distance";

/** A place that could send a parcel. */
export type RoutingPlace = {
  id: string;
  kind: "store" | "warehouse";
  postalCode: string;
  countryCode: string;
  latitude: number;
  longitude: number;
};
export type Destination = { postalCode: string; countryCode: string };

/**
 * Which places may send a parcel there, the preferred one first. Whom it leaves out sends nothing. A shop adds its own
 * here and to the names that the environment knows.
 */
export type RoutingPolicy = (places: readonly RoutingPlace[], to: Destination) => readonly RoutingPlace[];

/** Parcels leave from a warehouse; stores help out, the nearest first. */
export const warehouseFirst: RoutingPolicy = (places, to) => kindFirst("warehouse", places, to);

/** Ship from store: the store nearest to the customer sends; warehouses help out. */
export const nearestStore: RoutingPolicy = (places, to) => kindFirst("store", places, to);

/** By the names that `DELIVERY_ROUTING` chooses from. */
export const routingPolicies = {
  warehouse_first: warehouseFirst,
  nearest_store: nearestStore,
} as const satisfies Record<Env["deliveryRouting"], RoutingPolicy>;

function kindFirst(
  kind: RoutingPlace["kind"],
  places: readonly RoutingPlace[],
  to: Destination,
): RoutingPlace[] {
  const near = nearestPlacesFirst(places, to);
  return [...near.filter((p) => p.kind === kind), ...near.filter((p) => p.kind !== kind)];
}

/**
 * Places nearest to an address first. An address has no coordinates: the place of its country whose postal code shares
 * the longest beginning with it stands for it, since postal codes that begin alike lie together. When none shares even
 * the first character, nobody knows what is near, and the order stays.
 */
export function nearestPlacesFirst<P extends RoutingPlace>(places: readonly P[], to: Destination): P[] {
  let standIn: P | undefined;
  let longest = 0;
  for (const place of places) {
    if (place.countryCode !== to.countryCode) continue;
    const shared = sharedPrefix(bare(place.postalCode), bare(to.postalCode));
    if (shared > longest) [standIn, longest] = [place, shared];
  }
  return standIn ? nearestFirst(places, standIn) : [...places];
}

const bare = (postalCode: string): string => postalCode.replace(/[\s-]/g, "").toUpperCase();

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

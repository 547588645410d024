import type { PlanAsk, Wanted } from "./plan-options";

/**
 * One way for goods to reach the shopper: a trip for what a store has, a later trip to it for what a warehouse sends
 * there besides, or a parcel.
 */
export type Route = {
  method: "pickup" | "delivery";
  place: string;
  readyBy: Date;
  distance: number;
  /** The places it draws on, in this order. */
  sources: readonly string[];
  /** SKUs of which one of its sources has all that is wanted: a bit each, in the order they are wanted. */
  whole: bigint;
};

const mostStores = 50;

/** Every route worth a thought, soonest first. */
export function routesFor(ask: PlanAsk): Route[] {
  const near = ask.stores.toSorted((a, b) => a.distance - b.distance).slice(0, mostStores);
  const trips = near.flatMap(({ place, distance, readyBy, shippedReadyBy }) => {
    const trip = { method: "pickup", place, distance } as const;
    if (!readyBy) return [];
    const own = { ...trip, readyBy, sources: [place] };
    if (!shippedReadyBy) return [own];
    // A long queue may outlast the van: all of a trip is there when the last of it is.
    const last = new Date(Math.max(shippedReadyBy.getTime(), readyBy.getTime()));
    return [own, ...ask.warehouses.map((from) => ({ ...trip, readyBy: last, sources: [place, from] }))];
  });
  const parcels = ask.delivery
    ? ask.delivery.from.map(
        (place) =>
          ({
            method: "delivery",
            place,
            distance: 0,
            readyBy: ask.delivery!.readyBy,
            sources: [place],
          }) as const,
      )
    : [];
  const all = [...trips, ...parcels]
    .map((route) => ({ ...route, whole: wholeAt(route.sources, ask) }))
    .sort((a, b) => a.readyBy.getTime() - b.readyBy.getTime() || a.distance - b.distance);
  const scarce = ask.wanted.filter((_, sku) => !all.some((route) => has(route.whole, sku)));
  return withoutBeaten(all, (route) => scarce.some((want) => unitsOn(route, want, ask) > 0));
}

export const has = (skus: bigint, sku: number): boolean => ((skus >> BigInt(sku)) & 1n) === 1n;

const wholeAt = (sources: readonly string[], ask: PlanAsk): bigint =>
  ask.wanted.reduce(
    (skus, { sku, quantity }, n) =>
      sources.some((from) => ask.units(sku, from) >= quantity) ? skus | (1n << BigInt(n)) : skus,
    0n,
  );

const unitsOn = (route: Route, { sku }: Wanted, ask: PlanAsk): number =>
  route.sources.reduce((sum, from) => sum + ask.units(sku, from), 0);

/** Leaves out what brings nothing, and what another route of its method does as soon, as near, and with no less. */
function withoutBeaten(routes: readonly Route[], bringsScarce: (route: Route) => boolean): Route[] {
  const kept: Route[] = [];
  for (const route of routes) {
    const beaten = (by: Route) =>
      by.method === route.method && by.distance <= route.distance && (route.whole & ~by.whole) === 0n;
    if (bringsScarce(route) || (route.whole !== 0n && !kept.some(beaten))) kept.push(route);
  }
  return kept;
}

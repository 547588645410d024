import type { PlanAsk } from "./plan-options";

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
  /** Per SKU, in the order they are wanted: which of its sources has all of it, the first is 1; 0 when none has. */
  whole: readonly number[];
  /** Per SKU and source: ATP. */
  units: readonly (readonly number[])[];
};

/** Sets of SKUs as bits, in the order they are wanted. */
export type Skus = bigint;
export const none: Skus = 0n;
export const wholeOn = (route: Route): Skus =>
  route.whole.reduce((skus, source, n) => (source > 0 ? skus | (1n << BigInt(n)) : skus), none);

const mostStores = 50;

export type Routes = {
  /** Every route worth a thought, soonest first. */
  routes: Route[];
  /** Per SKU: whether no route has all that is wanted of it. */
  scarce: readonly boolean[];
};

export function routesFor(ask: PlanAsk): Routes {
  const all = [...trips(ask), ...parcels(ask)]
    .map((route): Route => {
      const units = ask.wanted.map(({ sku }) => route.sources.map((from) => ask.units(sku, from)));
      const whole = ask.wanted.map(
        ({ quantity }, n) => units[n]!.findIndex((there) => there >= quantity) + 1,
      );
      return { ...route, units, whole };
    })
    .sort((a, b) => a.readyBy.getTime() - b.readyBy.getTime() || a.distance - b.distance);
  const scarce = ask.wanted.map((_, n) => !all.some((route) => route.whole[n]! > 0));
  const bringsScarce = (route: Route) =>
    route.units.some((there, n) => scarce[n] && there.some((units) => units > 0));
  return { routes: withoutBeaten(all, bringsScarce), scarce };
}

type Way = Omit<Route, "whole" | "units">;

function trips({ stores, warehouses }: PlanAsk): Way[] {
  const near = stores.toSorted((a, b) => a.distance - b.distance).slice(0, mostStores);
  return near.flatMap(({ place, distance, readyBy, shippedReadyBy }): Way[] => {
    if (!readyBy) return [];
    const own: Way = { method: "pickup", place, distance, readyBy, sources: [place] };
    if (!shippedReadyBy) return [own];
    // A long queue may outlast the van: all of a trip is there when the last of it is.
    const last = new Date(Math.max(shippedReadyBy.getTime(), readyBy.getTime()));
    return [own, ...warehouses.map((from) => ({ ...own, readyBy: last, sources: [place, from] }))];
  });
}

const parcels = ({ delivery }: PlanAsk): Way[] =>
  delivery
    ? delivery.from.map((place) => ({
        method: "delivery",
        place,
        distance: 0,
        readyBy: delivery.readyBy,
        sources: [place],
      }))
    : [];

/** Leaves out what brings nothing, and what another route of its method does as soon, as near, and with no less. */
function withoutBeaten(routes: readonly Route[], bringsScarce: (route: Route) => boolean): Route[] {
  const kept: { route: Route; whole: Skus }[] = [];
  for (const route of routes) {
    const whole = wholeOn(route);
    const beaten = kept.some(
      (by) =>
        by.route.method === route.method &&
        by.route.distance <= route.distance &&
        (whole & ~by.whole) === none,
    );
    if (bringsScarce(route) || (whole !== none && !beaten)) kept.push({ route, whole });
  }
  return kept.map(({ route }) => route);
}

import { has, type Route, routesFor } from "./routes";

/** What is to be had in all, one row per SKU. */
export type Wanted = { sku: string; quantity: number };

export type PlanAsk = {
  /** At most 50 SKUs. */
  wanted: readonly Wanted[];
  /** Where it may be collected; the nearest 50 count. `readyBy` is null where nothing is handed over. */
  stores: readonly {
    place: string;
    /** In meters from where the shopper is; 0 for all when that is not known. */
    distance: number;
    readyBy: Date | null;
    /** When what a warehouse sends there could be collected; null where nothing is sent to. */
    shippedReadyBy: Date | null;
  }[];
  /** Where goods are sent to stores from. */
  warehouses: readonly string[];
  /** Where parcels leave from, and when they are at the door; null without delivery. */
  delivery: { from: readonly string[]; readyBy: Date } | null;
  /** ATP of a SKU at a place, for this shopper. */
  units: (sku: string, place: string) => number;
};

/** One way to the shopper: a trip to a store, or a parcel. */
export type Part = {
  method: "pickup" | "delivery";
  /** The store, or where the parcel leaves from. */
  place: string;
  readyBy: Date;
  /** `from` is the place itself, or the warehouse that sends it there. One row per SKU and place it comes from. */
  goods: (Wanted & { from: string })[];
};

/** A whole basket laid out, what is had soonest first; `missing` is what no option has. */
export type Option = { parts: Part[]; missing: Wanted[] };

/** Nobody runs from store to store. */
const mostParts = 3;
const mostOptions = 5;
/** So that the list is not five single trips where a trip and a parcel would be sooner. */
const mostOfOneSize = 3;

/**
 * The ways to have a basket, best first: fewest units missing, then fewest trips and parcels, then soonest (the last
 * of it, then every unit), then nearest. All that are answered miss equally few units. What another option equals or
 * beats in everything is left out, only that a parcel beats no trip: who wants to collect sees where. After the first
 * come others of as many parts and of one more, at most five in all.
 *
 * No option promises more of a SKU than a place has. A SKU that some place has whole comes from one place, or not at
 * all; only what none has whole is put together from several.
 */
export function planOptions(ask: PlanAsk): Option[] {
  if (ask.wanted.length > 50) throw new RangeError("At most 50 SKUs are laid out.");
  const routes = routesFor(ask);
  const reach = routes.reduce((skus, route) => skus | route.whole, 0n);
  const possible = shortOf(routes, reach, ask);
  let least = Number.POSITIVE_INFINITY;
  let bySize: Laid[][] = [];
  for (let size = 1; size <= Math.min(mostParts, routes.length); size++) {
    const enough = least === possible;
    const front: Laid[] = [];
    for (const some of combinations(routes, size)) {
      const short = shortOf(some, reach, ask);
      if (short > least) continue;
      const laid = layOut(some, reach, ask);
      if (!laid) continue;
      if (short < least) {
        least = short;
        bySize = [];
        front.length = 0;
      }
      addUnbeaten(front, laid);
    }
    bySize.push(front);
    if (enough) break;
  }
  const answered = bySize.flatMap((front, at) => {
    const smaller = bySize.slice(0, at).flat();
    const unbeaten = front.filter((laid) => !smaller.some((by) => beats(by, laid)));
    return unbeaten.sort(bestFirst).slice(0, mostOfOneSize);
  });
  return answered.slice(0, mostOptions).map(({ option }) => option);
}

type Laid = { option: Option; parcels: number; last: number; waits: number; distance: number };

/** Units that these routes together cannot bring. */
function shortOf(routes: readonly Route[], reach: bigint, { wanted, units }: PlanAsk): number {
  const covered = routes.reduce((skus, route) => skus | route.whole, 0n);
  let sources: Set<string> | undefined;
  let short = 0;
  for (const [n, { sku, quantity }] of wanted.entries()) {
    if (has(covered, n)) continue;
    if (has(reach, n)) short += quantity;
    else {
      sources ??= new Set(routes.flatMap((route) => route.sources));
      short += Math.max(0, quantity - [...sources].reduce((sum, from) => sum + units(sku, from), 0));
    }
  }
  return short;
}

/** Gives every SKU to the soonest route that has it; null when one of them is not needed then. */
function layOut(routes: readonly Route[], reach: bigint, ask: PlanAsk): Laid | null {
  const parts = routes.map(({ method, place, readyBy }): Part => ({ method, place, readyBy, goods: [] }));
  const missing: Wanted[] = [];
  for (const [n, { sku, quantity }] of ask.wanted.entries()) {
    const least = has(reach, n) ? quantity : 1;
    const drawnOn = new Set<string>();
    let left = quantity;
    for (const [at, { sources }] of routes.entries()) {
      for (const from of sources) {
        const there = ask.units(sku, from);
        if (left === 0 || there < least || drawnOn.has(from)) continue;
        const taken = Math.min(left, there);
        parts[at]!.goods.push({ sku, quantity: taken, from });
        drawnOn.add(from);
        left -= taken;
      }
    }
    if (left > 0) missing.push({ sku, quantity: left });
  }
  const idle = parts.some(({ goods }, at) => {
    const needed = new Set(goods.map(({ from }) => from));
    return !needed.has(routes[at]!.sources.at(-1)!);
  });
  if (idle || new Set(parts.map(({ method, place }) => `${method} ${place}`)).size < parts.length)
    return null;
  return {
    option: { parts, missing },
    parcels: parts.filter(({ method }) => method === "delivery").length,
    last: minuteOf(routes.at(-1)!.readyBy),
    waits: parts.reduce((sum, { readyBy, goods }) => sum + unitsIn(goods) * minuteOf(readyBy), 0),
    distance: routes.reduce((sum, route) => sum + route.distance, 0),
  };
}

const minuteOf = (at: Date): number => at.getTime() / 60_000;
const unitsIn = (goods: readonly Wanted[]): number => goods.reduce((sum, { quantity }) => sum + quantity, 0);

const bestFirst = (a: Laid, b: Laid): number =>
  a.last - b.last || a.waits - b.waits || a.distance - b.distance;

const beats = (a: Laid, b: Laid): boolean =>
  a.parcels <= b.parcels && a.last <= b.last && a.waits <= b.waits && a.distance <= b.distance;

/** Keeps a front of options of which none beats another. */
function addUnbeaten(front: Laid[], laid: Laid): void {
  if (front.some((by) => beats(by, laid))) return;
  const left = front.filter((other) => !beats(laid, other));
  front.splice(0, front.length, ...left, laid);
}

/** Every choice of so many, in their order. */
function* combinations<T>(from: readonly T[], size: number, begin = 0): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let at = begin; at <= from.length - size; at++)
      for (const rest of combinations(from, size - 1, at + 1)) yield [from[at]!, ...rest];
}

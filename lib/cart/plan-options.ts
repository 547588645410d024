import { loadRoutes } from "./load-routes";
import { none, type Route, routesFor, type Skus, wholeOn } from "./routes";

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
 * come others of as many parts and of one more, at most five in all, of each size the best with a parcel among them.
 *
 * No option promises more of a SKU than a place has. A SKU that some place has whole comes from one place, or not at
 * all; only what none has whole is put together from several.
 */
export function planOptions(ask: PlanAsk): Option[] {
  const { wanted } = ask;
  if (wanted.length > 50) throw new RangeError("At most 50 SKUs are laid out.");
  const { routes, scarce } = routesFor(ask);
  const wholes = routes.map(wholeOn);
  const reach = wholes.reduce((skus, whole) => skus | whole, none);
  const possible = loadRoutes(wanted, scarce, routes);
  let least = Number.POSITIVE_INFINITY;
  let bySize: Laid[][] = [];
  for (let size = 1; size <= Math.min(mostParts, routes.length); size++) {
    const enough = least === possible;
    const front: Laid[] = [];
    for (const { chosen, covered } of choices(wholes, size)) {
      // No more than must be is missing only where everything is that any place has whole.
      if (least === possible && covered !== reach) continue;
      const some = chosen.map((at) => routes[at]!);
      const laid = weigh(wanted, scarce, some);
      if (!laid || laid.short > least) continue;
      if (laid.short < least) {
        least = laid.short;
        bySize = [];
        front.length = 0;
      }
      addUnbeaten(front, laid);
    }
    bySize.push(front);
    if (enough) break;
  }
  const answered: Laid[] = [];
  for (const [at, front] of bySize.entries()) {
    const smaller = bySize.slice(0, at).flat();
    const unbeaten = front.filter((laid) => !smaller.some((by) => beats(by, laid)));
    answered.push(...shown(unbeaten.sort(bestFirst), mostOptions - answered.length));
  }
  return answered.map((laid) => optionOf(wanted, scarce, laid.routes));
}

/** The first options, no more than `most` of at least two, with the best that sends a parcel among them if any does. */
export function firstOptions(options: readonly Option[], most: number): Option[] {
  const first = options.slice(0, most);
  const sent = options.find(({ parts }) => parts.some(({ method }) => method === "delivery"));
  return !sent || first.includes(sent) ? first : [...first.slice(0, -1), sent];
}

/** The best of one size, the best with a parcel among them: who would rather be sent something is told that it can be. */
function shown(front: readonly Laid[], room: number): readonly Laid[] {
  const best = front.slice(0, Math.min(mostOfOneSize, room));
  const sent = front.find(({ parcels }) => parcels > 0);
  return !sent || best.length < 2 || best.includes(sent) ? best : [...best.slice(0, -1), sent];
}

type Choice = { chosen: readonly number[]; covered: Skus };

/** Every choice of so many routes, in their order, with what they have whole between them. */
function* choices(
  wholes: readonly Skus[],
  size: number,
  { chosen, covered }: Choice = { chosen: [], covered: none },
): Generator<Choice> {
  if (chosen.length === size) yield { chosen, covered };
  else
    for (let at = (chosen.at(-1) ?? -1) + 1; at < wholes.length; at++)
      yield* choices(wholes, size, { chosen: [...chosen, at], covered: covered | wholes[at]! });
}

/** What a choice of routes costs the shopper. */
type Laid = {
  routes: readonly Route[];
  short: number;
  parcels: number;
  /** In minutes: when the last of it is there, and every unit's time added up. */
  last: number;
  waits: number;
  distance: number;
};

/** Weighs a choice of routes; null when one of them is not needed, or two lead to one store. */
function weigh(wanted: readonly Wanted[], scarce: readonly boolean[], routes: readonly Route[]): Laid | null {
  for (const [n, { place, method }] of routes.entries())
    for (let before = 0; before < n; before++)
      if (routes[before]!.place === place && routes[before]!.method === method) return null;
  let waits = 0;
  let needed = 0;
  const short = loadRoutes(wanted, scarce, routes, (_sku, at, source, quantity) => {
    const { readyBy, sources } = routes[at]!;
    waits += quantity * minuteOf(readyBy);
    if (source === sources.length - 1) needed |= 1 << at;
  });
  if (needed !== (1 << routes.length) - 1) return null;
  return {
    routes,
    short,
    parcels: routes.filter(({ method }) => method === "delivery").length,
    last: minuteOf(routes.at(-1)!.readyBy),
    waits,
    distance: routes.reduce((sum, route) => sum + route.distance, 0),
  };
}

const minuteOf = (at: Date): number => at.getTime() / 60_000;

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

function optionOf(wanted: readonly Wanted[], scarce: readonly boolean[], routes: readonly Route[]): Option {
  const parts = routes.map(({ method, place, readyBy }): Part => ({ method, place, readyBy, goods: [] }));
  const left = wanted.map(({ quantity }) => quantity);
  loadRoutes(wanted, scarce, routes, (n, at, source, quantity) => {
    parts[at]!.goods.push({ sku: wanted[n]!.sku, quantity, from: routes[at]!.sources[source]! });
    left[n]! -= quantity;
  });
  const missing = wanted.map(({ sku }, n) => ({ sku, quantity: left[n]! }));
  return { parts, missing: missing.filter(({ quantity }) => quantity > 0) };
}

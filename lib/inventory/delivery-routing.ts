import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { availableUnits } from "./availability";
import {
  type Destination,
  nearestPlacesFirst,
  type RoutingPlace,
  type RoutingPolicy,
  routingPolicies,
} from "./routing-policies";
import type { Shortage } from "./shortages";
import { addUp } from "./units-by-sku";

export type RoutedLine = { sku: string; quantity: number };
/** What one place sends, in one parcel. */
export type RoutedParcel = { locationId: string; lines: RoutedLine[] };
export type Routing =
  | { ok: true; parcels: RoutedParcel[] }
  | { ok: false; missing: { sku: string; requested: number; available: number }[] };

/** So many sets of places are tried before the fewest are no longer looked for but approached: all pairs and threes of 50. */
const triedSets = 25_000;

/**
 * Chooses where a delivery's goods come from: one place when one has all, else as few as possible, and among equally
 * few those that the policy prefers. A line is split between places only when no chosen one has all of it.
 * Exact while the sets of places to try are few; beyond that the place that adds most is taken, again and again.
 * @param ask.units ATP by SKU at a place; never more than that is taken from it.
 * Two lines of one SKU draw on the same stock and are routed as one.
 */
export function routeDelivery(
  policy: RoutingPolicy,
  ask: {
    lines: readonly RoutedLine[];
    places: readonly RoutingPlace[];
    units: (place: RoutingPlace, sku: string) => number;
    to: Destination;
  },
): Routing {
  const lines = addUp(ask.lines);
  const sources = policy(ask.places, ask.to)
    .map((place) => ({ id: place.id, has: lines.map((l) => Math.max(0, ask.units(place, l.sku))) }))
    .filter((source) => source.has.some((units) => units > 0));
  const missing = lines.flatMap(({ sku, quantity }, i) => {
    const available = sources.reduce((sum, s) => sum + s.has[i]!, 0);
    return available < quantity ? [{ sku, requested: quantity, available }] : [];
  });
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, parcels: share(lines, fewest(lines, sources)) };
}

type Source = { id: string; has: number[] };

const covers = (lines: readonly RoutedLine[], sources: readonly Source[]): boolean =>
  lines.every((l, i) => sources.reduce((sum, s) => sum + s.has[i]!, 0) >= l.quantity);

function fewest(lines: readonly RoutedLine[], sources: readonly Source[]): readonly Source[] {
  let tried = 0;
  for (let size = 1; size < sources.length; size++) {
    const sets = binomial(sources.length, size);
    if (tried + sets > triedSets) return greedy(lines, sources);
    tried += sets;
    const found = firstSet(lines, sources, size, 0, []);
    if (found) return found;
  }
  return sources;
}

/** The first set of that size which covers everything, in the order of preference. */
function firstSet(
  lines: readonly RoutedLine[],
  sources: readonly Source[],
  size: number,
  from: number,
  chosen: readonly Source[],
): readonly Source[] | null {
  if (chosen.length === size) return covers(lines, chosen) ? chosen : null;
  for (let i = from; i <= sources.length - (size - chosen.length); i++) {
    const found = firstSet(lines, sources, size, i + 1, [...chosen, sources[i]!]);
    if (found) return found;
  }
  return null;
}

function binomial(n: number, k: number): number {
  let sets = 1;
  for (let i = 1; i <= k; i++) sets = (sets * (n - k + i)) / i;
  return sets;
}

function greedy(lines: readonly RoutedLine[], sources: readonly Source[]): Source[] {
  const open = lines.map((l) => l.quantity);
  const chosen: Source[] = [];
  while (open.some((units) => units > 0)) {
    const adds = (s: Source) => open.reduce((sum, units, i) => sum + Math.min(units, s.has[i]!), 0);
    const best = sources
      .filter((s) => !chosen.includes(s))
      .reduce((best, s) => (adds(s) > adds(best) ? s : best));
    chosen.push(best);
    for (const [i, units] of open.entries()) open[i] = units - Math.min(units, best.has[i]!);
  }
  const needed = [...chosen];
  for (const source of chosen) {
    const without = needed.filter((s) => s !== source);
    if (covers(lines, without)) needed.splice(needed.indexOf(source), 1);
  }
  return sources.filter((s) => needed.includes(s));
}

/** Gives each line to the first place that has all of it, or takes what is there from one place after the other. */
function share(lines: readonly RoutedLine[], sources: readonly Source[]): RoutedParcel[] {
  const parcels = sources.map((s): RoutedParcel => ({ locationId: s.id, lines: [] }));
  for (const [i, { sku, quantity }] of lines.entries()) {
    const whole = sources.findIndex((s) => s.has[i]! >= quantity);
    let open = quantity;
    for (const [n, source] of sources.entries()) {
      const units = whole >= 0 && whole !== n ? 0 : Math.min(open, source.has[i]!);
      if (units > 0) parcels[n]!.lines.push({ sku, quantity: units });
      open -= units;
    }
  }
  return parcels.filter((p) => p.lines.length > 0);
}

type Location = RoutingPlace & { slug: string };

/**
 * Routes goods to an address by the shop's policy, over every stock location: who sends what. Nothing is held; hold
 * the parcels at once, and route again when somebody was quicker. Holds of the shopper's own are not counted as free,
 * since the hold that follows does not do so either. Two statements.
 * Throws `reservation.insufficient_stock` with `shortages`, whose `available` is what all places have together;
 * `variant.not_found`.
 */
export async function routeGoods(
  tx: Tx,
  _ctx: Ctx,
  ask: { lines: readonly RoutedLine[]; to: Destination },
): Promise<RoutedParcel[]> {
  const places = rowsOf<Location>(
    await tx.execute(sql`
      select id, slug, kind, postal_code as "postalCode", country_code as "countryCode", latitude, longitude
      from stock_locations order by slug`),
  );
  const skus = [...new Set(ask.lines.map((l) => l.sku))];
  const rows = await availableUnits(tx, { skus, locationIds: places.map((p) => p.id) });
  const atp = new Map(rows.map((r) => [`${r.location_id} ${r.sku}`, r.available]));
  const units = (place: RoutingPlace, sku: string) => atp.get(`${place.id} ${sku}`) ?? 0;
  const unknown = skus.find((sku) => !rows.some((r) => r.sku === sku));
  if (unknown !== undefined)
    throw new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown,
    });
  const routing = routeDelivery(routingPolicies[env().deliveryRouting], { ...ask, places, units });
  if (routing.ok) return routing.parcels;
  const stores = nearestPlacesFirst(places, ask.to).filter((p) => p.kind === "store");
  const shortages: Shortage[] = routing.missing.map((line) => ({
    ...line,
    elsewhere: stores.flatMap((s) => {
      const available = units(s, line.sku);
      return available > 0 ? [{ store: s.slug, available }] : [];
    }),
  }));
  throw new Problem("conflict", "reservation.insufficient_stock", "There is not enough left to send this.", {
    shortages,
  });
}

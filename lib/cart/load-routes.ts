import type { Wanted } from "./plan-options";
import type { Route } from "./routes";

/**
 * Gives every SKU to the soonest of some routes that has all of it. One that no place has whole is put together from
 * all of them, soonest first, and no place is drawn on twice for it.
 * @param scarce per SKU: whether no place has it whole
 * @param routes soonest first
 * @param load is told of each piece: which SKU, on which route, from which of its sources, how many units
 * @returns how many units are missing
 */
export function loadRoutes(
  wanted: readonly Wanted[],
  scarce: readonly boolean[],
  routes: readonly Route[],
  load?: (sku: number, route: number, source: number, quantity: number) => void,
): number {
  let missing = 0;
  for (let n = 0; n < wanted.length; n++) {
    const { quantity } = wanted[n]!;
    if (scarce[n]) {
      missing += gather(n, quantity, routes, load);
      continue;
    }
    let at = 0;
    while (at < routes.length && routes[at]!.whole[n] === 0) at++;
    if (at === routes.length) missing += quantity;
    else load?.(n, at, routes[at]!.whole[n]! - 1, quantity);
  }
  return missing;
}

function gather(
  n: number,
  quantity: number,
  routes: readonly Route[],
  load?: (sku: number, route: number, source: number, quantity: number) => void,
): number {
  let left = quantity;
  for (let at = 0; at < routes.length && left > 0; at++) {
    const { sources, units } = routes[at]!;
    for (let source = 0; source < sources.length; source++) {
      const taken = Math.min(left, units[n]![source]!);
      if (taken === 0 || drawnOnBefore(routes, at, sources[source]!)) continue;
      load?.(n, at, source, taken);
      left -= taken;
    }
  }
  return left;
}

function drawnOnBefore(routes: readonly Route[], at: number, place: string): boolean {
  for (let before = 0; before < at; before++) if (routes[before]!.sources.includes(place)) return true;
  return false;
}

import type { Option, PlanAsk } from "./plan-options";

// What `planOptions` is held against: every way there is to have a small basket, each of them weighed.

/** Units missing, parts, minutes of the last part, minutes of every unit, meters: fewer is better, in this order. */
export type Cost = readonly [number, number, number, number, number];

export const isBetter = (a: Cost, b: Cost): boolean => {
  const key = a.findIndex((cost, n) => cost !== b[n]);
  return key >= 0 && a[key]! < b[key]!;
};

const minutes = (at: Date) => at.getTime() / 60_000;

export function costOf(option: Option, ask: PlanAsk): Cost {
  let [waits, distance, last] = [0, 0, 0];
  for (const { method, place, readyBy, goods } of option.parts) {
    for (const { quantity } of goods) waits += quantity * minutes(readyBy);
    if (method === "pickup") distance += ask.stores.find((store) => store.place === place)!.distance;
    last = Math.max(last, minutes(readyBy));
  }
  const missing = option.missing.reduce((sum, { quantity }) => sum + quantity, 0);
  return [missing, option.parts.length, last, waits, distance];
}

/** A part that might be gone for, and a place that its goods might come from. */
type Way = { part: number; from: string };
type MaybePart = { name: string; at: number; distance: number; from: string[] };

function maybeParts(ask: PlanAsk): MaybePart[] {
  const parts: MaybePart[] = [];
  for (const { place, distance, readyBy, shippedReadyBy } of ask.stores) {
    if (!readyBy) continue;
    parts.push({ name: place, at: minutes(readyBy), distance, from: [place] });
    for (const warehouse of shippedReadyBy ? ask.warehouses : [])
      parts.push({
        name: place,
        at: Math.max(minutes(readyBy), minutes(shippedReadyBy!)),
        distance,
        from: [place, warehouse],
      });
  }
  for (const from of ask.delivery?.from ?? [])
    parts.push({ name: `parcel ${from}`, at: minutes(ask.delivery!.readyBy), distance: 0, from: [from] });
  return parts;
}

/** Every way to have at most so many units: how many come by each way. */
function* spreads(ways: readonly Way[], quantity: number): Generator<number[]> {
  if (ways.length === 0) yield [];
  else
    for (let units = 0; units <= quantity; units++)
      for (const rest of spreads(ways.slice(1), quantity - units)) yield [units, ...rest];
}

/** The cost of the best way there is, by weighing them all. */
export function bestByTrying(ask: PlanAsk): Cost {
  const parts = maybeParts(ask);
  const choices = ask.wanted.map(({ sku, quantity }) => {
    const ways = parts.flatMap(({ from }, part) => from.map((place): Way => ({ part, from: place })));
    const able = ways.filter((way) => ask.units(sku, way.from) > 0);
    const whole = able.filter((way) => ask.units(sku, way.from) >= quantity);
    if (whole.length > 0)
      return [new Map<number, number>(), ...whole.map((way) => new Map([[way.part, quantity]]))];
    return [...spreads(able, quantity)].flatMap((spread) => {
      const drawn = new Map<string, number>();
      const byPart = new Map<number, number>();
      for (const [n, units] of spread.entries()) {
        const { from, part } = able[n]!;
        drawn.set(from, (drawn.get(from) ?? 0) + units);
        if (units > 0) byPart.set(part, (byPart.get(part) ?? 0) + units);
      }
      return [...drawn].every(([from, units]) => units <= ask.units(sku, from)) ? [byPart] : [];
    });
  });
  const all = ask.wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  let best: Cost = [all, 0, 0, 0, 0];
  const weigh = (n: number, byPart: ReadonlyMap<number, number>): void => {
    const used = [...byPart.keys()].map((part) => parts[part]!);
    if (used.length > 3 || new Set(used.map((part) => part.name)).size < used.length) return;
    if (n < choices.length) {
      for (const choice of choices[n]!) {
        const sums = new Map(byPart);
        for (const [part, units] of choice) sums.set(part, (sums.get(part) ?? 0) + units);
        weigh(n + 1, sums);
      }
      return;
    }
    let [had, waits, distance, last] = [0, 0, 0, 0];
    for (const [part, units] of byPart) {
      had += units;
      waits += units * parts[part]!.at;
      distance += parts[part]!.distance;
      last = Math.max(last, parts[part]!.at);
    }
    const cost: Cost = [all - had, used.length, last, waits, distance];
    if (isBetter(cost, best)) best = cost;
  };
  weigh(0, new Map());
  return best;
}

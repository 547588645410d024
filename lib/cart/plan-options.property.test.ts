import fc from "fast-check";
import { expect, test } from "vitest";
import { bestByTrying, costOf, isBetter } from "./plan-by-trying";
import { type Option, type Part, type PlanAsk, planOptions } from "./plan-options";

const hour = (n: number) => new Date(Date.UTC(2026, 10, 23, n));
const at = fc.integer({ min: 1, max: 6 }).map(hour);

type Bounds = { stores: number; skus: number; units: number; warehouses: number };

/** Shops of every kind: empty shelves, closed stores, no warehouse, no delivery, queues longer than the van takes. */
const shops = ({ stores, skus, units, warehouses }: Bounds): fc.Arbitrary<PlanAsk> =>
  fc
    .record({
      wanted: fc.array(fc.integer({ min: 1, max: units }), { minLength: 1, maxLength: skus }),
      stores: fc.array(
        fc.record({
          distance: fc.integer({ min: 0, max: 3 }),
          readyBy: fc.option(at, { freq: 6 }),
          shippedReadyBy: fc.option(at),
        }),
        { minLength: 1, maxLength: stores },
      ),
      warehouses: fc.integer({ min: 0, max: warehouses }),
      delivery: fc.option(at),
      stock: fc.array(fc.array(fc.integer({ min: 0, max: units }), { minLength: skus, maxLength: skus }), {
        minLength: stores + warehouses,
        maxLength: stores + warehouses,
      }),
    })
    .map((shop): PlanAsk => {
      const places = [
        ...shop.stores.map((_, n) => `store ${n}`),
        ...Array.from({ length: shop.warehouses }, (_, n) => `warehouse ${n}`),
      ];
      const sent = places.slice(shop.stores.length);
      return {
        wanted: shop.wanted.map((quantity, n) => ({ sku: `${n}`, quantity })),
        stores: shop.stores.map((store, n) => ({ place: `store ${n}`, ...store })),
        warehouses: sent,
        delivery: shop.delivery && { from: sent.length > 0 ? sent : places, readyBy: shop.delivery },
        units: (sku, place) => shop.stock[places.indexOf(place)]?.[Number(sku)] ?? 0,
      };
    });

const any = shops({ stores: 5, skus: 5, units: 5, warehouses: 2 });
const holds = (shop: fc.Arbitrary<PlanAsk>, claim: (ask: PlanAsk, options: Option[]) => void, runs = 400) =>
  fc.assert(
    fc.property(shop, (ask) => claim(ask, planOptions(ask))),
    { numRuns: runs },
  );

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
const goodsOf = (option: Option) => option.parts.flatMap((part) => part.goods);

test("no option promises more of anything than a place has", () => {
  holds(any, (ask, options) => {
    for (const option of options) {
      const drawn = new Map<string, number>();
      for (const { sku, from, quantity } of goodsOf(option)) {
        expect(quantity).toBeGreaterThan(0);
        drawn.set(`${sku} ${from}`, (drawn.get(`${sku} ${from}`) ?? 0) + quantity);
      }
      for (const [key, units] of drawn) {
        const [sku = "", ...from] = key.split(" ");
        expect(units).toBeLessThanOrEqual(ask.units(sku, from.join(" ")));
      }
    }
  });
});

test("every option has all of the basket, or says what it has not, and all miss as few as can be", () => {
  holds(any, (ask, options) => {
    for (const option of options) {
      for (const { sku, quantity } of ask.wanted) {
        const of = (rows: readonly { sku: string; quantity: number }[]) =>
          sum(rows.filter((row) => row.sku === sku).map((row) => row.quantity));
        expect(of(goodsOf(option)) + of(option.missing)).toBe(quantity);
      }
    }
    expect(new Set(options.map((option) => sum(option.missing.map((m) => m.quantity)))).size).toBeLessThan(2);
  });
});

test("a line is split only when no place has the whole of it", () => {
  holds(any, (ask, options) => {
    const places = [
      ...ask.stores.filter((s) => s.readyBy).map((s) => s.place),
      ...(ask.delivery?.from ?? []),
    ];
    for (const option of options)
      for (const { sku, quantity } of ask.wanted) {
        const pieces = goodsOf(option).filter((g) => g.sku === sku);
        if (pieces.length > 1)
          for (const place of places) expect(ask.units(sku, place)).toBeLessThan(quantity);
      }
  });
});

test("every part keeps its time, and comes from where it can", () => {
  const expectTrue = (ask: PlanAsk, part: Part) => {
    const from = new Set(part.goods.map((g) => g.from));
    expect(part.goods.length).toBeGreaterThan(0);
    if (part.method === "delivery") {
      expect(ask.delivery!.from).toContain(part.place);
      expect([[...from], part.readyBy]).toEqual([[part.place], ask.delivery!.readyBy]);
      return;
    }
    const store = ask.stores.find((s) => s.place === part.place)!;
    const sent = [...from].filter((place) => place !== part.place);
    expect(sent.length).toBeLessThan(2);
    expect(part.readyBy >= store.readyBy!).toBe(true);
    if (sent.length > 0) {
      expect(ask.warehouses).toContain(sent[0]);
      expect(part.readyBy >= store.shippedReadyBy!).toBe(true);
    }
  };
  holds(any, (ask, options) => {
    for (const option of options) for (const part of option.parts) expectTrue(ask, part);
  });
});

test("few options, each of few parts, fewer parts first, then sooner, then nearer, none of them beaten", () => {
  holds(any, (ask, options) => {
    expect(options.length).toBeLessThanOrEqual(5);
    const parcels = (option: Option) => option.parts.filter((p) => p.method === "delivery").length;
    for (const [n, option] of options.entries()) {
      expect(option.parts.length).toBeLessThanOrEqual(3);
      expect(new Set(option.parts.map((p) => `${p.method} ${p.place}`)).size).toBe(option.parts.length);
      if (n > 0) expect(isBetter(costOf(option, ask), costOf(options[n - 1]!, ask))).toBe(false);
      for (const other of options) {
        const [mine, theirs] = [costOf(option, ask), costOf(other, ask)];
        if (other !== option && parcels(other) <= parcels(option))
          expect(theirs.every((cost, key) => cost <= mine[key]!)).toBe(false);
      }
    }
  });
});

test.each<[string, Bounds]>([
  ["with lines to split", { stores: 3, skus: 2, units: 3, warehouses: 1 }],
  ["with more lines than trips", { stores: 4, skus: 4, units: 1, warehouses: 1 }],
])("the first option is the best of all there are: %s", (_what, bounds) => {
  holds(
    shops(bounds),
    (ask, [first]) => {
      const best = bestByTrying(ask);
      if (first) expect(costOf(first, ask)).toEqual(best);
      else expect(best[0]).toBe(sum(ask.wanted.map((w) => w.quantity)));
    },
    150,
  );
});

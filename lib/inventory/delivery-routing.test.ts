import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { type RoutedLine, routeDelivery, routeGoods } from "./delivery-routing";
import { nearestPlacesFirst, nearestStore, type RoutingPlace, warehouseFirst } from "./routing-policies";

const place = (
  id: string,
  kind: "store" | "warehouse",
  postalCode: string,
  [latitude, longitude]: [number, number],
  countryCode = "FI",
): RoutingPlace => ({ id, kind, postalCode, countryCode, latitude, longitude });

const kallio = place("kallio", "store", "00500", [60.1881, 24.9607]);
const kamppi = place("kamppi", "store", "00100", [60.1699, 24.9342]);
const tampere = place("tampere", "store", "33100", [61.4979, 23.7636]);
const vantaa = place("vantaa", "warehouse", "01530", [60.3014, 24.9486]);
const haparanda = place("haparanda", "store", "953 31", [65.8353, 24.1369], "SE");
const places = [haparanda, kallio, kamppi, tampere, vantaa];

type Shelf = Record<string, Record<string, number>>;
const on = (shelf: Shelf) => (p: RoutingPlace, sku: string) => shelf[p.id]?.[sku] ?? 0;
const ids = (found: readonly RoutingPlace[]) => found.map((p) => p.id);

describe("what is near an address", () => {
  test.each([
    ["a place in the same part of town", "00510", "FI", "kallio"],
    ["a place in the same city", "00200", "FI", "kallio"],
    ["a place whose region begins alike", "33500", "FI", "tampere"],
    ["a code written another way", "95-333", "SE", "haparanda"],
  ])("%s stands for it", (_what, postalCode, countryCode, first) => {
    expect(nearestPlacesFirst(places, { postalCode, countryCode })[0]!.id).toBe(first);
  });
  test("the others follow by their distance to it", () => {
    expect(ids(nearestPlacesFirst(places, { postalCode: "00510", countryCode: "FI" }))).toEqual([
      "kallio",
      "kamppi",
      "vantaa",
      "tampere",
      "haparanda",
    ]);
  });
  test("nobody knows what is near a code that begins like none, or in another country", () => {
    for (const to of [
      { postalCode: "99999", countryCode: "FI" },
      { postalCode: "00500", countryCode: "EE" },
    ])
      expect(nearestPlacesFirst(places, to)).toEqual(places);
  });
});

describe("a delivery", () => {
  const to = { postalCode: "33500", countryCode: "FI" };
  const lines = [
    { sku: "A", quantity: 2 },
    { sku: "B", quantity: 1 },
  ];
  const parcels = (policy: typeof warehouseFirst, shelf: Shelf, asked: RoutedLine[] = lines) =>
    routeDelivery(policy, { lines: asked, places, units: on(shelf), to });
  const everywhere = Object.fromEntries(places.map((p) => [p.id, { A: 9, B: 9 }]));

  test("leaves the warehouse, or the nearest store, as the policy has it", () => {
    expect(parcels(warehouseFirst, everywhere)).toEqual({
      ok: true,
      parcels: [{ locationId: "vantaa", lines }],
    });
    expect(parcels(nearestStore, everywhere)).toEqual({
      ok: true,
      parcels: [{ locationId: "tampere", lines }],
    });
  });
  test("comes from one place that has all rather than from two that are preferred", () => {
    expect(parcels(warehouseFirst, { vantaa: { A: 2 }, tampere: { B: 1 }, kallio: { A: 2, B: 1 } })).toEqual({
      ok: true,
      parcels: [{ locationId: "kallio", lines }],
    });
  });
  test("keeps a line together when a chosen place has all of it", () => {
    expect(parcels(warehouseFirst, { vantaa: { A: 1, B: 1 }, tampere: { A: 2 } })).toEqual({
      ok: true,
      parcels: [
        { locationId: "vantaa", lines: [{ sku: "B", quantity: 1 }] },
        { locationId: "tampere", lines: [{ sku: "A", quantity: 2 }] },
      ],
    });
  });
  test("adds up two lines of one SKU before it looks", () => {
    const twice = [
      { sku: "A", quantity: 2 },
      { sku: "A", quantity: 2 },
    ];
    expect(parcels(warehouseFirst, { vantaa: { A: 3 } }, twice)).toEqual({
      ok: false,
      missing: [{ sku: "A", requested: 4, available: 3 }],
    });
  });
  test("may follow a shop's own policy, which leaves places out", () => {
    const onlyStores = (all: readonly RoutingPlace[]) => all.filter((p) => p.kind === "store");
    expect(parcels(onlyStores, { vantaa: { A: 2, B: 1 }, kamppi: { B: 1 } })).toEqual({
      ok: false,
      missing: [{ sku: "A", requested: 2, available: 0 }],
    });
  });
  test("of many lines over fifty places ends, and covers everything", () => {
    const many = Array.from({ length: 50 }, (_, i) => place(`p${i}`, "store", "00100", [60, 20 + i / 10]));
    const asked = many.map((p) => ({ sku: p.id, quantity: 1 }));
    const routed = routeDelivery(warehouseFirst, {
      lines: asked,
      places: many,
      units: (p, sku) => (p.id === sku ? 1 : 0),
      to,
    });
    expect(routed.ok && routed.parcels.length).toBe(50);
  });
});

describe("whatever is where", () => {
  const skus = ["A", "B", "C"];
  const cases = fc.record({
    shelf: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 4 }),
    lines: fc.array(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    policy: fc.constantFrom(warehouseFirst, nearestStore),
  });
  type Case = {
    shelf: [number, number, number][];
    lines: RoutedLine[];
    policy: typeof warehouseFirst;
  };
  const to = { postalCode: "00530", countryCode: "FI" };
  const wantedOf = (lines: RoutedLine[], sku: string) =>
    lines.filter((l) => l.sku === sku).reduce((sum, l) => sum + l.quantity, 0);

  function routed({ shelf, lines, policy }: Case) {
    const four = [kallio, vantaa, tampere, kamppi].slice(0, shelf.length);
    const units = (p: RoutingPlace, sku: string) => shelf[four.indexOf(p)]![skus.indexOf(sku)]!;
    return { four, units, routing: routeDelivery(policy, { lines, places: four, units, to }) };
  }

  test("it covers every line and no more, or says what it cannot", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { four, units, routing } = routed(c);
        for (const sku of skus) {
          const wanted = wantedOf(c.lines, sku);
          const there = four.reduce((sum, p) => sum + units(p, sku), 0);
          if (routing.ok) {
            const sent = wantedOf(
              routing.parcels.flatMap((p) => p.lines),
              sku,
            );
            expect(sent).toBe(wanted);
          } else
            expect(routing.missing.filter((m) => m.sku === sku)).toEqual(
              wanted > there ? [{ sku, requested: wanted, available: there }] : [],
            );
        }
        if (!routing.ok) expect(routing.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("it takes from no place more than is there", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { four, units, routing } = routed(c);
        for (const parcel of routing.ok ? routing.parcels : [])
          for (const line of parcel.lines)
            expect(line.quantity).toBeLessThanOrEqual(
              units(four.find((p) => p.id === parcel.locationId)!, line.sku),
            );
      }),
      { numRuns: 2000 },
    );
  });

  test("it sends as few parcels as anybody could, and so one when one place has all", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { four, units, routing } = routed(c);
        if (!routing.ok) return;
        const sets = Array.from({ length: 2 ** four.length - 1 }, (_, bits) =>
          four.filter((_, i) => (bits + 1) & (1 << i)),
        );
        const enough = sets.filter((set) =>
          skus.every((sku) => set.reduce((sum, p) => sum + units(p, sku), 0) >= wantedOf(c.lines, sku)),
        );
        expect(routing.parcels.length).toBe(Math.min(...enough.map((set) => set.length)));
      }),
      { numRuns: 2000 },
    );
  });

  test("it splits a line only when no place that sends has all of it", () => {
    fc.assert(
      fc.property(cases, (c) => {
        const { four, units, routing } = routed(c);
        if (!routing.ok) return;
        const senders = four.filter((p) => routing.parcels.some((r) => r.locationId === p.id));
        for (const sku of skus) {
          const parts = routing.parcels.filter((p) => p.lines.some((l) => l.sku === sku));
          if (parts.length > 1)
            expect(senders.filter((p) => units(p, sku) >= wantedOf(c.lines, sku))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("goods on real shelves", () => {
  testDatabase();
  let world: World;
  beforeAll(async () => {
    world = await buildWorld([
      { sku: "LAMP", price: 4500, kallio: 1, kamppi: 5, safetyStock: 1 },
      { sku: "BULB", price: 300, kallio: 9, kamppi: 1 },
    ]);
  });
  const to = { postalCode: "00100", countryCode: "FI" };

  test("are sent from where they are, safety stock aside", async () => {
    const lines = [
      { sku: "LAMP", quantity: 4 },
      { sku: "BULB", quantity: 2 },
    ];
    expect(await routeGoods(db(), as.visitor(), { lines, to })).toEqual([
      { locationId: world.kallio, lines: [{ sku: "BULB", quantity: 2 }] },
      { locationId: world.kamppi, lines: [{ sku: "LAMP", quantity: 4 }] },
    ]);
  });
  test("that are not there are refused, with what is there and where", async () => {
    const lines = [{ sku: "LAMP", quantity: 5 }];
    expect(await problem(routeGoods(db(), as.visitor(), { lines, to }))).toMatchObject({
      code: "reservation.insufficient_stock",
      details: {
        shortages: [
          { sku: "LAMP", requested: 5, available: 4, elsewhere: [{ store: "kamppi", available: 4 }] },
        ],
      },
    });
  });
  test("that the shop does not sell are unknown", async () => {
    const lines = [{ sku: "GHOST", quantity: 1 }];
    expect((await problem(routeGoods(db(), as.visitor(), { lines, to }))).code).toBe("variant.not_found");
  });
});

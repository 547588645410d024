import { describe, expect, test } from "vitest";
import type { Offer } from "@/lib/inventory/readiness";
import { readyBy, shippedReadyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { isFine, planLines, readyFor, storesWithAll } from "./basket";
import type { CartLine } from "./cart";

const now = new Date("2026-03-02T10:00:00Z");

const store = (
  slug: string,
  latitude: number,
  prepMinutes = 30,
  shipToStoreMinutes: number | null = null,
): Store => ({
  id: slug,
  slug,
  kind: "store",
  name: slug,
  address: { street: "", postalCode: "", city: "", countryCode: "FI" },
  latitude,
  longitude: 25,
  phone: null,
  timeZone: "Europe/Helsinki",
  pickupEnabled: true,
  curbside: false,
  bays: [],
  prepMinutes,
  holdDays: 3,
  windowMinutes: 60,
  windowCapacity: 1,
  windowCutOffMinutes: 0,
  picksPerHour: 30,
  shipToStoreMinutes,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensAt: "00:00", closesAt: "24:00" })),
  exceptions: [],
});
// By name: the far one first, so that only distance can bring the near one forward.
const stores = [store("away", 66), store("home", 60), store("near", 60.1, 60)];

const line = (sku: string, quantity: number, at: string | null = "home", sold = true): CartLine => ({
  id: `${sku} ${at}`,
  sku,
  slug: sku,
  title: sku,
  options: [],
  picture: null,
  plinth: "butter",
  ageLimit: null,
  vatBasisPoints: 1400,
  quantity,
  unitAmount: sold ? 100 : null,
  seenAmount: 100,
  currency: "EUR",
  store: at,
  sold,
});

type Units = Record<string, Record<string, number>>;
/** What the shelves promise; a warehouse sends what it has to any store it ships to. */
const shelf =
  (units: Units) =>
  (sku: string, at: Store): Offer => {
    const available = units[at.slug]?.[sku] ?? 0;
    const sent = units.warehouse?.[sku] ?? 0;
    const shipped = shippedReadyBy(at, now);
    return {
      store: at.slug,
      available,
      readyBy: available > 0 ? readyBy(at, now) : null,
      shipToStore: sent > 0 && shipped ? { quantity: sent, readyBy: shipped } : null,
    };
  };
const delivered = new Date("2026-03-04T10:00:00Z");
const plan = (lines: CartLine[], units: Units, at = stores) =>
  planLines(lines, {
    stores: at,
    offers: shelf(units),
    parcel: (sku) => ({ available: units.warehouse?.[sku] ?? 0, readyBy: delivered }),
  });
const everywhere = { home: { A: 5, B: 5 }, near: { A: 5, B: 5 }, away: { A: 5, B: 5 } };
const halfPast = new Date("2026-03-02T10:30:00Z");

describe("a line", () => {
  test("is promised at its own store, and elsewhere only where there is enough, nearest first", () => {
    const units = { home: { A: 2 }, near: { A: 3 }, away: { A: 9 } };
    const [three] = plan([line("A", 3)], units);
    expect(three!.here).toMatchObject({ store: "home", available: 2, readyBy: halfPast });
    expect(three!.elsewhere.map((o) => o.store)).toEqual(["near", "away"]);
    expect(isFine(three!)).toBe(false);
    const [four] = plan([line("A", 4)], units);
    expect(four!.elsewhere).toMatchObject([{ store: "away", available: 9, readyBy: halfPast }]);
    expect(isFine(plan([line("A", 2)], units)[0]!)).toBe(true);
  });

  test("that a warehouse sends to its store is promised there, later", () => {
    const sent = [store("home", 60, 30, 24 * 60), store("near", 60.1, 30)];
    const [four] = plan([line("A", 4)], { home: { A: 1 }, near: { A: 1 }, warehouse: { A: 3 } }, sent);
    expect(isFine(four!)).toBe(true);
    expect(readyFor(four!.here!, 4)).toEqual(new Date("2026-03-03T10:30:00Z"));
    expect(readyFor(four!.here!, 1)).toEqual(halfPast);
    expect(readyFor(four!.here!, 5)).toBeNull();
    expect(four!.elsewhere).toEqual([]);
  });

  test("that is delivered is promised by what there is to send", () => {
    const [two, three] = plan([line("A", 2, null), line("A", 3, null)], {
      ...everywhere,
      warehouse: { A: 2 },
    });
    expect(two).toMatchObject({ here: null, parcel: { available: 2, readyBy: delivered } });
    expect([isFine(two!), isFine(three!)]).toEqual([true, false]);
    expect(three!.elsewhere.map((o) => o.store)).toEqual(["away", "home", "near"]);
  });

  test("that is not sold any more is promised nowhere", () => {
    const [gone] = plan([line("A", 1, "home", false)], everywhere);
    expect(gone).toMatchObject({ here: { available: 0, readyBy: null }, elsewhere: [] });
    expect(isFine(gone!)).toBe(false);
  });

  test("at a store that hands nothing over any more is not promised there", () => {
    const [line1] = plan([line("A", 1, "closed")], everywhere);
    expect(line1!.here).toEqual({ store: "closed", available: 0, readyBy: null, shipToStore: null });
    expect(isFine(line1!)).toBe(false);
  });
});

test("the stores that have all of some goods are nearest first, with when", () => {
  const goods = [{ sku: "A", quantity: 5, store: "near" }];
  const ready = { available: 5, shipToStore: null };
  expect(storesWithAll(goods, shelf(everywhere), stores)).toEqual([
    { store: "near", readyBy: new Date("2026-03-02T11:00:00Z"), ...ready },
    { store: "home", readyBy: halfPast, ...ready },
    { store: "away", readyBy: halfPast, ...ready },
  ]);
  const twice = [...goods, { sku: "A", quantity: 1, store: "home" }];
  expect(storesWithAll(twice, shelf({ ...everywhere, away: { A: 6 } }), stores).map((o) => o.store)).toEqual([
    "away",
  ]);
  expect(storesWithAll([], shelf(everywhere), stores)).toEqual([]);
});

import { describe, expect, test } from "vitest";
import type { Store } from "@/lib/stores/store";
import { planBasket, storesWithAll } from "./basket";
import type { CartLine } from "./cart";

const now = new Date("2026-03-02T10:00:00Z");

const store = (slug: string, latitude: number, prepMinutes = 30): Store => ({
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
  prepMinutes,
  holdDays: 3,
  windowMinutes: 60,
  windowCapacity: 1,
  windowCutOffMinutes: 0,
  picksPerHour: 30,
  shipToStoreMinutes: null,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensAt: "00:00", closesAt: "24:00" })),
  exceptions: [],
});
// By name: the far one first, so that only distance can bring the near one forward.
const stores = [store("away", 66), store("home", 60), store("near", 60.1, 60)];

const line = (sku: string, quantity: number, at = "home", sold = true): CartLine => ({
  id: `${sku} ${at}`,
  sku,
  slug: sku,
  title: sku,
  options: [],
  picture: null,
  plinth: "butter",
  ageLimit: null,
  quantity,
  unitAmount: sold ? 100 : null,
  seenAmount: 100,
  currency: "EUR",
  store: at,
  sold,
});

const shelf = (units: Record<string, Record<string, number>>) => (sku: string, at: Store) =>
  units[at.slug]?.[sku] ?? 0;
const plan = (lines: CartLine[], units: Record<string, Record<string, number>>) =>
  planBasket(lines, shelf(units), stores, now);
const everywhere = { home: { A: 5, B: 5 }, near: { A: 5, B: 5 }, away: { A: 5, B: 5 } };

describe("a line", () => {
  test("is promised at its own store, and elsewhere only where there is enough, nearest first", () => {
    const { lines } = plan([line("A", 3)], { home: { A: 2 }, near: { A: 3 }, away: { A: 9 } });
    expect(lines[0]!.here).toEqual({
      store: "home",
      available: 2,
      readyBy: new Date("2026-03-02T10:30:00Z"),
    });
    expect(lines[0]!.elsewhere.map((o) => o.store)).toEqual(["near", "away"]);
    expect(
      plan([line("A", 4)], { home: { A: 2 }, near: { A: 3 }, away: { A: 9 } }).lines[0]!.elsewhere,
    ).toEqual([{ store: "away", available: 9, readyBy: new Date("2026-03-02T10:30:00Z") }]);
  });

  test("that is not sold any more is promised nowhere and costs nothing", () => {
    const { lines, totalAmount } = plan([line("A", 1, "home", false), line("B", 2)], everywhere);
    expect(lines[0]).toMatchObject({ here: { available: 0, readyBy: null }, elsewhere: [] });
    expect(totalAmount).toBe(200);
  });

  test("at a store that hands nothing over any more is not promised there", () => {
    expect(plan([line("A", 1, "closed")], everywhere).lines[0]!.here).toEqual({
      store: "closed",
      available: 0,
      readyBy: null,
    });
  });
});

describe("all of it at one store", () => {
  test.each([
    ["is so already", [line("A", 1), line("B", 1)], everywhere, undefined],
    ["when two stores are in it", [line("A", 1), line("B", 1, "near")], everywhere, "home"],
    [
      "when something is short here",
      [line("A", 3), line("B", 1)],
      { ...everywhere, home: { A: 2, B: 5 } },
      "near",
    ],
    ["when nobody has all of it", [line("A", 9), line("B", 1)], everywhere, undefined],
    [
      "counts two lines of one thing together",
      [line("A", 3), line("A", 3, "near")],
      { ...everywhere, away: { A: 6 } },
      "away",
    ],
    [
      "does not wait for what is not sold",
      [line("A", 1), line("B", 1, "near", false)],
      everywhere,
      undefined,
    ],
  ])("%s", (_, lines, units, expected) => {
    expect(plan(lines, units).together?.store).toBe(expected);
  });

  test("lists every store that has it, nearest first, with when", () => {
    const goods = [{ sku: "A", quantity: 5, store: "near" }];
    expect(storesWithAll(goods, shelf(everywhere), stores, now)).toEqual([
      { store: "near", available: 5, readyBy: new Date("2026-03-02T11:00:00Z") },
      { store: "home", available: 5, readyBy: new Date("2026-03-02T10:30:00Z") },
      { store: "away", available: 5, readyBy: new Date("2026-03-02T10:30:00Z") },
    ]);
    expect(storesWithAll([], shelf(everywhere), stores, now)).toEqual([]);
  });
});

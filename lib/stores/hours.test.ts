import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOpenMinutes, closingAfterDays, openState } from "./hours";
import { readyBy } from "./ready-by";
import type { Schedule, Store } from "./store";
import { windowsOf } from "./windows";

const week = (opensAt: string, closesAt: string, weekdays = [1, 2, 3, 4, 5, 6, 7]) =>
  weekdays.map((weekday) => ({ weekday, opensAt, closesAt }));
const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  timeZone: "Europe/Helsinki",
  hours: week("08:00", "21:00"),
  exceptions: [],
  ...more,
});
const store = (more: Partial<Store> = {}): Store => ({
  ...schedule(),
  id: "1",
  slug: "kallio",
  kind: "store",
  name: "Kallio",
  address: { street: "", postalCode: "", city: "", countryCode: "FI" },
  latitude: 60,
  longitude: 25,
  phone: null,
  pickupEnabled: true,
  curbside: false,
  bays: [],
  prepMinutes: 60,
  holdDays: 3,
  windowMinutes: 60,
  windowCapacity: 2,
  windowCutOffMinutes: 0,
  picksPerHour: 30,
  shipToStoreMinutes: null,
  ...more,
});
const at = (text: string) => new Date(text);
const independenceDay = {
  day: "2026-12-06",
  opensAt: null,
  closesAt: null,
  reason: { en: "Independence Day" },
};

describe("openState", () => {
  test.each([
    [
      "in the middle of the day",
      "2026-11-23T12:00+02:00",
      { open: true, until: at("2026-11-23T21:00+02:00") },
    ],
    ["at the minute it opens", "2026-11-23T08:00+02:00", { open: true, until: at("2026-11-23T21:00+02:00") }],
    [
      "at the minute it closes",
      "2026-11-23T21:00+02:00",
      { open: false, opensAt: at("2026-11-24T08:00+02:00") },
    ],
    ["on a holiday", "2026-12-06T12:00+02:00", { open: false, opensAt: at("2026-12-07T08:00+02:00") }],
  ])("%s", (_what, now, state) =>
    expect(openState(schedule({ exceptions: [independenceDay] }), at(now))).toEqual(state),
  );
  test("a store that never opens", () => {
    expect(openState(schedule({ hours: [] }), at("2026-11-23T12:00Z"))).toEqual({
      open: false,
      opensAt: null,
    });
  });
  test("the store's own clock counts, not ours", () => {
    const haparanda = schedule({ timeZone: "Europe/Stockholm" });
    expect(openState(haparanda, at("2026-11-23T08:30+02:00"))).toMatchObject({ open: false });
    expect(openState(haparanda, at("2026-11-23T09:30+02:00"))).toMatchObject({ open: true });
  });
});

describe("addOpenMinutes", () => {
  test.each<[string, Partial<Schedule>, string, number, string]>([
    ["within a day", {}, "2026-11-23T12:00+02:00", 60, "2026-11-23T13:00+02:00"],
    ["to the minute of closing", {}, "2026-11-23T20:00+02:00", 60, "2026-11-23T21:00+02:00"],
    ["over night", {}, "2026-11-23T20:30+02:00", 60, "2026-11-24T08:30+02:00"],
    ["from before opening", {}, "2026-11-23T05:00+02:00", 60, "2026-11-23T09:00+02:00"],
    [
      "over a closed Sunday",
      { hours: week("08:00", "21:00", [1, 2, 3, 4, 5, 6]) },
      "2026-11-21T20:30+02:00",
      60,
      "2026-11-23T08:30+02:00",
    ],
    [
      "over a holiday",
      { exceptions: [independenceDay] },
      "2026-12-05T20:30+02:00",
      60,
      "2026-12-07T08:30+02:00",
    ],
    [
      "over a lunch break",
      { hours: [...week("08:00", "12:00"), ...week("13:00", "18:00")] },
      "2026-11-23T11:30+02:00",
      60,
      "2026-11-23T13:30+02:00",
    ],
    [
      "through midnight, open all day",
      { hours: week("00:00", "24:00") },
      "2026-11-23T23:30+02:00",
      60,
      "2026-11-24T00:30+02:00",
    ],
    // 2026-03-29: 03:00 becomes 04:00. The night has 23 hours.
    [
      "over the hour that spring skips",
      { hours: week("00:00", "24:00") },
      "2026-03-29T02:30+02:00",
      60,
      "2026-03-29T04:30+03:00",
    ],
    ["over a night that spring shortens", {}, "2026-03-28T20:30+02:00", 60, "2026-03-29T08:30+03:00"],
    // 2026-10-25: 04:00 becomes 03:00. The night has 25 hours.
    [
      "over the hour that autumn repeats",
      { hours: week("00:00", "24:00") },
      "2026-10-25T03:30+03:00",
      60,
      "2026-10-25T03:30+02:00",
    ],
    ["over a night that autumn lengthens", {}, "2026-10-24T20:30+03:00", 60, "2026-10-25T08:30+02:00"],
  ])("%s", (_what, more, from, minutes, until) => {
    expect(addOpenMinutes(schedule(more), at(from), minutes)).toEqual(at(until));
  });

  test("is never outside opening hours, and never earlier for more minutes", () => {
    const open = schedule({ hours: [...week("08:00", "12:00"), ...week("13:00", "21:00", [1, 2, 3, 4, 5])] });
    fc.assert(
      fc.property(
        fc.date({ min: at("2026-01-01"), max: at("2027-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 3000 }),
        (from, minutes) => {
          const ready = addOpenMinutes(open, from, minutes)!;
          const justBefore = openState(open, new Date(ready.getTime() - 1));
          expect(justBefore.open).toBe(true);
          expect(addOpenMinutes(open, from, minutes + 1)!.getTime()).toBeGreaterThan(ready.getTime());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("readyBy", () => {
  test.each([
    ["rounds up to five minutes", "2026-11-23T12:01:10+02:00", "2026-11-23T13:05+02:00"],
    ["but never past closing", "2026-11-23T19:58:10+02:00", "2026-11-23T21:00+02:00"],
  ])("%s", (_what, now, promise) => expect(readyBy(store(), at(now))).toEqual(at(promise)));
  test("is nothing where nobody hands over", () => {
    expect(readyBy(store({ pickupEnabled: false }), at("2026-11-23T12:00Z"))).toBeNull();
  });
});

test("closingAfterDays ends the hold when the store closes that day", () => {
  expect(closingAfterDays(schedule(), at("2026-11-23T12:00+02:00"), 3)).toEqual(at("2026-11-26T21:00+02:00"));
  const closed = schedule({ exceptions: [{ ...independenceDay, day: "2026-11-26" }] });
  expect(closingAfterDays(closed, at("2026-11-23T12:00+02:00"), 3)).toEqual(at("2026-11-27T00:00+02:00"));
});

describe("windowsOf", () => {
  test("cuts the open hours into lengths, none before the goods can be ready", () => {
    const windows = windowsOf(store({ hours: week("10:00", "13:30") }), at("2026-11-23T10:30+02:00"), 1);
    expect(windows.map((w) => [w.startsAt, w.endsAt])).toEqual([
      [at("2026-11-23T11:00+02:00"), at("2026-11-23T12:00+02:00")],
      [at("2026-11-23T12:00+02:00"), at("2026-11-23T13:00+02:00")],
      [at("2026-11-24T10:00+02:00"), at("2026-11-24T11:00+02:00")],
    ]);
    expect(windows[0]!.id).toBe("kallio.2026-11-23T09:00:00Z");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readyBy, shippedReadyBy } from "./ready-by";
import type { Store } from "./store";
import { windowNamed, windowsOf } from "./windows";

const week = (opensAt: string, closesAt: string, weekdays = [1, 2, 3, 4, 5, 6, 7]) =>
  weekdays.map((weekday) => ({ weekday, opensAt, closesAt }));
/** Open from 8 to 20; an hour to prepare, 30 picks an hour; the warehouse's van takes a day. */
const store = (more: Partial<Store> = {}): Store => ({
  id: "1",
  slug: "kallio",
  kind: "store",
  name: "Kallio",
  address: { street: "", postalCode: "", city: "", countryCode: "FI" },
  latitude: 60,
  longitude: 25,
  phone: null,
  timeZone: "Europe/Helsinki",
  pickupEnabled: true,
  curbside: false,
  bays: [],
  prepMinutes: 60,
  holdDays: 3,
  windowMinutes: 60,
  windowCapacity: 2,
  windowCutOffMinutes: 0,
  picksPerHour: 30,
  shipToStoreMinutes: 24 * 60,
  hours: week("08:00", "20:00"),
  exceptions: [],
  ...more,
});
const at = (text: string) => new Date(text);
const closed = (day: string) => ({ day, opensAt: null, closesAt: null, reason: { en: "Closed" } });

describe("the promise with a queue", () => {
  test.each<[what: string, openPicks: number, more: Partial<Store>, now: string, promise: string]>([
    ["of none is prep time", 0, {}, "2026-11-23T12:00+02:00", "2026-11-23T13:00+02:00"],
    ["that prep time covers is prep time", 30, {}, "2026-11-23T12:00+02:00", "2026-11-23T13:00+02:00"],
    ["of three hours is three hours", 90, {}, "2026-11-23T12:00+02:00", "2026-11-23T15:00+02:00"],
    [
      "is worked off sooner by more hands",
      90,
      { picksPerHour: 90 },
      "2026-11-23T12:00+02:00",
      "2026-11-23T13:00+02:00",
    ],
    ["is rounded up to five minutes", 31, {}, "2026-11-23T12:00+02:00", "2026-11-23T13:05+02:00"],
    [
      "goes on next morning when the store closes",
      90,
      {},
      "2026-11-23T18:30+02:00",
      "2026-11-24T09:30+02:00",
    ],
    ["waits until the store opens", 60, {}, "2026-11-23T05:00+02:00", "2026-11-23T10:00+02:00"],
    ["of days takes days", 30 * 30, {}, "2026-11-23T12:00+02:00", "2026-11-25T18:00+02:00"],
    [
      "rests over a holiday",
      90,
      { exceptions: [closed("2026-12-06")] },
      "2026-12-05T19:00+02:00",
      "2026-12-07T10:00+02:00",
    ],
    [
      "is worked off in the store's own time",
      60,
      { timeZone: "Europe/Stockholm" },
      "2026-11-23T08:30+02:00",
      "2026-11-23T11:00+02:00",
    ],
    // 2026-03-29: 03:00 becomes 04:00; 2026-10-25: 04:00 becomes 03:00.
    [
      "over the hour that spring skips, by hours as they are lived",
      90,
      { hours: week("00:00", "24:00") },
      "2026-03-29T01:30+02:00",
      "2026-03-29T05:30+03:00",
    ],
    [
      "over the hour that autumn repeats, by hours as they are lived",
      90,
      { hours: week("00:00", "24:00") },
      "2026-10-25T02:30+03:00",
      "2026-10-25T04:30+02:00",
    ],
    ["over a night that spring shortens", 90, {}, "2026-03-28T19:00+02:00", "2026-03-29T10:00+03:00"],
    ["over a night that autumn lengthens", 90, {}, "2026-10-24T19:00+03:00", "2026-10-25T10:00+02:00"],
  ])("%s", (_what, openPicks, more, now, promise) => {
    expect(readyBy(store(more), at(now), openPicks)).toEqual(at(promise));
  });

  test("is never sooner for a longer queue, nor later for a faster store", () => {
    const moments = fc.date({ min: at("2026-01-01"), max: at("2027-01-01"), noInvalidDate: true });
    const few = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(moments, few, few, fc.integer({ min: 1, max: 100 }), (now, picks, more, faster) => {
        const promise = readyBy(store(), now, picks)!;
        expect(readyBy(store(), now, picks + more)! >= promise).toBe(true);
        expect(readyBy(store({ picksPerHour: 30 + faster }), now, picks)! <= promise).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a warehouse sends", () => {
  test.each<[what: string, more: Partial<Store>, now: string, promise: string | null]>([
    ["rides by the clock, then is prepared", {}, "2026-11-23T12:00+02:00", "2026-11-24T13:00+02:00"],
    [
      "that comes at night is prepared in the morning",
      {},
      "2026-11-23T23:00+02:00",
      "2026-11-25T09:00+02:00",
    ],
    [
      "waits over a closed day",
      { exceptions: [closed("2026-11-24")] },
      "2026-11-23T12:00+02:00",
      "2026-11-25T09:00+02:00",
    ],
    // 24 hours by the clock end an hour later on the wall.
    ["over the spring night", {}, "2026-03-28T12:00+02:00", "2026-03-29T14:00+03:00"],
    [
      "does not come where nothing is shipped to",
      { shipToStoreMinutes: null },
      "2026-11-23T12:00+02:00",
      null,
    ],
    ["does not come where nobody hands over", { pickupEnabled: false }, "2026-11-23T12:00+02:00", null],
  ])("%s", (_what, more, now, promise) => {
    expect(shippedReadyBy(store(more), at(now))).toEqual(promise && at(promise));
  });
});

describe("windows", () => {
  const now = at("2026-11-23T12:10+02:00");
  const starts = (more: Partial<Store>, openPicks = 0) =>
    windowsOf(store(more), now, 1, readyBy(store(more), now, openPicks)).map((w) => w.startsAt);

  test("begin when the queue lets goods be ready", () => {
    expect(starts({})[0]).toEqual(at("2026-11-23T13:00+02:00"));
    expect(starts({}, 90)[0]).toEqual(at("2026-11-23T15:00+02:00"));
    expect(starts({}, 30 * 8)[0]).toEqual(at("2026-11-24T08:00+02:00"));
  });

  test("are offered until their cut-off, to the minute", () => {
    const offered = (windowCutOffMinutes: number) => starts({ windowCutOffMinutes, prepMinutes: 0 })[0];
    expect(offered(0)).toEqual(at("2026-11-23T12:00+02:00"));
    expect(offered(50)).toEqual(at("2026-11-23T13:00+02:00"));
    expect(offered(51)).toEqual(at("2026-11-23T14:00+02:00"));
    expect(offered(24 * 60)).toBeUndefined();
  });

  test("are found by name exactly as long as they are offered", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 48 }),
        (windowCutOffMinutes, openPicks, half) => {
          const shop = store({ windowCutOffMinutes });
          const ready = readyBy(shop, now, openPicks);
          const offered = new Set(windowsOf(shop, now, 2, ready).map((w) => w.id));
          const id = `kallio.${new Date(at("2026-11-23T08:00Z").getTime() + half * 1_800_000).toISOString().replace(".000", "")}`;
          const find = () => windowNamed(shop, id, now, ready);
          if (offered.has(id)) expect(find().id).toBe(id);
          else expect(find).toThrow("no such pickup window");
        },
      ),
      { numRuns: 300 },
    );
  });
});

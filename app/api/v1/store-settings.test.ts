import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import { dayOf } from "@/lib/stores/hours";
import { listAvailabilityCall } from "./_contract/catalog";
import { reserveCall } from "./_contract/reservations";
import {
  getStoreSettingsCall,
  pausePickupsCall,
  removeOpeningExceptionCall,
  resumePickupsCall,
  setCurbsideCall,
  setDefaultSafetyCall,
  setHoldDaysCall,
  setOpeningExceptionCall,
  setOpeningHoursCall,
  setPreparationCall,
  setShelvesCall,
  setWindowsCall,
} from "./_contract/store-settings";
import { type Caller, ok, refused, send } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let manager: Caller;
let clerk: Caller;
beforeAll(async () => {
  await buildWorld([{ sku: "RYE", price: 420, kallio: 30, kamppi: 30 }]);
  manager = await keyOf("manager", "kallio");
  clerk = await keyOf("associate", "kallio");
});

const params = { store: "kallio" };
const settings = () => ok(getStoreSettingsCall, { ...manager, params });

describe("a store's settings over the API", () => {
  it("are changed part by part, and answer as they are read", async () => {
    const hours = [{ weekday: 1, opensAt: "08:00", closesAt: "20:00" }];
    const windows = { minutes: 30, capacity: 3, cutOffMinutes: 15 };
    await ok(setOpeningHoursCall, { ...manager, params, body: { hours } });
    await ok(setPreparationCall, {
      ...manager,
      params,
      body: { preparation: { prepMinutes: 20, picksPerHour: 50 } },
    });
    await ok(setWindowsCall, { ...manager, params, body: { windows } });
    await ok(setHoldDaysCall, { ...manager, params, body: { holdDays: 6 } });
    await ok(setCurbsideCall, { ...manager, params, body: { curbside: { offered: true, bays: ["1"] } } });
    await ok(setShelvesCall, { ...manager, params, body: { shelves: ["A1"] } });
    const last = await ok(setDefaultSafetyCall, { ...manager, params, body: { units: 2 } });
    expect(last).toEqual(await settings());
    expect(last).toMatchObject({
      store: "kallio",
      hours,
      windows,
      holdDays: 6,
      shelves: ["A1"],
      safetyStock: 2,
    });
  });

  it("are not changed by who did not see what they are", async () => {
    const { holdDays } = await settings();
    const problem = await refused(setHoldDaysCall, "store.changed_meanwhile", {
      ...manager,
      params,
      body: { holdDays: 9, seen: holdDays + 1 },
    });
    expect(problem).toMatchObject({ status: 409, now: holdDays });
    await refused(setHoldDaysCall, "input.invalid", { ...manager, params, body: { holdDays: 0 } });
    expect((await settings()).holdDays).toBe(holdDays);
  });

  it("have days that differ, and then differ no more", async () => {
    const day = dayOf("Europe/Helsinki", new Date(), 3);
    const exception = { opensAt: null, closesAt: null, reason: { en: "Stocktaking" } };
    const of = { ...manager, params: { ...params, day } };
    const { exceptions } = await ok(setOpeningExceptionCall, { ...of, body: { exception } });
    expect(exceptions).toEqual([{ day, ...exception }]);
    await ok(removeOpeningExceptionCall, of);
    await refused(removeOpeningExceptionCall, "exception.not_found", of);
    const past = { ...manager, params: { ...params, day: "2020-01-01" } };
    await refused(setOpeningExceptionCall, "store.day_over", { ...past, body: { exception } });
    const never = { ...manager, params: { ...params, day: "soon" } };
    await refused(setOpeningExceptionCall, "input.invalid", { ...never, body: { exception } });
  });

  it("pause every promise at once, and give it back", async () => {
    const shop = await keyOf("storefront");
    const body = { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] };
    const ready = async () =>
      (await ok(listAvailabilityCall, { ...shop, query: { sku: "RYE", store: "kallio" } })).data[0]!.readyBy;
    const { pause } = await ok(pausePickupsCall, { ...manager, params, body: {} });
    expect(pause).toMatchObject({ until: null });
    expect(await ready()).toBeNull();
    expect(await refused(reserveCall, "store.paused", { ...shop, body })).toMatchObject({ status: 409 });
    await refused(pausePickupsCall, "store.pause_end", {
      ...manager,
      params,
      body: { until: "2020-01-01T00:00:00Z" },
    });
    expect((await ok(resumePickupsCall, { ...manager, params })).pause).toBeNull();
    await ok(reserveCall, { ...shop, body });
  });

  it("are a manager's, and need a key to be paused once", async () => {
    await refused(getStoreSettingsCall, "auth.forbidden", { ...clerk, params });
    await refused(pausePickupsCall, "auth.forbidden", { ...clerk, params, body: {} });
    const neighbour = await keyOf("manager", "kamppi");
    await refused(getStoreSettingsCall, "store.not_found", { ...neighbour, params });
    await refused(setShelvesCall, "store.not_found", { ...neighbour, params, body: { shelves: [] } });
    expect((await send(pausePickupsCall, { ...manager, params, body: {}, key: null })).status).toBe(400);
    expect((await settings()).pause).toBeNull();
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("store-settings");
});

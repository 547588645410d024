import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld, levelOf, type World } from "@/db/testing/world";
import {
  extendReservationCall,
  getReservationCall,
  releaseReservationCall,
  reserveCall,
} from "./_contract/reservations";
import { listWindowsCall } from "./_contract/stores";
import { ok, refused } from "./_testing/api";
import { keyOf } from "./_testing/callers";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 40, kamppi: 40 },
    { sku: "BUN", price: 250, kallio: 3, kamppi: 7 },
  ]);
});

const at = (store: string, ...lines: [sku: string, quantity: number][]) => ({
  store,
  lines: lines.map(([sku, quantity]) => ({ sku, quantity })),
});

describe("reserving", () => {
  it("takes all or nothing, and says how many there are and where else", async () => {
    const before = await levelOf(world.kallio, "RYE");
    const { shortages, status } = await refused(reserveCall, "reservation.insufficient_stock", {
      body: at("kallio", ["RYE", 1], ["BUN", 2], ["BUN", 2]),
    });
    expect(status).toBe(409);
    expect(shortages).toEqual([
      { sku: "BUN", requested: 4, available: 3, elsewhere: [{ store: "kamppi", available: 7 }] },
    ]);
    expect(await levelOf(world.kallio, "RYE")).toEqual(before);
  });

  it("refuses what there is not: a store, a SKU, a window", async () => {
    await refused(reserveCall, "store.not_found", { body: at("nowhere", ["RYE", 1]) });
    await refused(reserveCall, "variant.not_found", { body: at("kallio", ["NOTHING", 1]) });
    const body = { ...at("kallio", ["RYE", 1]), windowId: "kallio.2020-01-01T09:00:00Z" };
    await refused(reserveCall, "window.unknown", { body });
  });

  it("fills a window to its capacity and no further", async () => {
    const { data } = await ok(listWindowsCall, { params: { store: "kamppi" }, query: { days: "5" } });
    const window = data.at(-1)!;
    const body = { ...at("kamppi", ["RYE", 1]), windowId: window.id };
    for (let place = 0; place < window.remaining; place++) await ok(reserveCall, { body });
    await refused(reserveCall, "window.full", { body });
    const after = await ok(listWindowsCall, { params: { store: "kamppi" }, query: { days: "5" } });
    expect(after.data.find((w) => w.id === window.id)?.remaining).toBe(0);
  });

  it("gives the last units to one of many at once", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => ok(reserveCall, { body: at("kallio", ["BUN", 1]) })),
    );
    expect(outcomes.filter((o) => o.status === "fulfilled").length).toBe(3);
    expect((await levelOf(world.kallio, "BUN")).reserved).toBe(3);
  });
});

describe("a reservation", () => {
  it("exists for its token and for keys of its store, and for nobody else", async () => {
    const { id, token } = await ok(reserveCall, { body: at("kallio", ["RYE", 1]) });
    const other = await ok(reserveCall, { body: at("kallio", ["RYE", 1]) });
    const params = { id };
    for (const caller of [{}, { bearer: other.token }, await keyOf("associate", "kamppi")]) {
      await refused(getReservationCall, "reservation.not_found", { ...caller, params });
      await refused(extendReservationCall, "reservation.not_found", { ...caller, params });
      await refused(releaseReservationCall, "reservation.not_found", { ...caller, params });
    }
    for (const caller of [{ bearer: token }, await keyOf("storefront"), await keyOf("associate", "kallio")])
      expect(await ok(getReservationCall, { ...caller, params })).toMatchObject({
        state: "held",
        extendable: true,
      });
  });

  it("is extended once, and released once", async () => {
    const { id, token } = await ok(reserveCall, { body: at("kallio", ["RYE", 2]) });
    const mine = { bearer: token, params: { id } };
    await ok(extendReservationCall, mine);
    await refused(extendReservationCall, "reservation.already_extended", mine);
    const before = await levelOf(world.kallio, "RYE");
    await ok(releaseReservationCall, mine);
    await refused(releaseReservationCall, "reservation.not_held", mine);
    expect((await levelOf(world.kallio, "RYE")).reserved).toBe(before.reserved - 2);
    expect(await ok(getReservationCall, mine)).toMatchObject({ state: "released", extendable: false });
    await refused(extendReservationCall, "reservation.not_held", mine);
  });

  it("reads expired as soon as its time is over, with nobody sweeping", async () => {
    const { id, token } = await ok(reserveCall, { body: at("kallio", ["RYE", 1]) });
    await rows`
      update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
      where id = ${id}`;
    const mine = { bearer: token, params: { id } };
    expect((await ok(getReservationCall, mine)).state).toBe("expired");
    await refused(extendReservationCall, "reservation.not_held", mine);
  });
});

import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { order, pickupStage } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { availability } from "@/lib/inventory/availability";
import { extendReservation } from "@/lib/inventory/extend-reservation";
import { holdGoods } from "@/lib/inventory/hold-goods";
import { reserve } from "@/lib/inventory/reserve";
import { changeStore } from "@/lib/pickup/change-store";
import { pausePickups, resumePickups } from "./pause-pickups";
import { storeBySlug } from "./queries";
import { storeSettings } from "./settings";
import { windowsOf } from "./windows";

testDatabase();

let world: World;
const boss = () => as.manager(world.kallio);
const line = { sku: "BREAD", quantity: 1 };
const hold = (ctx = as.visitor()) => reserve(ctx, { store: "kallio", lines: [line] });
const said = () =>
  rows<{ name: string; data: object }>`
    select name, data from events where location_id = ${world.kallio} and name like 'store.%' order by at`;
/** What was said of the store since the test began. */
const told = async () => (await said()).slice(from);
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

beforeAll(async () => {
  ({ world } = await pickupStage());
});
let from = 0;
beforeEach(async () => {
  await resumePickups(as.admin(), { store: "kallio" });
  from = (await said()).length;
});

describe("a pause", () => {
  test("takes every promise of the store away at once, and gives it back", async () => {
    await pausePickups(boss(), { store: "kallio" });
    const [here, there] = await availability(db(), as.visitor(), {
      skus: ["BREAD"],
      stores: ["kallio", "kamppi"],
    });
    expect(here).toMatchObject({ available: 500, readyBy: null, shipToStore: null, paused: true });
    expect(there).toMatchObject({ readyBy: expect.any(Date), paused: false });
    expect((await problem(hold())).code).toBe("store.paused");

    await resumePickups(boss(), { store: "kallio" });
    const [again] = await availability(db(), as.visitor(), { skus: ["BREAD"], stores: ["kallio"] });
    expect(again).toMatchObject({ readyBy: expect.any(Date), paused: false });
    await hold();
    expect((await told()).map((e) => e.name)).toEqual(["store.paused", "store.resumed"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("ends by itself, by the database's clock", async () => {
    await pausePickups(boss(), { store: "kallio", until: inMinutes(30) });
    expect((await storeSettings(db(), boss(), "kallio")).pause).toMatchObject({ until: expect.any(String) });
    expect((await problem(hold())).code).toBe("store.paused");
    await rows`update stock_locations set paused_at = now() - interval '2 hours', paused_until = now() where id = ${world.kallio}`;
    expect((await storeSettings(db(), boss(), "kallio")).pause).toBeNull();
    await hold();
  });

  test("leaves what was promised: what is held can be extended and ordered", async () => {
    const shopper = as.storefront();
    const held = await hold(shopper);
    await pausePickups(boss(), { store: "kallio" });
    await extendReservation({ ...shopper, bearer: held.token }, { id: held.id });
    const { number } = await placeOrder(shopper, {
      reservations: [held],
      customer: { name: "Emmi", email: "emmi@example.com" },
      payment: { method: "pay_in_store" },
    });
    expect(number).toMatch(/^\d+$/);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("that comes while twenty shoppers hold has none of them after it", async () => {
    const count = async () =>
      (
        await rows<{
          n: number;
        }>`select count(*)::int as n from reservations where location_id = ${world.kallio}`
      )[0]!.n;
    const before = await count();
    const shoppers = Array.from({ length: 20 }, () =>
      hold().then(
        () => true,
        () => false,
      ),
    );
    await pausePickups(boss(), { store: "kallio" });
    const atThePause = await count();
    const held = (await Promise.all(shoppers)).filter(Boolean).length;
    expect(await count()).toBe(atThePause);
    expect(before + held).toBe(atThePause);
    const late = await Promise.all(Array.from({ length: 20 }, () => problem(hold())));
    expect(new Set(late.map((p) => p.code))).toEqual(new Set(["store.paused"]));
    expect(await count()).toBe(atThePause);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is judged by the statement that holds, whatever was read before; what was promised already is not", async () => {
    await pausePickups(boss(), { store: "kallio" });
    const location = await storeBySlug(db(), "kallio");
    const [window] = windowsOf(location, new Date(), 2);
    const goods = { location, lines: [line], readyBy: new Date(), window };
    const booked = () => rows`select * from pickup_windows where location_id = ${world.kallio}`;
    const before = await booked();
    const anew = (pausable?: true) =>
      db().transaction((tx) => holdGoods(tx, as.visitor(), pausable ? { ...goods, pausable } : goods));
    expect((await problem(anew(true))).code).toBe("store.paused");
    expect(await booked()).toEqual(before);
    await anew();
  });

  test("waits for whoever is holding, and is there for whoever comes next", async () => {
    await db()
      .transaction(async (tx) => {
        await reserve(as.visitor(), { store: "kallio", lines: [line] }, tx);
        let paused = false;
        const pausing = pausePickups(boss(), { store: "kallio" }).then(() => {
          paused = true;
        });
        await vi.waitFor(async () => {
          const waiting = await rows`select 1 from pg_locks where locktype = 'advisory' and not granted`;
          expect(waiting).toHaveLength(1);
        });
        expect(paused).toBe(false);
        return { pausing };
      })
      .then(({ pausing }) => pausing);
    expect((await problem(hold())).code).toBe("store.paused");
  });

  test("is said anew, by two at once, and refused what no pause can be", async () => {
    await Promise.all([1, 2].map(() => pausePickups(boss(), { store: "kallio", until: inMinutes(60) })));
    await pausePickups(boss(), { store: "kallio" });
    expect((await storeSettings(db(), boss(), "kallio")).pause).toMatchObject({ until: null });
    for (const until of [inMinutes(-1), inMinutes(60 * 24 * 40)])
      expect((await problem(pausePickups(boss(), { store: "kallio", until }))).code).toBe("store.pause_end");
    await Promise.all([1, 2].map(() => resumePickups(boss(), { store: "kallio" })));
    expect((await told()).filter((e) => e.name === "store.resumed")).toHaveLength(1);
  });

  test("is a manager's of that store", async () => {
    for (const [ctx, code] of [
      [as.visitor(), "auth.required"],
      [as.clerk(world.kallio), "auth.forbidden"],
      [as.manager(world.kamppi), "store.not_found"],
    ] as const) {
      expect((await problem(pausePickups(ctx, { store: "kallio" }))).code).toBe(code);
      expect((await problem(resumePickups(ctx, { store: "kallio" }))).code).toBe(code);
    }
    expect(await told()).toEqual([]);
    await hold();
  });
});

test("nobody moves a pickup to a store that is paused, or away from what was promised by it", async () => {
  const placed = await order();
  await pausePickups(as.manager(world.kamppi), { store: "kamppi" });
  const mine = as.visitor(undefined, placed.token);
  const asked = { number: placed.number, id: placed.pickup, store: "kamppi" };
  expect((await problem(changeStore(mine, asked))).code).toBe("store.paused");
  expect(await checkInvariants(db())).toEqual([]);
});

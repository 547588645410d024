import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import {
  add,
  briefly,
  free,
  letHoldsRunOut,
  live,
  seen,
  setQuantity,
  shelves,
  wait,
} from "@/db/testing/held-basket";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { cartLines } from "@/lib/cart/queries";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { changePickup } from "./change-pickup";
import { extendHolds } from "./extend-holds";
import { holdBasket } from "./hold-basket";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld(shelves);
});
beforeEach(letHoldsRunOut);

const windowIn = async (store: string, position: number) =>
  windowsOf(await storeBySlug(db(), store), new Date(), 2)[position]!.id;

describe("the clock", () => {
  test("runs on when only the place or the time changes, and its extension stays used", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    const first = await holdBasket(me, {});
    await extendHolds(me, { holds: first.map(({ id, token }) => ({ id, token })) });
    await wait(me, 9);
    const moved = await changePickup(me, { from: "kallio", store: "kamppi", windowId: null });
    const [pickup] = await seen(moved);
    expect(pickup).toMatchObject({ store: "kamppi", state: "held", extendable: false });
    expect(pickup!.secondsLeft).toBeLessThanOrEqual(6 * 60);
  });

  test("begins afresh with new goods, and after it ran out", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await holdBasket(me, {});
    await wait(me, 9);
    await add(me, "PEAR", 1);
    const [changed] = await seen(await holdBasket(me, {}));
    expect(changed!.secondsLeft).toBeGreaterThan(14 * 60);
    await wait(me, 16);
    expect(await live(me)).toEqual([]);
    const [again] = await seen(await holdBasket(me, {}));
    expect(again).toMatchObject({ state: "held", extendable: true });
    expect(again!.secondsLeft).toBeGreaterThan(14 * 60);
  });
});

describe("another time or store", () => {
  test("is held at once, with its window, and the basket follows", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await holdBasket(me, {});
    const windowId = await windowIn("kallio", 2);
    const [timed] = await seen(await changePickup(me, { from: "kallio", windowId }));
    expect(timed!.window?.id).toBe(windowId);
    expect(await holdBasket(me, {}).then(seen)).toMatchObject([{ id: timed!.id }]);

    const [moved] = await seen(await changePickup(me, { from: "kallio", store: "kamppi", windowId: null }));
    expect(moved).toMatchObject({ store: "kamppi", window: null });
    expect((await cartLines(db(), me)).map((l) => l.store)).toEqual(["kamppi"]);
    expect([await free("BREAD"), await free("BREAD", "kamppi")]).toEqual([10, 8]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("refused, leaves hold, window and basket where they were", async () => {
    const me = as.visitor();
    await add(me, "MUG", 2);
    await holdBasket(me, {});
    const [mine, taken] = [await windowIn("kallio", 4), await windowIn("kallio", 5)];
    const held = await changePickup(me, { from: "kallio", windowId: mine });
    for (const other of [as.visitor(), as.visitor()])
      await reserve(other, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }], windowId: taken });
    expect(await problem(changePickup(me, { from: "kallio", windowId: taken }))).toMatchObject({
      code: "window.full",
    });
    expect(
      await problem(changePickup(me, { from: "kallio", store: "kamppi", windowId: null })),
    ).toMatchObject({ code: "reservation.insufficient_stock" });
    expect(
      await problem(changePickup(me, { from: "kamppi", store: "kallio", windowId: null })),
    ).toMatchObject({ code: "cart.line_not_found" });
    expect(await seen(held)).toMatchObject([{ store: "kallio", state: "held", window: { id: mine } }]);
    expect((await cartLines(db(), me)).map((l) => l.store)).toEqual(["kallio"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("a place in a full window is not lost to its own shopper", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 1);
    await holdBasket(me, {});
    const windowId = await windowIn("kallio", 8);
    await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }], windowId });
    await changePickup(me, { from: "kallio", windowId });
    await setQuantity(me, "BREAD", 3);
    const [again] = await seen(await holdBasket(me, {}));
    expect(again).toMatchObject({ state: "held", window: { id: windowId } });
  });

  test("two shoppers who swap stores both end up held", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    await add(me, "BREAD", 4);
    await add(other, "BREAD", 4, "kamppi");
    await Promise.all([holdBasket(me, {}), holdBasket(other, {})]);
    await Promise.all([
      changePickup(me, { from: "kallio", store: "kamppi", windowId: null }),
      changePickup(other, { from: "kamppi", store: "kallio", windowId: null }),
    ]);
    expect([await briefly(me), await briefly(other)]).toEqual([["kamppi 4 BREAD"], ["kallio 4 BREAD"]]);
    expect((await levelOf(world.kallio, "BREAD")).reserved).toBeGreaterThanOrEqual(4);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

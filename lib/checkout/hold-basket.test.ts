import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { changeCartLine } from "@/lib/cart/change-cart-line";
import { moveCartLines } from "@/lib/cart/move-cart-lines";
import { cartLines } from "@/lib/cart/queries";
import { checkInvariants } from "@/lib/invariants/check";
import { availability } from "@/lib/inventory/availability";
import { ownHolder } from "@/lib/inventory/holder";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { changePickup } from "./change-pickup";
import { extendHolds } from "./extend-holds";
import { heldPickups } from "./held-pickups";
import { type Hold, holdBasket } from "./hold-basket";
import { liveHolds } from "./live-holds";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 10, kamppi: 10 },
    { sku: "MUG", price: 1290, kallio: 2, kamppi: 1 },
    { sku: "PEAR", price: 90, kallio: 5 },
  ]);
});
beforeEach(async () => {
  await db().execute(sql`update reservations set created_at = now() - interval '2 hours',
    expires_at = now() - interval '1 hour' where state = 'held'`);
});

const add = (ctx: Ctx, sku: string, quantity = 1, store = "kallio") =>
  addToCart(ctx, { sku, quantity, store });
const setQuantity = async (ctx: Ctx, sku: string, quantity: number) => {
  const line = (await cartLines(db(), ctx)).find((l) => l.sku === sku)!;
  await changeCartLine(ctx, { id: line.id, quantity });
};
const live = (ctx: Ctx) => liveHolds(db(), ownHolder(ctx.actor)!);
const briefly = async (ctx: Ctx) =>
  (await live(ctx)).map((h) => `${h.store} ${h.lines.map((l) => `${l.quantity} ${l.sku}`).sort()}`).sort();
const seen = (holds: Hold[]) => heldPickups(db(), holds, "en");
/** What others find on the shelf. */
const free = async (sku: string, store = "kallio") =>
  (await availability(db(), as.visitor(), { skus: [sku], stores: [store] }))[0]!.available;
const windowIn = async (store: string, position: number) =>
  windowsOf(await storeBySlug(db(), store), new Date(), 2)[position]!.id;
/** Lets the time of a shopper's holds run on by this much. */
const wait = (ctx: Ctx, minutes: number) =>
  db().execute(sql`
    update reservations set created_at = created_at - make_interval(mins => ${minutes}),
      expires_at = expires_at - make_interval(mins => ${minutes})
    where holder = ${ownHolder(ctx.actor)} and state = 'held'`);

describe("holding a basket", () => {
  test("holds it store by store, and says so to whoever has the tokens", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await add(me, "MUG", 1);
    await add(me, "BREAD", 3, "kamppi");
    const holds = await holdBasket(me, {});
    expect(await briefly(me)).toEqual(["kallio 1 MUG,2 BREAD", "kamppi 3 BREAD"]);
    const pickups = await seen(holds);
    expect(pickups.map((p) => [p.store, p.state, p.extendable])).toEqual([
      ["kallio", "held", true],
      ["kamppi", "held", true],
    ]);
    expect(pickups[0]!.secondsLeft).toBeGreaterThan(14 * 60);
    expect(pickups[0]!.lines[0]).toMatchObject({ sku: "BREAD", title: "The BREAD", unitAmount: 450 });
    expect(await seen(holds.map((hold) => ({ ...hold, token: "another" })))).toEqual([]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("finds the same hold again when nothing changed", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    const first = await holdBasket(me, {});
    expect(await holdBasket(me, {})).toEqual(first);
    expect(await free("BREAD")).toBe(8);
  });

  test("leaves what is to be delivered unheld, and lets go of the rest when that is all", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await add(me, "MUG", 1);
    const deliver = async (sku: string) => {
      const line = (await cartLines(db(), me)).find((l) => l.sku === sku)!;
      await moveCartLines(me, { lines: [line.id], store: null });
    };
    await deliver("MUG");
    await holdBasket(me, {});
    expect(await briefly(me)).toEqual(["kallio 2 BREAD"]);
    expect((await cartLines(db(), me)).map((l) => [l.sku, l.store]).toSorted()).toEqual([
      ["BREAD", "kallio"],
      ["MUG", null],
    ]);
    await deliver("BREAD");
    expect(await holdBasket(me, {})).toEqual([]);
    expect(await briefly(me)).toEqual([]);
    expect(await free("BREAD")).toBe(10);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is refused when not all of what is to be delivered can be sent, and nothing changed", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await holdBasket(me, {});
    await addToCart(me, { sku: "MUG", quantity: 4, store: null });
    expect(await problem(holdBasket(me, {}))).toMatchObject({
      code: "reservation.insufficient_stock",
      details: { shortages: [{ sku: "MUG", requested: 4, available: 3 }] },
    });
    expect(await briefly(me)).toEqual(["kallio 2 BREAD"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("follows the basket: more, less, gone", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await holdBasket(me, {});
    await setQuantity(me, "BREAD", 5);
    await add(me, "PEAR", 1);
    await holdBasket(me, {});
    expect(await briefly(me)).toEqual(["kallio 1 PEAR,5 BREAD"]);
    expect(await free("BREAD")).toBe(5);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("twice at once is one hold", async () => {
    const me = as.visitor();
    await add(me, "MUG", 2);
    const all = await Promise.all(Array.from({ length: 4 }, () => holdBasket(me, {})));
    expect(new Set(all.map(([hold]) => hold!.id)).size).toBe(1);
    expect(await briefly(me)).toEqual(["kallio 2 MUG"]);
  });

  test("a shopper's own hold is never in that shopper's way", async () => {
    const me = as.visitor();
    await add(me, "MUG", 1);
    await holdBasket(me, {});
    await setQuantity(me, "MUG", 2);
    const [mine] = await availability(db(), me, { skus: ["MUG"], stores: ["kallio"] });
    expect(mine!.available).toBe(2);
    expect(await free("MUG")).toBe(1);
    await holdBasket(me, {});
    expect(await briefly(me)).toEqual(["kallio 2 MUG"]);
    expect(await free("MUG")).toBe(0);
  });

  test("refused, it leaves what was held and says what there is, here and elsewhere", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    await add(me, "MUG", 1);
    const held = await holdBasket(me, {});
    await reserve(other, { store: "kallio", lines: [{ sku: "MUG", quantity: 1 }] });
    await setQuantity(me, "MUG", 2);
    const refusal = await problem(holdBasket(me, {}));
    expect(refusal).toMatchObject({
      code: "reservation.insufficient_stock",
      details: {
        store: "kallio",
        shortages: [
          { sku: "MUG", requested: 2, available: 1, elsewhere: [{ store: "kamppi", available: 1 }] },
        ],
      },
    });
    expect((await live(me)).map((h) => h.id)).toEqual(held.map((h) => h.id));
    expect(await free("MUG")).toBe(0);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("one store that cannot hold its part holds back all of it", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 1);
    await add(me, "MUG", 2, "kamppi");
    expect(await problem(holdBasket(me, {}))).toMatchObject({
      code: "reservation.insufficient_stock",
      details: { store: "kamppi" },
    });
    expect(await live(me)).toEqual([]);
    expect(await free("BREAD")).toBe(10);
  });

  test("is for a basket with something in it that is still sold, and for shoppers", async () => {
    const me = as.visitor();
    expect(await problem(holdBasket(me, {}))).toMatchObject({ code: "cart.empty" });
    await add(me, "PEAR", 1);
    await db().execute(sql`update variants set active = false where sku = 'PEAR'`);
    expect(await problem(holdBasket(me, {}))).toMatchObject({
      code: "cart.line_unavailable",
      details: { skus: ["PEAR"] },
    });
    await db().execute(sql`update variants set active = true where sku = 'PEAR'`);
    expect(await problem(holdBasket(as.clerk(newId()), {}))).toMatchObject({ kind: "forbidden" });
    expect(await problem(holdBasket(as.storefront(), {}))).toMatchObject({ kind: "forbidden" });
  });

  test("leaves alone what another shopper holds", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    for (const ctx of [me, other]) {
      await add(ctx, "BREAD", 2);
      await holdBasket(ctx, {});
    }
    await setQuantity(me, "BREAD", 1);
    await holdBasket(me, {});
    expect(await briefly(other)).toEqual(["kallio 2 BREAD"]);
  });
});

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

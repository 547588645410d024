import { sql } from "drizzle-orm";
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
} from "@/db/testing/held-basket";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { moveCartLines } from "@/lib/cart/move-cart-lines";
import { cartLines } from "@/lib/cart/queries";
import { checkInvariants } from "@/lib/invariants/check";
import { availability } from "@/lib/inventory/availability";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { holdBasket } from "./hold-basket";

testDatabase();

let _world: World;
beforeAll(async () => {
  _world = await buildWorld(shelves);
});
beforeEach(letHoldsRunOut);

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

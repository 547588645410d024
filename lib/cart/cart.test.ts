import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { shopperOf } from "@/lib/kernel/shopper";
import { addToCart } from "./add-to-cart";
import { arrangeCart } from "./arrange-cart";
import { maxLines } from "./bounds";
import { changeCartLine } from "./change-cart-line";
import { basketCount } from "./count";
import { moveCartLines } from "./move-cart-lines";
import { cartLines } from "./queries";
import { removeCartLine } from "./remove-cart-line";

testDatabase();

const many = Array.from({ length: maxLines + 1 }, (_, i) => ({ sku: `MANY-${i}`, price: 100, kallio: 1 }));

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 10, kamppi: 4 },
    { sku: "MUG", price: 1290, kallio: 2 },
    { sku: "PEAR", price: 90, kallio: 2 },
    ...many,
  ]);
  await db().execute(sql`
    delete from prices where variant_id = (select id from variants where sku = 'PEAR')`);
});

const add = (ctx: Ctx, sku: string, quantity = 1, store: string | null = "kallio") =>
  addToCart(ctx, { sku, quantity, store });
const linesOf = (ctx: Ctx) => cartLines(db(), ctx);
const unitsOf = (ctx: Ctx) => basketCount(db(), shopperOf(ctx.actor)!);
const briefly = async (ctx: Ctx) =>
  (await linesOf(ctx)).map((l) => `${l.quantity} ${l.sku} ${l.store ?? "delivered"}`).sort();
const setPrice = (sku: string, amount: number) =>
  db().execute(sql`
    update prices set amount = ${amount} where variant_id = (select id from variants where sku = ${sku})`);

describe("adding", () => {
  test("makes a basket, and the same again adds up per store", async () => {
    const me = as.visitor();
    expect(await add(me, "BREAD", 2)).toEqual({ units: 2 });
    expect(await add(me, "BREAD", 1)).toEqual({ units: 3 });
    expect(await add(me, "BREAD", 1, "kamppi")).toEqual({ units: 4 });
    expect(await briefly(me)).toEqual(["1 BREAD kamppi", "3 BREAD kallio"]);
    expect(await unitsOf(me)).toBe(4);
    expect((await linesOf({ ...me, locale: "fi" }))[0]).toMatchObject({
      title: "Se BREAD",
      unitAmount: 450,
      seenAmount: 450,
      sold: true,
    });
  });

  test("reserves nothing", async () => {
    const me = as.visitor();
    await add(me, "MUG", 2);
    const { rows } = await db().execute<{ held: number }>(
      sql`select sum(reserved)::int as held from stock_levels`,
    );
    expect(rows[0]!.held).toBe(0);
  });

  test("is refused with why, and changes nothing", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 98);
    expect(await problem(add(me, "BREAD", 2))).toMatchObject({ code: "cart.too_many_units" });
    expect(await problem(add(me, "NOTHING"))).toMatchObject({ code: "variant.not_found" });
    expect(await problem(add(me, "PEAR"))).toMatchObject({ code: "variant.no_price" });
    expect(await problem(add(me, "BREAD", 1, "nowhere"))).toMatchObject({ code: "store.not_found" });
    for (const quantity of [0, -1, 1.5, 100, Number.NaN])
      expect(await problem(add(me, "BREAD", quantity))).toMatchObject({ code: "input.invalid" });
    expect(await briefly(me)).toEqual(["98 BREAD kallio"]);
  });

  test("stops at the number of lines a basket takes; more of what is there still goes in", async () => {
    const me = as.visitor();
    for (const { sku } of many.slice(0, maxLines)) await add(me, sku);
    expect(await problem(add(me, many[maxLines]!.sku))).toMatchObject({ code: "cart.full" });
    expect(await add(me, many[0]!.sku)).toEqual({ units: maxLines + 1 });
  });

  test("twice at once is one line with both", async () => {
    const me = as.visitor();
    await Promise.all(Array.from({ length: 6 }, () => add(me, "BREAD")));
    expect(await briefly(me)).toEqual(["6 BREAD kallio"]);
  });

  test("is for shoppers: nobody without a cookie, no staff, no key", async () => {
    const nameless: Ctx = { ...as.visitor(), actor: { kind: "visitor", id: null } };
    expect(await problem(add(nameless, "BREAD"))).toMatchObject({ kind: "unauthenticated" });
    expect(await problem(add(as.clerk(newId()), "BREAD"))).toMatchObject({ kind: "forbidden" });
    expect(await problem(add(as.storefront(), "BREAD"))).toMatchObject({ kind: "forbidden" });
    expect(await linesOf(nameless)).toEqual([]);
  });
});

describe("a line", () => {
  test("takes another quantity, and today's price counts as seen then", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await setPrice("BREAD", 500);
    const [line] = await linesOf(me);
    expect(line).toMatchObject({ unitAmount: 500, seenAmount: 450 });
    expect(await changeCartLine(me, { id: line!.id, quantity: 5 })).toEqual({ units: 5 });
    expect((await linesOf(me))[0]).toMatchObject({ quantity: 5, seenAmount: 500 });
    await setPrice("BREAD", 450);
  });

  test("is taken out once", async () => {
    const me = as.visitor();
    await add(me, "BREAD");
    const [line] = await linesOf(me);
    const both = await Promise.allSettled([
      removeCartLine(me, { id: line!.id }),
      removeCartLine(me, { id: line!.id }),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await linesOf(me)).toEqual([]);
  });

  test("of another visitor's basket is not there, and stays as it was", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    await add(other, "BREAD", 2);
    await add(me, "MUG");
    const { id } = (await linesOf(other))[0]!;
    const tries = [
      () => changeCartLine(me, { id, quantity: 9 }),
      () => removeCartLine(me, { id }),
      () => moveCartLines(me, { lines: [id], store: "kamppi" }),
      () => removeCartLine(as.visitor(), { id }),
    ];
    for (const attempt of tries)
      expect(await problem(attempt())).toMatchObject({ kind: "not_found", code: "cart.line_not_found" });
    expect(await briefly(other)).toEqual(["2 BREAD kallio"]);
    expect(await briefly(me)).toEqual(["1 MUG kallio"]);
  });

  test("moves to another store and joins its own kind there, up to what a line holds", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 60);
    await add(me, "BREAD", 60, "kamppi");
    await add(me, "MUG");
    const lines = (await linesOf(me)).map((l) => l.id);
    await moveCartLines(me, { lines, store: "kamppi" });
    expect(await briefly(me)).toEqual(["1 MUG kamppi", "99 BREAD kamppi"]);
    const moved = (await linesOf(me)).map((l) => l.id);
    expect(await problem(moveCartLines(me, { lines: moved, store: "nowhere" }))).toMatchObject({
      code: "store.not_found",
    });
    expect(await briefly(me)).toEqual(["1 MUG kamppi", "99 BREAD kamppi"]);
  });
});

describe("what is delivered", () => {
  test("lies beside what is collected, adds up, counts, and is refused like it", async () => {
    const me = as.visitor();
    expect(await add(me, "BREAD", 2, null)).toEqual({ units: 2 });
    await add(me, "BREAD", 1);
    expect(await add(me, "BREAD", 3, null)).toEqual({ units: 6 });
    expect(await briefly(me)).toEqual(["1 BREAD kallio", "5 BREAD delivered"]);
    expect(await unitsOf(me)).toBe(6);
    expect(await problem(add(me, "BREAD", 95, null))).toMatchObject({ code: "cart.too_many_units" });
    expect(await problem(add(me, "NOTHING", 1, null))).toMatchObject({ code: "variant.not_found" });
    expect(await problem(add(me, "PEAR", 1, null))).toMatchObject({ code: "variant.no_price" });
    expect(await briefly(me)).toEqual(["1 BREAD kallio", "5 BREAD delivered"]);
  });

  test("is moved to a store and back, and joins its own kind", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2, null);
    await add(me, "BREAD", 1);
    const all = async () => (await linesOf(me)).map((line) => line.id);
    await moveCartLines(me, { lines: await all(), store: "kamppi" });
    expect(await briefly(me)).toEqual(["3 BREAD kamppi"]);
    await moveCartLines(me, { lines: await all(), store: null });
    expect(await briefly(me)).toEqual(["3 BREAD delivered"]);
  });
});

describe("a basket is arranged", () => {
  const spread = (sku: string, quantity: number, store: string | null) => ({ sku, quantity, store });
  test("over stores and delivery, and pressed twice it is so already", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 3);
    await add(me, "BREAD", 2, "kamppi");
    await add(me, "MUG", 1);
    const lines = [spread("BREAD", 4, "kamppi"), spread("BREAD", 1, null)];
    await arrangeCart(me, { lines });
    const laid = ["1 BREAD delivered", "1 MUG kallio", "4 BREAD kamppi"];
    expect(await briefly(me)).toEqual(laid);
    await arrangeCart(me, { lines });
    await Promise.all([arrangeCart(me, { lines }), arrangeCart(me, { lines })]);
    expect(await briefly(me)).toEqual(laid);
    expect((await linesOf(me))[0]).toMatchObject({ seenAmount: 450 });
  });

  test("and joins what comes from two places to one store", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 5);
    await arrangeCart(me, { lines: [spread("BREAD", 2, "kamppi"), spread("BREAD", 3, "kamppi")] });
    expect(await briefly(me)).toEqual(["5 BREAD kamppi"]);
  });

  test("only as what it holds, only where orders are handed over, and nobody else's", async () => {
    const [me, other] = [as.visitor(), as.visitor()];
    await add(me, "BREAD", 3);
    await add(other, "BREAD", 2);
    const refusals: [Ctx, { sku: string; quantity: number; store: string | null }[], string][] = [
      [me, [spread("BREAD", 2, "kamppi")], "cart.changed"],
      [me, [spread("BREAD", 4, null)], "cart.changed"],
      [me, [spread("BREAD", 3, null), spread("MUG", 1, null)], "cart.changed"],
      [me, [spread("BREAD", 3, "nowhere")], "store.not_found"],
      [other, [spread("BREAD", 3, "kamppi")], "cart.changed"],
      [as.visitor(), [spread("BREAD", 3, "kamppi")], "cart.changed"],
      [as.storefront(), [spread("BREAD", 3, "kamppi")], "auth.forbidden"],
    ];
    for (const [ctx, lines, code] of refusals)
      expect(await problem(arrangeCart(ctx, { lines }))).toMatchObject({ code });
    expect([await briefly(me), await briefly(other)]).toEqual([["3 BREAD kallio"], ["2 BREAD kallio"]]);
  });

  test("into no more lines than a basket takes", async () => {
    const me = as.visitor();
    for (const { sku } of many.slice(0, maxLines)) await add(me, sku, 2);
    const lines = [spread(many[0]!.sku, 1, "kamppi"), spread(many[0]!.sku, 1, "kallio")];
    expect(await problem(arrangeCart(me, { lines }))).toMatchObject({ code: "cart.full" });
    expect(await unitsOf(me)).toBe(2 * maxLines);
    expect((await linesOf(me)).length).toBe(maxLines);
  });
});

test("a basket ends 90 days after its last change, and what was in it does not come back", async () => {
  const me = as.visitor();
  await add(me, "BREAD", 2);
  const age = (days: number) =>
    db().execute(sql`
      update carts set expires_at = expires_at - make_interval(days => ${days})
      where visitor_hash = ${me.actor.kind === "visitor" ? me.actor.id : ""}`);
  await age(89);
  const [line] = await linesOf(me);
  await changeCartLine(me, { id: line!.id, quantity: 3 });
  await age(89);
  expect(await briefly(me)).toEqual(["3 BREAD kallio"]);
  await age(2);
  expect(await linesOf(me)).toEqual([]);
  expect(await unitsOf(me)).toBe(0);
  expect(await problem(removeCartLine(me, { id: line!.id }))).toMatchObject({ code: "cart.line_not_found" });
  expect(await add(me, "MUG")).toEqual({ units: 1 });
  expect(await briefly(me)).toEqual(["1 MUG kallio"]);
});

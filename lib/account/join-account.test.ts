import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { maxLines } from "@/lib/cart/bounds";
import { cartLines, savedLines } from "@/lib/cart/queries";
import { saveForLater } from "@/lib/cart/save-for-later";
import { liveHolds } from "@/lib/checkout/live-holds";
import { checkInvariants } from "@/lib/invariants/check";
import { holderOf } from "@/lib/inventory/holder";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { joinAccount } from "./join-account";
import { orderAgain } from "./order-again";
import { ordersOfCustomer } from "./orders-of-customer";

testDatabase();
const many = Array.from({ length: maxLines }, (_, i) => ({ sku: `MANY-${i}`, price: 100, kallio: 9 }));
beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 100, kamppi: 50 },
    { sku: "MUG", price: 1290, kallio: 50 },
    { sku: "OLD", price: 300, kallio: 50 },
    ...many,
  ]);
});

const briefly = async (ctx: Ctx) =>
  (await cartLines(db(), ctx)).map((l) => `${l.quantity} ${l.sku} ${l.store ?? "delivered"}`).sort();
const numbersOf = async (ctx: Ctx) => (await ordersOfCustomer(db(), ctx, null)).orders.map((o) => o.number);
const put = (ctx: Ctx, sku: string, quantity: number, store: string | null = "kallio") =>
  addToCart(ctx, { sku, quantity, store });
const ordered = (lines = [{ sku: "BREAD", quantity: 1 }]) => orderedAt("kallio", lines);
const placedFor = async (email: string) => {
  const order = await ordered();
  await db().execute(sql`update orders set customer_email = ${email} where number = ${order.number}`);
  return order.number;
};

describe("a basket on signing in", () => {
  it("keeps every line of both: the same thing had the same way adds up, within bounds", async () => {
    const [guest, me] = [as.visitor(), await signedInCustomer()];
    await put(me, "BREAD", 98);
    await put(me, "MUG", 1);
    await put(guest, "BREAD", 5);
    await put(guest, "BREAD", 2, "kamppi");
    await put(guest, "MUG", 3, null);
    await joinAccount(me, { visitor: guest.actor.kind === "visitor" ? guest.actor.id : null });
    const both = ["1 MUG kallio", "2 BREAD kamppi", "3 MUG delivered", "99 BREAD kallio"];
    expect(await briefly(me)).toEqual(both);
    expect(await briefly(guest)).toEqual([]);
  });

  it("that is too full for one keeps what was added last, and puts the rest aside: nothing is lost", async () => {
    const [guest, me] = [as.visitor(), await signedInCustomer()];
    await put(me, "BREAD", 1);
    const [bread] = await cartLines(db(), me);
    await saveForLater(me, { id: bread!.id });
    for (const { sku } of many) await put(me, sku, 2);
    await put(guest, "BREAD", 3);
    await put(guest, many[0]!.sku, 1, "kamppi");
    await put(guest, many[1]!.sku, 4);
    await put(guest, "MUG", 5, null);
    const visitor = guest.actor.kind === "visitor" ? guest.actor.id : null;
    expect(await joinAccount(me, { visitor })).toEqual({ orders: 0, aside: 3 });
    const kept = await briefly(me);
    expect(kept.length).toBe(maxLines);
    expect(kept).toEqual(
      expect.arrayContaining(["3 BREAD kallio", `1 ${many[0]!.sku} kamppi`, "5 MUG delivered"]),
    );
    const aside = (await savedLines(db(), me)).map((l) => `${l.quantity} ${l.sku} ${l.store}`).sort();
    expect(aside).toEqual(
      [
        "1 BREAD kallio",
        `2 ${many[0]!.sku} kallio`,
        `6 ${many[1]!.sku} kallio`,
        `2 ${many[2]!.sku} kallio`,
      ].sort(),
    );
    expect(await joinAccount(me, { visitor })).toEqual({ orders: 0, aside: 0 });
  });

  it("twice at once counts once", async () => {
    const visitor = newId();
    const me = await signedInCustomer();
    await put(as.visitor(visitor), "BREAD", 4);
    await Promise.all([1, 2, 3].map(() => joinAccount(me, { visitor })));
    expect(await briefly(me)).toEqual(["4 BREAD kallio"]);
  });

  it("stays a stranger's: only the browser's own comes along", async () => {
    const [guest, me] = [as.visitor(), await signedInCustomer()];
    await put(guest, "BREAD", 4);
    await joinAccount(me, { visitor: newId() });
    await joinAccount(me, { visitor: null });
    expect(await briefly(me)).toEqual([]);
    expect(await briefly(guest)).toEqual(["4 BREAD kallio"]);
  });
});

it("leaves what was held held, by the same person with the time that was left", async () => {
  const visitor = newId();
  const me = await signedInCustomer();
  const hold = await reserve(as.visitor(visitor), { store: "kallio", lines: [{ sku: "MUG", quantity: 2 }] });
  await joinAccount(me, { visitor });
  const [held] = await liveHolds(db(), holderOf(me.actor));
  expect(held).toMatchObject({ id: hold.id, lines: [{ sku: "MUG", quantity: 2 }] });
  expect(await liveHolds(db(), holderOf({ kind: "visitor", id: visitor }))).toEqual([]);
});

describe("orders placed as a guest", () => {
  it("join the account of their address, newest first, and no other", async () => {
    const me = await signedInCustomer();
    const stranger = await signedInCustomer();
    const first = await placedFor(me.actor.email);
    const second = await placedFor(me.actor.email);
    expect(await joinAccount(stranger, { visitor: null })).toEqual({ orders: 0, aside: 0 });
    expect(await numbersOf(me)).toEqual([]);
    expect(await joinAccount(me, { visitor: null })).toEqual({ orders: 2, aside: 0 });
    expect(await joinAccount(me, { visitor: null })).toEqual({ orders: 0, aside: 0 });
    expect(await numbersOf(me)).toEqual([second, first]);
    expect(await numbersOf(stranger)).toEqual([]);
    expect(await numbersOf(as.visitor())).toEqual([]);
  });

  it("are nobody's to claim: not a visitor's, not staff's", async () => {
    expect((await problem(joinAccount(as.visitor(), { visitor: null }))).code).toBe("auth.required");
    expect((await problem(joinAccount(as.admin(), { visitor: null }))).code).toBe("auth.forbidden");
  });

  it("are listed ten at a time", async () => {
    const me = await signedInCustomer();
    const numbers: string[] = [];
    for (let n = 0; n < 12; n++) numbers.unshift(await placedFor(me.actor.email));
    await joinAccount(me, { visitor: null });
    const page = await ordersOfCustomer(db(), me, null);
    expect(page.orders.map((o) => o.number)).toEqual(numbers.slice(0, 10));
    const rest = await ordersOfCustomer(db(), me, page.next);
    expect(rest.orders.map((o) => o.number)).toEqual(numbers.slice(10));
    expect(rest.next).toBeNull();
    expect((await ordersOfCustomer(db(), await signedInCustomer(), page.next)).orders).toEqual([]);
  });
});

describe("the same again", () => {
  const mine = async (lines: { sku: string; quantity: number }[]) => {
    const me = await signedInCustomer();
    const { number } = await ordered(lines);
    await db().execute(sql`update orders set customer_id = ${me.actor.id} where number = ${number}`);
    return { me, number };
  };

  it("is what the order was about, collected where it was", async () => {
    const { me, number } = await mine([
      { sku: "BREAD", quantity: 2 },
      { sku: "MUG", quantity: 1 },
    ]);
    expect(await orderAgain(me, { number })).toEqual({ added: 3, left: [] });
    expect(await briefly(me)).toEqual(["1 MUG kallio", "2 BREAD kallio"]);
  });

  it("says what is not sold any more, and brings the rest", async () => {
    const { me, number } = await mine([
      { sku: "BREAD", quantity: 2 },
      { sku: "OLD", quantity: 1 },
    ]);
    await db().execute(sql`update variants set active = false where sku = 'OLD'`);
    expect(await orderAgain(me, { number })).toEqual({ added: 2, left: [{ title: "The OLD", why: "gone" }] });
    await put(me, "BREAD", 97);
    expect(await orderAgain(me, { number })).toMatchObject({
      added: 0,
      left: [{ why: "full" }, { why: "gone" }],
    });
    expect(await briefly(me)).toEqual(["99 BREAD kallio"]);
    await db().execute(sql`update variants set active = true where sku = 'OLD'`);
  });

  it("is for the order's own customer alone", async () => {
    const { number } = await mine([{ sku: "BREAD", quantity: 2 }]);
    const stranger = await signedInCustomer();
    expect((await problem(orderAgain(stranger, { number }))).code).toBe("order.not_found");
    expect((await problem(orderAgain(as.visitor(), { number }))).code).toBe("auth.required");
    expect(await briefly(stranger)).toEqual([]);
  });
});

it("leaves the shop's books as they were", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

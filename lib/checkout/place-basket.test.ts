import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { cartLines } from "@/lib/cart/queries";
import { contactCode, requestContactCode } from "@/lib/identity/request-contact-code";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { randomToken } from "@/lib/kernel/secrets";
import { orderByToken } from "@/lib/orders/queries";
import { holdBasket } from "./hold-basket";
import { type BasketOrder, placeBasket } from "./place-basket";

testDatabase();

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 100, kamppi: 100 },
    { sku: "MUG", price: 1290, kallio: 100 },
  ]);
});

/** A visitor with two loaves held and a code in the mail. */
async function checkout(me: Ctx = as.visitor()): Promise<{ me: Ctx; ready: BasketOrder }> {
  await addToCart(me, { sku: "BREAD", quantity: 2, store: "kallio" });
  const holds = await holdBasket(me, {});
  const email = `maija.${randomToken(4).toLowerCase()}@example.com`;
  const { id } = await requestContactCode({ ...me, address: randomToken() }, { email });
  const ready: BasketOrder = {
    key: randomToken(),
    order: {
      reservations: holds.map(({ id: hold, token }) => ({ id: hold, token })),
      customer: { name: "Maija Meri", email },
      payment: { method: "pay_in_store" },
      expectedTotal: { amount: 900, currency: "EUR" },
    },
    proof: { id, code: contactCode(id) },
  };
  return { me, ready };
}

const orders = async () =>
  (await db().execute<{ n: number }>(sql`select count(*)::int as n from orders where state <> 'cancelled'`))
    .rows[0]!.n;
const basket = async (ctx: Ctx) => (await cartLines(db(), ctx)).map((l) => `${l.quantity} ${l.sku}`);

describe("placing a checkout", () => {
  test("orders what is held and takes it out of the basket; what came later stays", async () => {
    const { me, ready } = await checkout();
    await addToCart(me, { sku: "BREAD", quantity: 1, store: "kallio" });
    await addToCart(me, { sku: "MUG", quantity: 1, store: "kallio" });
    const token = await placeBasket(me, ready);
    const order = await orderByToken(db(), token);
    expect(order).toMatchObject({ state: "placed", totalAmount: 900 });
    expect(order.fulfillments[0]!.lines).toMatchObject([{ sku: "BREAD", ordered: 2 }]);
    expect(await basket(me)).toEqual(["1 BREAD", "1 MUG"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("many times at once is one order, and everyone learns of it", async () => {
    const { me, ready } = await checkout();
    const before = await orders();
    const tokens = await Promise.all(Array.from({ length: 4 }, () => placeBasket(me, ready)));
    expect(new Set(tokens).size).toBe(1);
    expect(await orders()).toBe(before + 1);
  });

  test("sent again later, from a page that knows only its key, it shows the same order", async () => {
    const { me, ready } = await checkout();
    const token = await placeBasket(me, ready);
    const again = { ...ready, order: { ...ready.order, reservations: [] }, proof: null };
    expect(await placeBasket(me, again)).toBe(token);
    expect(await problem(placeBasket(as.visitor(), again))).toMatchObject({ code: "input.invalid" });
  });

  test("with a wrong code it is refused and nothing changed; the next try has another key", async () => {
    const { me, ready } = await checkout();
    const before = await orders();
    const wrong = { ...ready, proof: { id: ready.proof!.id, code: "not it" } };
    expect(await problem(placeBasket(me, wrong))).toMatchObject({ code: "contact.wrong_code" });
    expect(await orders()).toBe(before);
    expect(await basket(me)).toEqual(["2 BREAD"]);
    expect(await placeBasket(me, { ...ready, key: randomToken() })).toMatch(/^[\w-]{22}$/);
  });

  test("without a code, for someone who is not signed in, it is refused", async () => {
    const { me, ready } = await checkout();
    expect(await problem(placeBasket(me, { ...ready, proof: null }))).toMatchObject({
      code: "contact.unverified",
    });
  });

  test("refused for another reason, the code is not used up", async () => {
    const { me, ready } = await checkout();
    const surprised = { ...ready.order, expectedTotal: { amount: 100, currency: "EUR" } };
    expect(await problem(placeBasket(me, { ...ready, order: surprised }))).toMatchObject({
      code: "order.total_changed",
      details: { total: { amount: 900, currency: "EUR" } },
    });
    expect(await placeBasket(me, { ...ready, key: randomToken() })).toMatch(/^[\w-]{22}$/);
  });

  test("too late, it is refused, and holding again makes it possible", async () => {
    const { me, ready } = await checkout();
    await db().execute(sql`
      update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'
      where id = ${ready.order.reservations[0]!.id}`);
    expect(await problem(placeBasket(me, ready))).toMatchObject({ code: "reservation.expired" });
    expect(await basket(me)).toEqual(["2 BREAD"]);
    const reservations = (await holdBasket(me, {})).map(({ id, token }) => ({ id, token }));
    const again = { ...ready, key: randomToken(), order: { ...ready.order, reservations } };
    expect(await placeBasket(me, again)).toMatch(/^[\w-]{22}$/);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("another shopper's hold cannot be ordered", async () => {
    const { ready } = await checkout();
    const { me, ready: own } = await checkout();
    const [hold] = ready.order.reservations;
    const stolen = {
      ...own,
      order: { ...own.order, reservations: [{ id: hold!.id, token: own.order.reservations[0]!.token }] },
    };
    expect(await problem(placeBasket(me, stolen))).toMatchObject({ code: "reservation.not_found" });
  });

  test("sends what is delivered and hands over the rest, as one order; both leave the basket", async () => {
    const { me, ready } = await checkout();
    await addToCart(me, { sku: "MUG", quantity: 3, store: null });
    await addToCart(me, { sku: "MUG", quantity: 1, store: "kallio" });
    const address = {
      name: "Maija Meri",
      street: "Street 1",
      postalCode: "00530",
      city: "Helsinki",
      countryCode: "FI",
    };
    const token = await placeBasket(me, {
      ...ready,
      order: {
        ...ready.order,
        delivery: { address, lines: [{ sku: "MUG", quantity: 2 }] },
        payment: { method: "demo_card", token: "demo_ok" },
        expectedTotal: { amount: 900 + 2 * 1290, currency: "EUR" },
      },
      proof: null,
    });
    const order = await orderByToken(db(), token);
    expect(order.fulfillments.map((f) => [f.method, f.lines[0]!.ordered])).toEqual([
      ["pickup", 2],
      ["delivery", 2],
    ]);
    // One more had been put in meanwhile, and the one that is collected is another line.
    expect((await cartLines(db(), me)).map((l) => `${l.quantity} ${l.sku} ${l.store}`)).toEqual([
      "1 MUG null",
      "1 MUG kallio",
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("a declined card orders nothing and leaves basket and hold as they were", async () => {
    const { me, ready } = await checkout();
    const before = await orders();
    const declined = { method: "demo_card" as const, token: "demo_declined" };
    const asked = { ...ready, order: { ...ready.order, payment: declined }, proof: null };
    expect(await problem(placeBasket(me, asked))).toMatchObject({
      kind: "declined",
      code: "payment.declined",
    });
    expect(await orders()).toBe(before);
    expect(await basket(me)).toEqual(["2 BREAD"]);
    const again = {
      ...asked,
      key: randomToken(),
      order: { ...asked.order, payment: { ...declined, token: "demo_ok" } },
    };
    expect((await orderByToken(db(), await placeBasket(me, again))).payment).toMatchObject({
      state: "authorised",
    });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

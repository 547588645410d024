import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { promotionCodes, promotions } from "@/db/schema/promotions";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { as, buildWorld, type World } from "@/db/testing/world";
import { markDelivered } from "@/lib/delivery/mark-delivered";
import { packDelivery } from "@/lib/delivery/pack-delivery";
import { shipDelivery } from "@/lib/delivery/ship-delivery";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import { receiptByToken } from "@/lib/orders/receipt";
import { chooseInstead } from "@/lib/pickup/choose-instead";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { shortLine } from "@/lib/pickup/short-line";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";
import { cancelOrder } from "./cancel-order";
import { placeOrder } from "./place-order";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 455, kallio: 2000, kamppi: 500 },
    { sku: "LAMP", price: 4500, kallio: 50, kamppi: 20 },
  ]);
});
beforeEach(async () => {
  await db().update(promotions).set({ endsAt: sql`greatest(now(), starts_at)` });
});

const someone = () => ({ name: "Maija Meikäläinen", email: `${newId()}@example.com` });
const card = { method: "demo_card" as const, token: "demo_ok" };

async function orderOf(
  lines: { sku: string; quantity: number }[],
  more: {
    codes?: string[];
    customer?: { name: string; email: string };
    by?: Ctx;
    pay?: "card" | "store";
  } = {},
) {
  const by = more.by ?? as.storefront();
  const { number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines })],
    customer: more.customer ?? someone(),
    payment: more.pay === "store" ? { method: "pay_in_store" } : card,
    ...(more.codes ? { codes: more.codes } : {}),
  });
  const order = await orderByToken(db(), token);
  return { number, token, order, pickup: order.fulfillments[0]!.id, lines: order.fulfillments[0]!.lines };
}

async function atTheCounter(pickup: string) {
  const clerk = as.clerk(world.kallio);
  await startPicking(clerk, { id: pickup });
  await markReady(clerk, { id: pickup, allPicked: true });
  return (more: object = {}) =>
    markCollected(clerk, {
      id: pickup,
      verification: { method: "code", value: pickupCode(pickup, 1) },
      collectedBy: { name: "Maija", relation: "customer" },
      ...more,
    });
}

/** What was taken, and what the provider is being asked for. */
const moneyOf = async (token: string) =>
  rowsOf<{ state: string; amount: number; captured: number; refunded: number }>(
    await db().execute(sql`
      select p.state, p.amount, p.captured + p.capturing as captured, p.refunded from payments p join orders o on o.id = p.order_id
      where o.number = ${(await orderByToken(db(), token)).number} order by p.id`),
  );
const usesOf = async (id: string) =>
  (await db().select({ uses: promotions.uses }).from(promotions).where(eq(promotions.id, id)))[0]!.uses;

describe("a discounted line", () => {
  test("costs the same however it comes apart: three handovers add up to the cent", async () => {
    await addPromotion({ kind: "amount", amount: 100 }, [{ code: "H0NDERT" }]);
    const { token, order, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], {
      codes: ["hOnder t"],
      pay: "store",
    });
    expect(order.totalAmount).toBe(3 * 455 - 100);
    const collect = await atTheCounter(pickup);
    const seen: number[] = [];
    for (let part = 0; part < 3; part++) {
      await collect({
        lines: [{ lineId: lines[0]!.id, collected: 1 }],
        rest: "later",
        payment: { method: "cash" },
      });
      seen.push((await moneyOf(token))[0]!.captured);
    }
    expect(seen).toEqual([455 - 33, 910 - 66, 1365 - 100]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is paid in the store for what is taken of it, and what is refused costs nothing", async () => {
    await addPromotion({ kind: "percent", basisPoints: 1000 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    // 10 % of 13.65 € is 1.37 €: of two breads 0.91 €.
    const owed = { amount: 2 * 455 - 91, currency: "EUR" };
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const, amount: owed };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 2 }], rest: "refused", payment });
    expect((await moneyOf(token))[0]).toMatchObject({ captured: owed.amount, state: "captured" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("an undone handover gives back exactly what it took", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 2 }], rest: "later", payment });
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 1 }], rest: "later", payment });
    await undoPress(as.manager(world.kallio), { id: pickup });
    expect((await moneyOf(token))[0]!.captured).toBe(2 * 455 - 66);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("takes its part of the discount along when units come from another store", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, number, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const clerk = as.clerk(world.kallio);
    await startPicking(clerk, { id: pickup });
    await shortLine(clerk, { id: pickup, lineId: lines[0]!.id, quantity: 1, reason: "not_found" });
    const [short] = (await orderByToken(db(), token)).fulfillments[0]!.shortPicks;
    const shopper = as.visitor(undefined, token);
    const choice = {
      number,
      id: pickup,
      shortPick: short!.id,
      choice: "other_store" as const,
      store: "kamppi",
    };
    await chooseInstead(shopper, choice);
    expect((await moneyOf(token)).map(({ amount }) => amount)).toEqual([2 * 455 - 66, 455 - 34]);
    const { fulfillments } = await orderByToken(db(), token);
    expect(fulfillments.map((f) => f.payment?.owed)).toEqual([2 * 455 - 66, 455 - 34]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("stands on the receipt with what is left of it", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    await collect({
      lines: [{ lineId: lines[0]!.id, collected: 2 }],
      rest: "refused",
      payment: { method: "cash" },
    });
    const receipt = await receiptByToken(db(), token);
    expect(receipt.lines).toMatchObject([{ quantity: 2, unitAmount: 455, totalAmount: 2 * 455 - 66 }]);
    expect(receipt.payment.captured).toBe(2 * 455 - 66);
  });
});

describe("a code", () => {
  test("is refused alike when it never was, is over, or is used up, and nothing is ordered", async () => {
    await addPromotion({ kind: "amount", amount: 100, maxUses: 1 }, [{ code: "0NCE" }]);
    await addPromotion({ kind: "amount", amount: 100, endsAt: new Date(Date.now() - 1000) }, [
      { code: "PAST" },
    ]);
    await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["once"] });
    const before = rowsOf(await db().execute(sql`select 1 from orders`)).length;
    for (const code of ["never", "once", "past"]) {
      expect(await problem(orderOf([{ sku: "BREAD", quantity: 1 }], { codes: [code] }))).toMatchObject({
        kind: "invalid",
        code: "promotion.code_unknown",
      });
    }
    expect(rowsOf(await db().execute(sql`select 1 from orders`)).length).toBe(before);
  });

  test("says what is missing when it is the shopper's own basket that is in the way", async () => {
    await addPromotion({ kind: "amount", amount: 100, minimumAmount: 1000 }, [{ code: "TENNER" }]);
    expect(await problem(orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["TENNER"] }))).toMatchObject({
      kind: "conflict",
      code: "promotion.code_minimum",
      details: { code: "TENNER", missing: 545 },
    });
  });

  test("for the first order is for nobody who has one; a cancelled one does not count", async () => {
    await addPromotion({ kind: "amount", amount: 100, firstOrder: true }, [{ code: "WE1C0ME" }]);
    const customer = someone();
    const first = await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["WELCOME"], customer });
    const again = () => orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["WELCOME"], customer });
    expect(await problem(again())).toMatchObject({ code: "promotion.code_first_order" });
    await cancelOrder(as.visitor(undefined, first.token), { number: first.number });
    expect((await again()).order.totalAmount).toBe(355);
  });

  test("has its uses by one customer, also when they order twice at once", async () => {
    await addPromotion({ kind: "amount", amount: 100, maxUsesEach: 1 }, [{ code: "M1NE" }]);
    const by = await signedInCustomer();
    const customer = { name: "Emmi Virta", email: by.actor.email };
    const two = [1, 2].map(() => orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["M1NE"], customer, by }));
    const done = await Promise.allSettled(two);
    expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not to be guessed: ten wrong ones an hour, then none is judged", async () => {
    await addPromotion({ kind: "amount", amount: 100 }, [{ code: "G00D" }]);
    const by = as.visitor();
    const held = await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
    const guess = (code: string) =>
      placeOrder(by, { reservations: [held], customer: someone(), payment: card, codes: [code] });
    for (let n = 0; n < 10; n++) expect(await problem(guess(`WR0NG${n}`))).toMatchObject({ kind: "invalid" });
    expect(await problem(guess("GOOD"))).toMatchObject({ kind: "limited", code: "promotion.too_many_tries" });
  });
});

/** Comes again when the shop is too busy for a moment, as it asks for. */
async function oncePossible<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem && error.code === "service.busy")) throw error;
    }
  }
}

describe("a limited code", () => {
  test("is never used more often than it may be, by 200 at once", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100 }, [{ code: "TWENTY", maxUses: 20 }]);
    const holds: { id: string; token: string }[] = [];
    for (let n = 0; n < 200; n++)
      holds.push(await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] }));
    const done = await Promise.allSettled(
      holds.map((held) =>
        oncePossible(() =>
          placeOrder(as.storefront(), {
            reservations: [held],
            customer: someone(),
            payment: card,
            codes: ["TWENTY"],
          }),
        ),
      ),
    );
    expect(done.filter((d) => d.status === "fulfilled")).toHaveLength(20);
    const refusals = done.flatMap((d) => (d.status === "rejected" ? [d.reason.code] : []));
    expect(new Set(refusals).difference(new Set(["promotion.used_up", "promotion.code_unknown"]))).toEqual(
      new Set(),
    );
    const [code] = await db().select().from(promotionCodes).where(eq(promotionCodes.promotionId, id));
    expect(code!.uses).toBe(20);
    expect(await checkInvariants(db())).toEqual([]);
  }, 60_000);

  test("is given back when its order dies, once, and another can use it", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100, maxUses: 1 }, [
      { code: "1AST", maxUses: 1 },
    ]);
    const first = await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["1AST"] });
    expect(await usesOf(id)).toBe(1);
    const cancel = () => cancelOrder(as.visitor(undefined, first.token), { number: first.number });
    await Promise.allSettled([cancel(), cancel(), cancel()]);
    expect(await usesOf(id)).toBe(0);
    await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["1AST"] });
    expect(await usesOf(id)).toBe(1);
  });

  test("stays used when something of its order was handed over", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100, maxUses: 5 });
    const { pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 2 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 1 }], rest: "refused", payment });
    expect(await usesOf(id)).toBe(1);
  });
});

describe("what sending costs", () => {
  const address = (postalCode: string, countryCode = "FI") => ({
    name: "Maija",
    street: "Street 1",
    postalCode,
    city: "Helsinki",
    countryCode,
  });
  const send = (quantity: number, postalCode = "00530", countryCode = "FI") =>
    placeOrder(as.storefront(), {
      reservations: [],
      delivery: { address: address(postalCode, countryCode), lines: [{ sku: "LAMP", quantity }] },
      customer: someone(),
      payment: card,
    });

  beforeAll(async () => {
    await db().execute(sql`update variants set grams = 1500 where sku = 'LAMP'`);
    await db().execute(sql`
      insert into delivery_rates (id, country_code, postal_prefix, up_to_grams, currency, amount)
      values (gen_random_uuid(), 'FI', '', 2000, 'EUR', 490), (gen_random_uuid(), 'FI', '', null, 'EUR', 990),
        (gen_random_uuid(), 'FI', '99', null, 'EUR', 1490)`);
  });

  test.each([
    [1, "00530", 490],
    [2, "00530", 990],
    [1, "99400", 1490],
  ])("%i to %s: %i", async (units, postalCode, amount) => {
    const { token } = await send(units, postalCode);
    expect((await orderByToken(db(), token)).totalAmount).toBe(units * 4500 + amount);
  });

  test("nothing is sent where no rate is", async () =>
    expect(await problem(send(1, "114 55", "SE"))).toMatchObject({ code: "delivery.not_served" }));

  test("is taken with the first parcel, once, and never when nothing leaves", async () => {
    const { token, number } = await send(25);
    const { fulfillments, totalAmount } = await orderByToken(db(), token);
    expect(fulfillments.length).toBe(1);
    await shipped(fulfillments[0]!.id);
    expect((await moneyOf(token))[0]).toMatchObject({ captured: totalAmount, amount: totalAmount });
    const other = await send(1);
    await cancelOrder(as.visitor(undefined, other.token), { number: other.number });
    expect((await moneyOf(other.token))[0]).toMatchObject({ captured: 0 });
    expect(number).not.toBe(other.number);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is free above an amount, by a promotion", async () => {
    await addPromotion({ kind: "free_delivery", minimumAmount: 6000 });
    const { token } = await send(2);
    expect((await orderByToken(db(), token)).totalAmount).toBe(9000);
    expect((await orderByToken(db(), (await send(1)).token)).totalAmount).toBe(4990);
  });

  async function shipped(id: string) {
    await startPickingDelivery(as.admin(), { id });
    const [line] = rowsOf<{ id: string; ordered: number }>(
      await db().execute(sql`select id, ordered from fulfillment_lines where fulfillment_id = ${id}`),
    );
    await db().execute(sql`update fulfillment_lines set picked = ordered where id = ${line!.id}`);
    await packDelivery(as.admin(), { id });
    await shipDelivery(as.admin(), { id });
    await markDelivered(as.admin(), { id });
  }
});

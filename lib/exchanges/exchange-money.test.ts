import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { derivedToken } from "@/lib/kernel/secrets";
import { dailyClosing } from "@/lib/orders/daily-closing";
import { orderById } from "@/lib/orders/queries";
import { receiptByToken } from "@/lib/orders/receipt";
import { returnById } from "@/lib/returns/queries";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dayOf } from "@/lib/stores/hours";
import { exchangeGoods } from "./exchange-goods";
import { type Bought, bought } from "./testing/bought";

testDatabase();

const prices = { BREAD: 450, RYE: 450, CAKE: 950, BUN: 130 };
type Sku = keyof typeof prices;

let world: World;
let clerk: Ctx;
let boss: Ctx;
beforeAll(async () => {
  world = await buildWorld(
    Object.entries(prices).map(([sku, price]) => ({ sku, price, kallio: 500, kamppi: 500 })),
  );
  clerk = as.clerk(world.kallio);
  boss = as.manager(world.kamppi);
});
beforeEach(() => async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

type Units = [sku: Sku, quantity: number];
const swap = (order: Bought, back: Units[], out: Units[], more: object = {}) =>
  exchangeGoods(boss, {
    order: order.number,
    store: "kamppi",
    lines: back.map(([sku, quantity]) => ({ lineId: order.lineOf(sku), quantity, condition: "restock" })),
    out: out.map(([sku, quantity]) => ({ sku, quantity })),
    payment: { method: "cash", receiptNumber: "K-31" },
    ...more,
  });
const closingOf = async (store: "kallio" | "kamppi") => {
  const closing = await dailyClosing(db(), as.admin(), { store, day: dayOf("Europe/Helsinki", new Date()) });
  return new Map(closing.means.map(({ means, out, back }) => [means, { out, back }]));
};
const paymentsOf = (orderId: string) => rows<
  Record<"captured" | "refunded" | "exchanged", number> & { method: string }
>`
  select method, captured, refunded, exchanged from payments where order_id = ${orderId} order by method`;
const atProvider = async (orderId: string) =>
  (
    await rows<{ captured: number; refunded: number }>`
      select d.captured, d.refunded from demo_provider_payments d join payments p on p.id = d.id where p.order_id = ${orderId}`
  )[0];

/** An order that went out in exchange, as one that something can be brought back of. */
async function asBought(orderId: string): Promise<Bought> {
  const order = await orderById(db(), orderId);
  const [pickup] = order.fulfillments;
  const ids = new Map(pickup!.lines.map((line) => [line.sku, line.id]));
  return { id: orderId, number: order.number, token: "", pickup: pickup!.id, lineOf: (sku) => ids.get(sku)! };
}
const bringBack = (order: Bought, sku: Sku, quantity: number) =>
  receiveReturn(boss, {
    order: order.number,
    store: "kamppi",
    lines: [{ lineId: order.lineOf(sku), quantity, condition: "restock" }],
  });

test("a store's day shows what the till took and gave for the difference, and nothing of an even exchange", async () => {
  const order = await bought(clerk, [
    { sku: "CAKE", quantity: 2 },
    { sku: "BREAD", quantity: 2 },
  ]);
  const before = (await closingOf("kamppi")).get("cash")!;
  await swap(order, [["BREAD", 1]], [["RYE", 1]]);
  expect((await closingOf("kamppi")).get("cash")).toEqual(before);
  await swap(order, [["BREAD", 1]], [["CAKE", 1]]);
  expect((await closingOf("kamppi")).get("cash")).toEqual({ ...before, out: before.out + 500 });
  await swap(order, [["CAKE", 1]], [["BREAD", 1]]);
  expect((await closingOf("kamppi")).get("cash")).toEqual({ out: before.out + 500, back: before.back + 500 });
});

test("a card gets the difference back, once its provider has said so, and what it paid besides goes out with it", async () => {
  const order = await bought(clerk, [{ sku: "CAKE", quantity: 1 }], "card");
  const done = await swap(order, [["CAKE", 1]], [["BREAD", 1]]);
  expect(await returnById(db(), boss, done.returnId)).toMatchObject({ state: "exchanged" });
  await workOff();
  expect(await atProvider(order.id)).toEqual({ captured: 950, refunded: 500 });
  expect(await paymentsOf(order.id)).toEqual([
    { method: "demo_card", captured: 950, refunded: 500, exchanged: 450 },
  ]);
});

test("what went out is brought back: the till gives what it took, the card what it had paid", async () => {
  const order = await bought(clerk, [{ sku: "BREAD", quantity: 2 }], "card");
  const done = await swap(order, [["BREAD", 2]], [["CAKE", 2]]);
  const fresh = await asBought(done.orderId);
  const first = await bringBack(fresh, "CAKE", 1);
  expect(await paymentsOf(fresh.id)).toMatchObject([
    { method: "exchange", captured: 900, refunded: 0 },
    { method: "pay_in_store", captured: 1000, refunded: 950 },
  ]);
  expect(await returnById(db(), boss, first)).toMatchObject({ state: "refunded" });
  const second = await bringBack(fresh, "CAKE", 1);
  expect(await returnById(db(), boss, second)).toMatchObject({ state: "received" });
  await workOff();
  expect(await returnById(db(), boss, second)).toMatchObject({ state: "refunded" });
  expect(await atProvider(order.id)).toEqual({ captured: 900, refunded: 900 });
  expect(await paymentsOf(order.id)).toMatchObject([{ refunded: 900, exchanged: 0 }]);
});

test("what went out is exchanged again, and again, and its money is always one step away", async () => {
  const { code } = await issueGiftCard(boss, { amount: 500 });
  const order = await bought(clerk, [{ sku: "CAKE", quantity: 1 }], { giftCard: code });
  const first = await asBought((await swap(order, [["CAKE", 1]], [["RYE", 2]])).orderId);
  const second = await asBought((await swap(first, [["RYE", 2]], [["CAKE", 1]])).orderId);
  const third = await asBought((await swap(second, [["CAKE", 1]], [["BUN", 1]])).orderId);
  await workOff();
  expect(await atProvider(order.id)).toEqual({ captured: 450, refunded: 450 });
  await bringBack(third, "BUN", 1);
  await workOff();
  expect((await giftCardBalance(as.visitor(), { code })).amount).toBe(500);
  expect((await paymentsOf(order.id)).map(({ exchanged }) => exchanged)).toEqual([0, 0]);
});

test("the receipts of both orders say what each has paid, and by which goods", async () => {
  const order = await bought(clerk, [{ sku: "BREAD", quantity: 2 }]);
  const done = await swap(order, [["BREAD", 1]], [["CAKE", 1]]);
  const receiptOf = async (id: string) => (await receiptByToken(db(), derivedToken("order", id))).payment;
  expect(await receiptOf(order.id)).toEqual({
    method: "pay_in_store",
    captured: 900,
    refunded: 450,
    exchange: 0,
  });
  expect(await receiptOf(done.orderId)).toEqual({
    method: "pay_in_store",
    captured: 950,
    refunded: 0,
    exchange: 450,
  });
});

test("what was never paid cannot be exchanged", async () => {
  const order = await bought(clerk, [{ sku: "BREAD", quantity: 1 }], "card");
  await rows`update payments set captured = 0, uncollected = 450 where order_id = ${order.id}`;
  await expect(swap(order, [["BREAD", 1]], [["RYE", 1]])).rejects.toMatchObject({
    code: "exchange.not_paid",
  });
  await rows`update payments set captured = 450, uncollected = 0 where order_id = ${order.id}`;
});

test("what goes out has today's price with the promotions of today; what was taken off stays with what comes back", async () => {
  const promotion = await addPromotion({ kind: "percent", basisPoints: 1000 });
  const order = await bought(clerk, [{ sku: "BREAD", quantity: 3 }]);
  const even = await swap(order, [["BREAD", 1]], [["RYE", 1]]);
  expect(await orderById(db(), even.orderId)).toMatchObject({ totalAmount: 405, discountAmount: 45 });
  await rows`update promotions set ends_at = now() where id = ${promotion}`;
  const dearer = await swap(order, [["BREAD", 1]], [["RYE", 1]]);
  expect(await paymentsOf(dearer.orderId)).toMatchObject([{ captured: 405 }, { captured: 45 }]);
});

test("any mix of lines out and back: value back + taken − given = value out, in the books", async () => {
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const skus = Object.keys(prices) as Sku[];
  await addPromotion({ kind: "percent", basisPoints: 333 });
  for (let mix = 0; mix < 8; mix++) {
    const { code } = await issueGiftCard(boss, { amount: 300 + next(900) });
    const paid = (["till", "card", { giftCard: code }] as const)[next(3)]!;
    const had = skus.map((sku) => ({ sku, quantity: 1 + next(3) }));
    const order = await bought(clerk, had, paid);
    const back = had.filter(() => next(2) === 0).map(({ sku, quantity }): Units => [sku, 1 + next(quantity)]);
    if (back.length === 0) back.push(["BREAD", 1]);
    const out = skus.filter(() => next(2) === 0).map((sku): Units => [sku, 1 + next(4)]);
    if (out.length === 0) out.push(["BUN", 1]);
    const done = await swap(order, back, out);
    const [said] = await rows<{ data: Record<"back" | "out" | "taken" | "given", number> }>`
      select data from events where order_id = ${order.id} and name = 'return.exchanged'`;
    const { data } = said!;
    expect(data.back + data.taken - data.given).toBe(data.out);
    const papers = await rows<{ total: number }>`
      select total_amount as total from documents
      where order_id = ${done.orderId} or cause = ${`return:${done.returnId}`} order by kind`;
    expect(papers.map(({ total }) => total)).toEqual([data.back, data.out]);
    await workOff();
    const kept = (await paymentsOf(order.id)).reduce((sum, p) => sum + p.captured - p.refunded, 0);
    const [value] = await rows<{ total: number }>`
      select total_amount as total from orders where id = ${order.id}`;
    expect(kept).toBe(value!.total - data.given);
    expect(await checkInvariants(db())).toEqual([]);
  }
});

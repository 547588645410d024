import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { dailyClosing } from "@/lib/orders/daily-closing";
import { markCollected } from "@/lib/pickup/mark-collected";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dayOf } from "@/lib/stores/hours";
import { askAgain } from "./ask-again";
import { refusedPayments } from "./refused-payments";
import { settleOtherwise } from "./settle-otherwise";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 500, kamppi: 50 }]);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const manager = () => as.manager(world.kallio);

/** Three breads by this card, handed over at Kallio. */
async function bought(card: string) {
  const by = as.storefront();
  const { number, token, id } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 3 }] })],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: "demo_card", token: card },
  });
  const [part] = await partsOf(token);
  await bringTo("ready", world.kallio, part!.id);
  await markCollected(as.clerk(world.kallio), {
    id: part!.id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
  });
  await workOff();
  return { id, number, line: part!.lines[0]!.id };
}
type Bought = Awaited<ReturnType<typeof bought>>;

const bringBack = async ({ number, line }: Bought, quantity = 1) => {
  await receiveReturn(as.clerk(world.kallio), {
    order: number,
    store: "kallio",
    lines: [{ lineId: line, quantity, condition: "restock" }],
  });
};
/** The company's own books say that all was given back already, so that it says no; and that was its last try. */
const refusedForGood = async ({ id }: Bought) => {
  await rows`update demo_provider_payments set refunded = captured where id = (select id from payments where order_id = ${id})`;
  await rows`update payment_operations set tries = 5 where kind = 'refund' and state = 'asked'
    and payment_id = (select id from payments where order_id = ${id})`;
  await workOff();
};
const mended = ({ id }: Bought) => rows`
  update demo_provider_payments set refunded = 0 where id = (select id from payments where order_id = ${id})`;
const cardOf = async ({ id }: Bought) => {
  await workOff();
  const [card] = await rows<
    Record<"id", string> & Record<"captured" | "refunded" | "ahead" | "uncollected" | "otherwise", number>
  >`
    select id, captured, refunded, ahead, uncollected, otherwise from payments where order_id = ${id}`;
  return card!;
};
const hanging = async ({ number }: Bought) =>
  (await refusedPayments(db(), manager())).filter(({ order }) => order === number);
const returnsOf = ({ id }: Bought) =>
  rows<{ state: string }>`select state from returns where order_id = ${id}`;
const cashToday = async () => {
  const day = dayOf("Europe/Helsinki", new Date());
  return (await dailyClosing(db(), manager(), { store: "kallio", day })).means[0]!;
};

describe("a refund that its provider refuses", () => {
  let order: Bought;
  beforeEach(async () => {
    order = await bought("demo_ok");
    await bringBack(order);
    await refusedForGood(order);
  });

  test("is shown to a manager of its store, with why, since when and how often it was tried", async () => {
    expect(await hanging(order)).toMatchObject([
      { what: "refund", amount: { amount: 450, currency: "EUR" }, tries: 6, reason: "not_refundable" },
    ]);
    const others = await refusedPayments(db(), as.manager(world.kamppi));
    expect(others.filter(({ order: number }) => number === order.number)).toEqual([]);
    expect((await problem(refusedPayments(db(), as.clerk(world.kallio)))).code).toBe("auth.forbidden");
  });

  test("is asked for again, once, and closes its return when it comes", async () => {
    await mended(order);
    const { id } = await cardOf(order);
    const both = await Promise.allSettled([
      askAgain(manager(), { id, what: "refund" }),
      askAgain(manager(), { id, what: "refund" }),
    ]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await cardOf(order)).toMatchObject({ refunded: 450, ahead: 0 });
    expect(await hanging(order)).toEqual([]);
    expect(await returnsOf(order)).toEqual([{ state: "refunded" }]);
  });

  test("hangs again when it is refused again", async () => {
    const { id } = await cardOf(order);
    await askAgain(manager(), { id, what: "refund" });
    expect(await hanging(order)).toEqual([]);
    await refusedForGood(order);
    expect(await hanging(order)).toMatchObject([{ amount: { amount: 450 } }]);
  });

  test("is settled from the till: the record says why, the day has it, the return is over", async () => {
    const { id } = await cardOf(order);
    const before = await cashToday();
    await settleOtherwise(manager(), { id, what: "refund", means: "cash", reason: "The card is closed" });
    expect(await cardOf(order)).toMatchObject({ refunded: 0, ahead: 0, otherwise: -450 });
    expect((await cashToday()).back - before.back).toBe(450);
    expect(await hanging(order)).toEqual([]);
    expect(await returnsOf(order)).toEqual([{ state: "refunded" }]);
    const [event] = await rows<{ actor: string; data: object }>`
      select actor, data from events where name = 'payment.settled' order by at desc limit 1`;
    expect(event).toMatchObject({ data: { method: "cash", reason: "The card is closed", amount: 450 } });
    await mended(order);
    await bringBack(order, 2);
    expect(await cardOf(order)).toMatchObject({ refunded: 900, otherwise: -450 });
  });

  test("is nobody else's to settle, and not to be written off", async () => {
    const { id } = await cardOf(order);
    const settle = (by = manager(), more = {}) =>
      settleOtherwise(by, { id, what: "refund", means: "cash", reason: "x", ...more });
    for (const [code, work] of [
      ["auth.forbidden", () => settle(as.clerk(world.kallio))],
      ["auth.forbidden", () => askAgain(as.clerk(world.kallio), { id, what: "refund" })],
      ["auth.required", () => settle(as.visitor())],
      ["payment.not_found", () => settle(as.manager(world.kamppi))],
      ["payment.not_found", () => askAgain(as.manager(world.kamppi), { id, what: "refund" })],
      ["input.invalid", () => settle(manager(), { means: "written_off" })],
      ["payment.nothing_refused", () => settle(manager(), { what: "capture" })],
    ] as const)
      expect((await problem(work())).code).toBe(code);
    expect(await cardOf(order)).toMatchObject({ ahead: 450, otherwise: 0 });
  });
});

describe("goods that are gone, and whose money a provider refuses", () => {
  let order: Bought;
  beforeEach(async () => {
    order = await bought("demo_capture_fails");
  });

  test("are shown, and can be paid at the till; brought back later, the till gives it back", async () => {
    const { id } = await cardOf(order);
    expect(await hanging(order)).toMatchObject([{ what: "capture", amount: { amount: 1350 } }]);
    const before = await cashToday();
    await settleOtherwise(manager(), { id, what: "capture", means: "cash", reason: "Paid at the till" });
    expect(await cardOf(order)).toMatchObject({ captured: 0, uncollected: 0, otherwise: 1350 });
    expect((await cashToday()).out - before.out).toBe(1350);
    await bringBack(order);
    expect(await cardOf(order)).toMatchObject({ otherwise: 900 });
    expect((await cashToday()).back - before.back).toBe(450);
  });

  test("can be written off: then nothing is given for them when they come back", async () => {
    const { id } = await cardOf(order);
    await settleOtherwise(manager(), {
      id,
      what: "capture",
      means: "written_off",
      reason: "Cannot be reached",
    });
    expect(await hanging(order)).toEqual([]);
    const before = await cashToday();
    await bringBack(order);
    expect(await cardOf(order)).toMatchObject({ uncollected: 900, otherwise: 0 });
    expect(await cashToday()).toEqual(before);
  });

  test("are not asked for again once the card's money was let go", async () => {
    const { id } = await cardOf(order);
    await rows`update payments set state = 'voided' where id = ${id}`;
    expect((await problem(askAgain(manager(), { id, what: "capture" }))).code).toBe("payment.let_go");
    await rows`update payments set state = 'captured' where id = ${id}`;
    await askAgain(manager(), { id, what: "capture" });
    expect(await cardOf(order)).toMatchObject({ uncollected: 1350 });
    expect(await hanging(order)).toMatchObject([{ what: "capture", tries: 1 }]);
  });
});

test("nobody settles what they paid themselves", async () => {
  const order = await bought("demo_capture_fails");
  const { id } = await cardOf(order);
  const by = manager();
  await rows`update orders set customer_email = ${"own@aisle.example"} where number = ${order.number}`;
  const own = { ...by, actor: { ...by.actor, email: "own@aisle.example" } } as typeof by;
  expect((await problem(askAgain(own, { id, what: "capture" }))).code).toBe("payment.own_order");
});

test("an order that waits at no place of theirs is nobody's", async () => {
  await orderedAt("kamppi", [{ sku: "BREAD", quantity: 1 }]);
  expect(await refusedPayments(db(), as.manager(world.kamppi))).toEqual([]);
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { address } from "@/db/testing/deliveries";
import { workOff } from "@/db/testing/jobs";
import { bringTo, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { dailyClosing } from "@/lib/orders/daily-closing";
import { orderByNumber, orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { markCollected } from "@/lib/pickup/mark-collected";
import { undoPress } from "@/lib/pickup/undo-press";
import { giveRefund } from "@/lib/refunds/give-refund";
import { refusedPayments } from "@/lib/refunds/refused-payments";
import { settleOtherwise } from "@/lib/refunds/settle-otherwise";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dayOf } from "@/lib/stores/hours";
import { listStores, storeBySlug } from "@/lib/stores/queries";
import { cancelLine } from "./cancel-line";
import { counterQuote } from "./counter-quote";
import { counterSale, counterSales } from "./counter-sales";
import { sellAtCounter } from "./sell-at-counter";

testDatabase();
let world: World;
let clerk: Ctx;
let there: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "TEA", price: 500, kallio: 0, kamppi: 100 },
    { sku: "POT", price: 3000, kallio: 0, kamppi: 100 },
    { sku: "LAST", price: 1000, kallio: 0, kamppi: 1 },
  ]);
  clerk = as.clerk(world.kallio);
  there = as.clerk(world.kamppi);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const customer = { name: "Emmi Virta", email: "emmi@example.com", phone: "+358 40 1234567" };
const collected = (sku: string, quantity: number) => ({ sku, quantity, collectAt: "kamppi" });
type Input = Parameters<typeof sellAtCounter>[1];
const sale = (lines: Input["lines"], amount: number, more: Partial<Input> = {}): Input => ({
  store: "kallio",
  lines,
  customer,
  payment: { method: "cash", receiptNumber: "K-17" },
  expectedTotal: { amount, currency: "EUR" },
  ...(lines.some((line) => !line.collectAt) ? { address } : {}),
  ...more,
});
const today = async () =>
  dailyClosing(db(), as.manager(world.kallio), {
    store: "kallio",
    day: dayOf("Europe/Helsinki", new Date()),
  });
const cashOf = async () => (await today()).means.find(({ means }) => means === "cash")!;
const traces =
  () => rows`select (select count(*) from orders) as orders, (select count(*) from payments) as payments,
  (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;
const handOver = (id: string) =>
  markCollected(there, {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: customer.name, relation: "customer" },
  });

/** Three teas and a pot, sold at Kallio, ready at Kamppi. */
async function ready() {
  const sold = await sellAtCounter(clerk, sale([collected("TEA", 3), collected("POT", 1)], 4500));
  const [part] = await partsOf(sold.token);
  await bringTo("ready", world.kamppi, part!.id);
  const lines = Object.fromEntries(part!.lines.map((line) => [line.sku, line.id]));
  return { ...sold, pickup: part!.id, lines: lines as Record<"TEA" | "POT", string> };
}

describe("a sale of what this store lacks", () => {
  test("is an order of its parts, paid into this store's till at once", async () => {
    const before = await cashOf();
    const { number, token } = await sellAtCounter(
      clerk,
      sale([collected("TEA", 2), { sku: "POT", quantity: 1 }], 4000),
    );
    const order = await orderByToken(db(), token);
    expect(order).toMatchObject({ state: "placed", totalAmount: 4000, customer: { ...customer, id: null } });
    expect(order.payment).toMatchObject({ method: "counter", state: "authorised", captured: 4000, owed: 0 });
    expect(order.fulfillments.map((f) => [f.method, f.store, f.state])).toEqual([
      ["pickup", "kamppi", "requested"],
      ["delivery", "kamppi", "requested"],
    ]);
    expect(await cashOf()).toEqual({ ...before, out: before.out + 4000 });
    const [mail] = await rows<{ recipient: string }>`
      select m.* from messages m join events e on e.id = m.event_id where e.order_id = ${order.id}`;
    expect(mail).toBeUndefined();
    await workOff();
    expect(
      await rows`select 1 from messages m join events e on e.id = m.event_id where e.order_id = ${order.id}`,
    ).toHaveLength(1);
    expect(await counterSale(db(), clerk, number)).toMatchObject({
      store: "kallio",
      means: "cash",
      receiptNumber: "K-17",
      total: { amount: 4000, currency: "EUR" },
    });
    expect((await counterSales(db(), clerk, { store: "kallio", limit: 5 }))[0]!.number).toBe(number);
    expect(await counterSales(db(), there, { limit: 5 })).toEqual([]);
    expect((await orderByNumber(db(), clerk, number)).number).toBe(number);
  });

  test("is handed over without money, once it is there; and a mistaken press is undone", async () => {
    const { pickup, id } = await ready();
    await handOver(pickup);
    const payment = async () =>
      (await rows`select captured, ahead, state from payments where order_id = ${id}`)[0];
    expect(await payment()).toEqual({ captured: 4500, ahead: 0, state: "captured" });
    await undoPress(as.manager(world.kamppi), { id: pickup });
    expect(await payment()).toEqual({ captured: 4500, ahead: 4500, state: "authorised" });
    await handOver(pickup);
    expect(await payment()).toEqual({ captured: 4500, ahead: 0, state: "captured" });
    expect((await orderByToken(db(), (await ready()).token)).state).toBe("placed");
  });

  test("comes back to any store, whose till gives the money back", async () => {
    const { pickup, number, lines } = await ready();
    await handOver(pickup);
    const before = await cashOf();
    await receiveReturn(clerk, {
      order: number,
      store: "kallio",
      lines: [{ lineId: lines.TEA, quantity: 1, condition: "restock" }],
    });
    await giveRefund(there, {
      order: number,
      store: "kamppi",
      lines: [{ lineId: lines.POT, amount: 700 }],
      reason: "A dent",
    });
    expect(await cashOf()).toEqual({ ...before, back: before.back + 500 });
    expect(
      (
        await rows`select refunded, refunding from payments where order_id = (select id from orders
      where number = ${number})`
      )[0],
    ).toEqual({ refunded: 1200, refunding: 0 });
  });

  test("that is called off waits for a manager of the store whose till has the money", async () => {
    const { pickup, number } = await ready();
    await cancelPickup(there, { id: pickup, reason: "Broken" });
    await workOff();
    const manager = as.manager(world.kallio);
    const hangs = (await refusedPayments(db(), manager)).find(({ order }) => order === number)!;
    expect(hangs).toMatchObject({ what: "refund", method: "counter", amount: { amount: 4500 }, tries: 1 });
    const before = await cashOf();
    await settleOtherwise(manager, { id: hangs.id, what: "refund", means: "cash", reason: "At the till" });
    expect(await cashOf()).toEqual({ ...before, back: before.back + 4500 });
    expect((await refusedPayments(db(), manager)).filter(({ order }) => order === number)).toEqual([]);
  });

  test("gives back only what is called off, while the rest goes on", async () => {
    const sold = await sellAtCounter(clerk, sale([collected("TEA", 1), { sku: "POT", quantity: 1 }], 3500));
    const parcel = (await partsOf(sold.token)).find(({ method }) => method === "delivery")!;
    await cancelLine(there, { number: sold.number, lineId: parcel.lines[0]!.id });
    await workOff();
    const mine = (await refusedPayments(db(), as.manager(world.kallio))).filter(
      (r) => r.order === sold.number,
    );
    expect(mine.map((r) => r.amount.amount)).toEqual([3000]);
    expect((await orderByToken(db(), sold.token)).state).toBe("placed");
  });

  test("of the last one is one sale, however many sell it at once", async () => {
    const said = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        sellAtCounter(as.clerk(world.kallio), sale([collected("LAST", 1)], 1000)),
      ),
    );
    expect(said.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await levelOf(world.kamppi, "LAST")).toEqual({ on_hand: 1, reserved: 0, allocated: 1 });
  });

  const tea = () => sale([collected("TEA", 1)], 500);
  test.each<[string, string, () => Promise<unknown>]>([
    ["a shopper", "auth.required", () => sellAtCounter(as.visitor(), tea())],
    ["a storefront key", "auth.forbidden", () => sellAtCounter(as.storefront(), tea())],
    ["another store's clerk", "store.not_found", () => sellAtCounter(there, tea())],
    ["another price", "order.total_changed", () => sellAtCounter(clerk, sale([collected("TEA", 1)], 499))],
    [
      "more than there is",
      "reservation.insufficient_stock",
      () => sellAtCounter(clerk, sale([collected("LAST", 5)], 5000)),
    ],
    [
      "goods nobody sells",
      "variant.not_found",
      () => sellAtCounter(clerk, sale([collected("GHOST", 1)], 500)),
    ],
    [
      "whoever sells to themselves",
      "sale.own",
      () => sellAtCounter(clerk, { ...tea(), customer: { ...customer, email: "Associate@aisle.example" } }),
    ],
    [
      "no address for a parcel",
      "input.invalid",
      () => sellAtCounter(clerk, { ...sale([{ sku: "TEA", quantity: 1 }], 500), address: undefined }),
    ],
  ])("is refused for %s (%s), and nothing changed", async (_who, code, attempt) => {
    const before = await traces();
    const levels = await levelOf(world.kamppi, "TEA");
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
    expect(await levelOf(world.kamppi, "TEA")).toEqual(levels);
  });
});

describe("what it would cost, and when", () => {
  test("is said for each way that all of a line can be had, from the same availability", async () => {
    const from = await storeBySlug(db(), "kallio");
    const lines = [
      { sku: "TEA", quantity: 2, collectAt: "kamppi" },
      { sku: "LAST", quantity: 9, collectAt: null },
    ];
    const { lines: quoted, quote } = await counterQuote(db(), clerk, {
      lines,
      from,
      stores: await listStores(db()),
    });
    expect(quoted[0]).toMatchObject({ title: "The TEA", unitAmount: 500 });
    expect(quoted[0]!.ways.map((way) => way.collectAt)).toEqual(["kamppi", null]);
    expect(quoted[0]!.ways[0]!.distanceMeters).toBeGreaterThan(500);
    expect(quoted[1]!.ways).toEqual([]);
    expect(quote.priced.totalAmount).toBe(2 * 500 + 9 * 1000);
  });
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { orderById } from "@/lib/orders/queries";
import { undoPress } from "@/lib/pickup/undo-press";
import { returnById } from "@/lib/returns/queries";
import { exchangeGoods } from "./exchange-goods";
import { quoteExchange } from "./quote-exchange";
import { type Bought, bought } from "./testing/bought";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500, kamppi: 100 },
    { sku: "RYE", price: 450, kallio: 500, kamppi: 100 },
    { sku: "CAKE", price: 950, kallio: 500, kamppi: 3, safetyStock: 2 },
    { sku: "BUN", price: 130, kallio: 500, kamppi: 100 },
    { sku: "BEER", price: 450, ageLimit: 18, kallio: 500, kamppi: 100 },
    { sku: "LAMP", price: 90_000, kallio: 500, kamppi: 100 },
  ]);
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi, "Kaisa Kamppi");
});

let order: Bought;
beforeEach(async () => {
  order = await bought(clerk, [{ sku: "BREAD", quantity: 3 }]);
  return async () => expect(await checkInvariants(db())).toEqual([]);
});

const swap = (out: string, quantity = 1, more: object = {}, ctx = neighbour) =>
  exchangeGoods(ctx, {
    order: order.number,
    store: ctx === clerk ? "kallio" : "kamppi",
    lines: [{ lineId: order.lineOf("BREAD"), quantity, condition: "restock" }],
    out: [{ sku: out, quantity }],
    ...more,
  });
const cash = { payment: { method: "cash", receiptNumber: "K-31" } };

/** Everything that an exchange could have moved. */
const everything = async () => ({
  levels:
    await rows`select location_id, variant_id, on_hand, reserved, allocated from stock_levels order by 1, 2`,
  payments: await rows`select id, captured, refunded, refunding, exchanged from payments order by id`,
  orders: await rows`select id, state from orders order by id`,
  returns: await rows`select id, state from returns order by id`,
  documents: await rows`select id from documents order by id`,
  told: await rows`select id from events order by id`,
});
async function refused(work: () => Promise<unknown>, code: string, details: object = {}): Promise<void> {
  const before = await everything();
  await expect(work()).rejects.toMatchObject({ code, details });
  expect(await everything()).toEqual(before);
}

describe("an exchange", () => {
  test("of goods that cost the same moves goods and no money", async () => {
    const before = [await levelOf(world.kamppi, "BREAD"), await levelOf(world.kamppi, "RYE")];
    const done = await swap("RYE", 2);
    const after = [await levelOf(world.kamppi, "BREAD"), await levelOf(world.kamppi, "RYE")];
    expect(after.map((l, i) => l.on_hand - before[i]!.on_hand)).toEqual([2, -2]);
    expect(await returnById(db(), neighbour, done.returnId)).toMatchObject({
      state: "exchanged",
      order: order.number,
      amount: { amount: 900 },
    });
    const fresh = await orderById(db(), done.orderId);
    expect(fresh).toMatchObject({
      state: "completed",
      totalAmount: 900,
      customer: { name: "Maija Meikäläinen" },
      payment: { method: "exchange", captured: 900 },
      fulfillments: [{ state: "collected", store: "kamppi", lines: [{ sku: "RYE", collected: 2 }] }],
    });
    expect(fresh.fulfillments[0]!.timeline.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["order.placed", "pickup.collected", "order.completed"]),
    );
    const moved = await rows`select 1 from events e where e.order_id in (${order.id}, ${done.orderId})
      and e.name like 'payment.%' and e.at > (select received_at - interval '1 second' from returns where id = ${done.returnId})
      and e.location_id = ${world.kamppi}`;
    expect(moved).toEqual([]);
  });

  test("for dearer goods takes the difference, and has both papers", async () => {
    const quote = await quoteExchange(db(), neighbour, {
      order: order.number,
      store: "kamppi",
      lines: [{ lineId: order.lineOf("BREAD"), quantity: 1, condition: "restock" }],
      out: [{ sku: "CAKE", quantity: 1 }],
    });
    expect(quote).toMatchObject({ back: { amount: 450 }, out: { amount: 950 }, difference: { amount: 500 } });
    await refused(() => swap("CAKE"), "exchange.unpaid", { difference: quote.difference });
    const done = await swap("CAKE", 1, { ...cash, expectedDifference: quote.difference });
    const papers = await rows`
      select kind, total_amount as total, order_id as "order" from documents
      where order_id in (${order.id}, ${done.orderId}) and location_id = ${world.kamppi} order by kind`;
    expect(papers).toEqual([
      { kind: "credit_note", total: 450, order: order.id },
      { kind: "receipt", total: 950, order: done.orderId },
    ]);
    const [proof] = await rows`
      select h.verification, h.collected_by_name as by from handovers h join fulfillments f on f.id = h.fulfillment_id
      where f.order_id = ${done.orderId}`;
    expect(proof).toEqual({ verification: "brought_back", by: "Maija Meikäläinen" });
  });

  test("may be for another unit of the same, and sells what is kept from online sale", async () => {
    await swap("BREAD", 1, { lines: [{ lineId: order.lineOf("BREAD"), quantity: 1, condition: "damaged" }] });
    await swap("CAKE", 1, cash);
    await swap("CAKE", 1, cash);
    expect((await levelOf(world.kamppi, "CAKE")).on_hand).toBeLessThan(2);
  });

  test("of a damaged thing writes it off", async () => {
    const before = await levelOf(world.kamppi, "BREAD");
    await swap("RYE", 1, { lines: [{ lineId: order.lineOf("BREAD"), quantity: 1, condition: "damaged" }] });
    expect(await levelOf(world.kamppi, "BREAD")).toEqual(before);
  });

  test("happens once, also when two counters press at once", async () => {
    const outcomes = await Promise.allSettled([swap("RYE", 2), swap("RYE", 2, {}, clerk)]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((o) => o.status === "rejected")).toMatchObject({
      reason: { code: "return.quantity" },
    });
  });

  test("crosswise at one counter never deadlocks", async () => {
    const other = await bought(clerk, [{ sku: "RYE", quantity: 3 }]);
    await Promise.all([
      swap("RYE", 1, {}, clerk),
      exchangeGoods(clerk, {
        order: other.number,
        store: "kallio",
        lines: [{ lineId: other.lineOf("RYE"), quantity: 1, condition: "restock" }],
        out: [{ sku: "BREAD", quantity: 1 }],
      }),
    ]);
  });

  test("is not undone as a handover: its goods are brought back", async () => {
    const done = await swap("RYE");
    const { fulfillments } = await orderById(db(), done.orderId);
    const manager = as.manager(world.kamppi);
    await refused(() => undoPress(manager, { id: fulfillments[0]!.id }), "pickup.nothing_to_undo");
    await refused(() => undoPress(as.manager(world.kallio), { id: order.pickup }), "pickup.nothing_to_undo");
  });
});

describe("an exchange is refused, and nothing moves,", () => {
  test("when there are not enough here, with what there is and where else", async () => {
    await rows`update stock_levels set safety_stock = 0 where location_id = ${world.kallio}`;
    const here = (await levelOf(world.kamppi, "CAKE")).on_hand;
    await refused(() => swap("CAKE", 3, cash), "reservation.insufficient_stock", {
      shortages: [
        { sku: "CAKE", requested: 3, available: here, elsewhere: [{ store: "kallio", available: 500 }] },
      ],
    });
  });

  test("when the difference is not what was shown", async () => {
    const shown = { expectedDifference: { amount: 0, currency: "EUR" } };
    await refused(() => swap("CAKE", 1, { ...cash, ...shown }), "exchange.difference_changed", {
      difference: { amount: 500, currency: "EUR" },
    });
  });

  test("when nobody checked an age", async () => {
    await refused(() => swap("BEER"), "pickup.age_unchecked", { ageLimit: 18 });
    await swap("BEER", 1, { ageChecked: true });
  });

  test("when it gives back more than the limit; an even one is nobody's limit", async () => {
    const dear = await bought(clerk, [{ sku: "LAMP", quantity: 2 }]);
    const lamp = (out: string, ctx: Ctx) =>
      exchangeGoods(ctx, {
        order: dear.number,
        store: "kallio",
        lines: [{ lineId: dear.lineOf("LAMP"), quantity: 1, condition: "restock" }],
        out: [{ sku: out, quantity: 1 }],
      });
    await refused(() => lamp("BUN", clerk), "exchange.over_limit");
    await lamp("LAMP", clerk);
    await lamp("BUN", as.admin());
  });

  test("for goods that the shop does not sell, or that the order has not", async () => {
    await refused(() => swap("NOTHING"), "variant.not_found");
    await refused(() => swap("RYE", 4), "return.quantity");
    await refused(() => swap("RYE", 1, { order: "1" }), "order.not_found");
  });

  test("by those who may not: shoppers, keys of a storefront, other stores' clerks, and who bought it", async () => {
    await refused(() => swap("RYE", 1, {}, as.visitor(undefined, order.token)), "auth.required");
    await refused(() => swap("RYE", 1, {}, as.storefront()), "auth.forbidden");
    await refused(() => swap("RYE", 1, { store: "kallio" }), "store.not_found");
    await refused(() => swap("RYE", 1, { beyondPolicy: true }), "auth.forbidden");
    await rows`update orders set customer_email = 'associate@aisle.example' where id = ${order.id}`;
    await refused(() => swap("RYE"), "return.own_order");
  });
});

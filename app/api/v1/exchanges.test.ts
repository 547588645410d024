import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { exchangeGoodsCall, quoteExchangeCall } from "./_contract/exchanges";
import { getOrderCall } from "./_contract/orders";
import { collectCall } from "./_contract/pickups";
import { type Caller, ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let world: World;
let clerk: Caller;
let neighbour: Caller;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "CAKE", price: 920, kallio: 90, kamppi: 2 },
  ]);
  clerk = await keyOf("associate", "kallio");
  neighbour = await keyOf("associate", "kamppi");
});

let order: { number: string; shopper: Caller; lineId: string };
beforeEach(async () => {
  const { id, number, token } = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
  await bringTo("ready", world.kallio, id);
  const { lines } = await ok(collectCall, {
    ...clerk,
    params: { id },
    body: {
      verification: { method: "id_document" },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      payment: { method: "cash" },
    },
  });
  order = { number, shopper: { bearer: token }, lineId: lines[0]!.id };
});

const body = (out: string, quantity = 1) => ({
  order: order.number,
  store: "kamppi",
  lines: [{ lineId: order.lineId, quantity, condition: "restock" }],
  out: [{ sku: out, quantity }],
});
const till = { payment: { method: "cash", receiptNumber: "K-31" } };
const everything = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(r) order by r.id) from returns r) as returns, (select count(*) from events) as events`;

describe("exchanges over the API", () => {
  it("are quoted, and made once for a key", async () => {
    const before = await everything();
    const quote = await ok(quoteExchangeCall, { ...neighbour, body: body("CAKE") });
    expect(quote).toEqual({
      back: { amount: 420, currency: "EUR" },
      out: { amount: 920, currency: "EUR" },
      difference: { amount: 500, currency: "EUR" },
      ageLimit: null,
    });
    expect(await everything()).toEqual(before);
    const key = newId();
    const expectedDifference = quote.difference;
    const asked = { ...neighbour, key, body: { ...body("CAKE"), ...till, expectedDifference } };
    const both = await Promise.all([
      ok(exchangeGoodsCall, asked),
      ok(exchangeGoodsCall, asked).catch(() => undefined),
    ]);
    const [made] = both;
    expect(await ok(exchangeGoodsCall, asked)).toEqual(made);
    expect(made).toMatchObject({
      return: { state: "exchanged", order: order.number, exchangedFor: made!.order },
      difference: { amount: 500 },
    });
    const [count] = await rows`select count(*)::int as n from returns r join orders o on o.id = r.order_id
      where o.number = ${order.number}`;
    expect(count).toEqual({ n: 1 });
    const fresh = await ok(getOrderCall, { ...neighbour, params: { number: made!.order } });
    expect(fresh).toMatchObject({
      state: "completed",
      payment: { method: "exchange", captured: { amount: 920 } },
      fulfillments: [{ state: "collected", store: "kamppi", lines: [{ sku: "CAKE", collected: 1 }] }],
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("of what is not there, without the money, or by a stranger change nothing", async () => {
    const before = await everything();
    await refused(exchangeGoodsCall, "reservation.insufficient_stock", {
      ...neighbour,
      body: { ...body("CAKE", 3), ...till },
    });
    await refused(exchangeGoodsCall, "exchange.unpaid", { ...neighbour, body: body("CAKE") });
    await refused(exchangeGoodsCall, "variant.not_found", { ...neighbour, body: body("NOTHING") });
    await refused(exchangeGoodsCall, "store.not_found", { ...clerk, body: body("RYE") });
    await refused(exchangeGoodsCall, "auth.forbidden", { ...(await keyOf("storefront")), body: body("RYE") });
    await refused(quoteExchangeCall, "auth.forbidden", { ...(await keyOf("storefront")), body: body("RYE") });
    expect(await everything()).toEqual(before);
  });
});

it("tells of every exchange call", () => {
  expectEveryCallAnswered("exchanges");
});

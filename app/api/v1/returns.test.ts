import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { collectCall } from "./_contract/pickups";
import {
  approveReturnCall,
  getReturnableCall,
  getReturnCall,
  listReturnsCall,
  receiveReturnCall,
  rejectReturnCall,
  requestReturnCall,
  withdrawReturnCall,
} from "./_contract/returns";
import { type Caller, ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let world: World;
let clerk: Caller;
let manager: Caller;
let neighbour: Caller;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
  clerk = await keyOf("associate", "kallio");
  manager = await keyOf("manager", "kallio");
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

const units = (quantity: number) => ({ lineId: order.lineId, quantity });
const body = (quantity = 1, store = "kallio") => ({
  order: order.number,
  store,
  lines: [{ ...units(quantity), condition: "restock" }],
});
const everything = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(r) order by r.id) from returns r) as returns, (select count(*) from events) as events`;

describe("returns over the API", () => {
  it("are taken at any store, once for a key", async () => {
    const key = newId();
    const asked = { ...neighbour, key, body: body(2, "kamppi") };
    const taken = await ok(receiveReturnCall, asked);
    expect(await ok(receiveReturnCall, asked)).toEqual(taken);
    expect(taken).toMatchObject({
      store: "kamppi",
      state: "refunded",
      amount: { amount: 840, currency: "EUR" },
    });
    expect(await ok(getReturnCall, { ...neighbour, params: { id: taken.id } })).toEqual(taken);
    await refused(getReturnCall, "return.not_found", { ...clerk, params: { id: taken.id } });
    expect((await ok(listReturnsCall, neighbour)).data).toContainEqual(taken);
    const { lines, returns } = await ok(getReturnableCall, {
      ...order.shopper,
      params: { number: order.number },
    });
    expect(lines).toMatchObject([{ sku: "RYE", left: 1, amount: 420 }]);
    expect(returns).toEqual([taken]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("of more than there is, of another order, by a stranger or at another's store change nothing", async () => {
    const before = await everything();
    await refused(receiveReturnCall, "return.quantity", { ...clerk, body: body(4) });
    await refused(receiveReturnCall, "return.unknown_line", {
      ...clerk,
      body: { ...body(), lines: [{ lineId: newId(), quantity: 1, condition: "restock" }] },
    });
    await refused(receiveReturnCall, "store.not_found", { ...neighbour, body: body() });
    await refused(receiveReturnCall, "auth.forbidden", { ...(await keyOf("storefront")), body: body() });
    await refused(getReturnableCall, "order.not_found", {
      bearer: "guessed",
      params: { number: order.number },
    });
    expect(await everything()).toEqual(before);
  });

  it("that are asked for online wait for a store, and can be kept after all", async () => {
    const params = { number: order.number };
    const ask = () =>
      ok(requestReturnCall, {
        ...order.shopper,
        params,
        body: { lines: [{ ...units(1), reason: "does_not_fit" }] },
      });
    const first = await ask();
    expect(first).toMatchObject({ state: "requested", store: null, needsApproval: false });
    const withdrawn = await ok(withdrawReturnCall, { ...order.shopper, params: { ...params, id: first.id } });
    expect(withdrawn.state).toBe("withdrawn");
    const second = await ask();
    const received = await ok(receiveReturnCall, {
      ...neighbour,
      body: { ...body(1, "kamppi"), return: second.id },
    });
    expect(received).toMatchObject({ id: second.id, state: "refunded", store: "kamppi" });
  });

  it("above a clerk's limit wait for a manager, who is somebody else", async () => {
    await rows`update refund_limits set amount = 500 where role = 'associate'`;
    const held = await ok(receiveReturnCall, { ...clerk, body: body(2) });
    expect(held).toMatchObject({ state: "requested", needsApproval: true, store: "kallio" });
    const params = { id: held.id };
    await refused(approveReturnCall, "auth.forbidden", { ...clerk, params });
    expect(await ok(approveReturnCall, { ...manager, params })).toMatchObject({ state: "refunded" });
    const another = await ok(receiveReturnCall, { ...clerk, body: body(1) });
    expect(another.state).toBe("refunded");
    await rows`update refund_limits set amount = 10 where role = 'associate'`;
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("can be turned down with a reason", async () => {
    const { id } = await ok(receiveReturnCall, { ...clerk, body: body(2) });
    const told = await ok(rejectReturnCall, { ...clerk, params: { id }, body: { reason: "opened" } });
    expect(told.state).toBe("rejected");
    await refused(approveReturnCall, "return.not_held", { ...manager, params: { id } });
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("returns");
});

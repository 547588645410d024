import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { cancelLineCall } from "./_contract/orders";
import { collectCall } from "./_contract/pickups";
import {
  approveRefundCall,
  askPaymentAgainCall,
  getRefundCall,
  giveRefundCall,
  listRefundsCall,
  listRefusedPaymentsCall,
  rejectRefundCall,
  settlePaymentCall,
} from "./_contract/refunds";
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
  neighbour = await keyOf("manager", "kamppi");
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

type Placed = { id: string; number: string; shopper: Caller; lineId: string };
async function placed(paid: "pay_in_store" | "demo_card" = "pay_in_store"): Promise<Placed> {
  const { id, number, token } = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }], { paid });
  return { id, number, shopper: { bearer: token }, lineId: (await partsOf(token))[0]!.lines[0]!.id };
}
async function collected(paid: "pay_in_store" | "demo_card" = "pay_in_store"): Promise<Placed> {
  const order = await placed(paid);
  await bringTo("ready", world.kallio, order.id);
  await ok(collectCall, {
    ...clerk,
    params: { id: order.id },
    body: {
      verification: { method: "id_document" },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      ...(paid === "pay_in_store" ? { payment: { method: "cash" } } : {}),
    },
  });
  await workOff();
  return order;
}

describe("a line that is called off", () => {
  it("is free again, once for a key, and only for whoever may touch the order", async () => {
    const { number, lineId, shopper } = await placed();
    const params = { number, id: lineId };
    await refused(cancelLineCall, "order.not_found", { bearer: "guessed", params, body: {} });
    await refused(cancelLineCall, "order.not_found", { ...neighbour, params, body: {} });
    await refused(cancelLineCall, "line.too_many", { ...shopper, params, body: { quantity: 4 } });
    const asked = { ...shopper, key: newId(), params, body: { quantity: 2 } };
    const answer = await ok(cancelLineCall, asked);
    expect(answer.fulfillments[0]!.lines[0]).toMatchObject({ ordered: 3, cancelled: 2 });
    expect(await ok(cancelLineCall, asked)).toEqual(answer);
    const rest = await ok(cancelLineCall, { ...clerk, params, body: { reason: "Dropped" } });
    expect(rest).toMatchObject({ state: "cancelled", fulfillments: [{ state: "cancelled" }] });
    await refused(cancelLineCall, "line.not_cancellable", { ...shopper, params, body: {} });
  });
});

describe("refunds without goods", () => {
  it("are given once for a key, and told of at their store alone", async () => {
    const { number, lineId, shopper } = await collected();
    const body = { order: number, store: "kallio", lines: [{ lineId, amount: 50 }], reason: "Stale" };
    await refused(giveRefundCall, "auth.required", { ...shopper, body });
    const asked = { ...clerk, key: newId(), body };
    const given = await ok(giveRefundCall, asked);
    expect(given).toMatchObject({ state: "given", amount: { amount: 50 }, lines: [{ quantity: 3 }] });
    expect(await ok(giveRefundCall, asked)).toEqual(given);
    expect(await ok(getRefundCall, { ...clerk, params: { id: given.id } })).toEqual(given);
    await refused(getRefundCall, "refund.not_found", { ...neighbour, params: { id: given.id } });
    await refused(getRefundCall, "refund.not_found", { ...clerk, params: { id: "x" } });
    expect((await ok(listRefundsCall, clerk)).data).toContainEqual(given);
    expect((await ok(listRefundsCall, neighbour)).data).not.toContainEqual(given);
    await refused(giveRefundCall, "refund.too_much", {
      ...clerk,
      body: { ...body, lines: [{ lineId, quantity: 3 }] },
    });
  });

  it("above a clerk's limit wait for a manager, who says yes or no", async () => {
    await rows`update refund_limits set amount = 500 where role = 'associate'`;
    const { number } = await collected();
    const body = { order: number, store: "kallio", reason: "Stale" };
    const held = await ok(giveRefundCall, { ...clerk, body });
    expect(held).toMatchObject({ state: "held", closedAt: null });
    const params = { id: held.id };
    await refused(approveRefundCall, "auth.forbidden", { ...clerk, params, body: {} });
    await refused(approveRefundCall, "refund.not_found", { ...neighbour, params, body: {} });
    expect(await ok(approveRefundCall, { ...manager, params, body: {} })).toMatchObject({ state: "given" });
    const another = await collected();
    const second = await ok(giveRefundCall, { ...clerk, body: { ...body, order: another.number } });
    const no = { ...manager, params: { id: second.id }, body: { reason: "No" } };
    expect(await ok(rejectRefundCall, no)).toMatchObject({ state: "rejected" });
    await refused(rejectRefundCall, "refund.not_held", no);
  });
});

describe("what a provider refused", () => {
  it("is listed for a manager of its store, asked for again, and settled by other means", async () => {
    const { number, lineId } = await collected("demo_card");
    await rows`update demo_provider_payments set refunded = captured`;
    const body = { order: number, store: "kallio", lines: [{ lineId, quantity: 1 }], reason: "Stale" };
    await ok(giveRefundCall, { ...clerk, body });
    const lastTry = async () => {
      await rows`update payment_operations set tries = 5 where kind = 'refund' and state = 'asked'`;
      await workOff();
    };
    await lastTry();
    await refused(listRefusedPaymentsCall, "auth.forbidden", clerk);
    expect((await ok(listRefusedPaymentsCall, neighbour)).data).toEqual([]);
    const [hanging] = (await ok(listRefusedPaymentsCall, manager)).data;
    expect(hanging).toMatchObject({ what: "refund", order: number, amount: { amount: 420 }, tries: 6 });
    const params = { id: hanging!.id };
    const again = { params, body: { what: "refund" } };
    await refused(askPaymentAgainCall, "payment.not_found", { ...neighbour, ...again });
    expect((await ok(askPaymentAgainCall, { ...manager, ...again })).data).toEqual([]);
    await refused(askPaymentAgainCall, "payment.nothing_refused", { ...manager, ...again });
    await lastTry();
    const settle = { params, body: { what: "refund", means: "bank_transfer", reason: "The card is closed" } };
    await refused(settlePaymentCall, "payment.not_found", { ...neighbour, ...settle });
    await refused(settlePaymentCall, "input.invalid", {
      ...manager,
      params,
      body: { ...settle.body, means: "written_off" },
    });
    expect((await ok(settlePaymentCall, { ...manager, ...settle })).data).toEqual([]);
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("money-back");
});

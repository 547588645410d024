import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows, rowsIn } from "@/db/testing/rows";
import { buildWorld, levelOf } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { calls } from "./_contract/calls";
import { placeOrderCall } from "./_contract/orders";
import { reserveCall } from "./_contract/reservations";
import { type Asked, ok, refused, send } from "./_testing/api";
import { keyOf, visitor } from "./_testing/callers";

testDatabase();
let kallio: string;
beforeAll(async () => {
  kallio = (await buildWorld([{ sku: "RYE", price: 420, kallio: 50, kamppi: 0 }])).kallio;
});

const reservation = { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] };
const reserved = async () => (await levelOf(kallio, "RYE")).reserved;

describe("an Idempotency-Key", () => {
  it("is required where the contract says so", async () => {
    const required = calls.filter((c) => c.key === "required");
    expect(required.length).toBeGreaterThan(20);
    const admin = await keyOf("admin");
    const params = { id: newId(), lineId: newId(), number: "1" };
    for (const call of required) {
      const body = call.body?.safeParse({}).success ? {} : bodies[call.operation];
      await refused(call, "idempotency.key_required", { ...admin, params, body, key: null });
    }
  });

  it("has at most 255 characters", async () => {
    await refused(reserveCall, "idempotency.key_invalid", { body: reservation, key: "k".repeat(256) });
    await ok(reserveCall, { body: reservation, key: "k".repeat(255) });
  });

  it("gets the same status and body again, and nothing happens twice", async () => {
    const before = await reserved();
    const again: Asked = { ...visitor(), body: reservation, key: newId() };
    const first = await send(reserveCall, again);
    const lines = [{ quantity: 1, sku: "RYE" }];
    const second = await send(reserveCall, { ...again, body: { lines, store: "kallio" } });
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(await reserved()).toBe(before + 1);
  });

  it("gets the same refusal again, even when it would succeed by now", async () => {
    const short: Asked = { body: { ...reservation, lines: [{ sku: "RYE", quantity: 99 }] }, key: newId() };
    const first = await send(reserveCall, short);
    expect(first.status).toBe(409);
    await rows`update stock_levels set on_hand = on_hand + 99 where location_id = ${kallio}`;
    const second = await send(reserveCall, short);
    await rows`update stock_levels set on_hand = on_hand - 99 where location_id = ${kallio}`;
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get("content-type")).toBe("application/problem+json");
  });

  it("is refused with another body", async () => {
    const before = await reserved();
    const { key, ...caller } = { ...visitor(), key: newId() };
    await ok(reserveCall, { ...caller, key, body: reservation });
    const other = { ...reservation, lines: [{ sku: "RYE", quantity: 2 }] };
    const { status } = await refused(reserveCall, "idempotency.key_reused", { ...caller, key, body: other });
    expect(status).toBe(422);
    expect(await reserved()).toBe(before + 1);
  });

  it("is refused while the first call still runs, which is then answered in full", async () => {
    const again: Asked = { ...visitor(), body: reservation, key: newId() };
    let first: ReturnType<typeof send> | undefined;
    await db().transaction(async (tx) => {
      await rowsIn(tx)`select 1 from stock_levels where location_id = ${kallio} for update`;
      first = send(reserveCall, again);
      await waiting();
      const { status, retryAfter } = await refused(reserveCall, "idempotency.in_progress", again);
      expect([status, retryAfter]).toEqual([409, 1]);
    });
    expect((await first!).status).toBe(201);
    expect((await send(reserveCall, again)).text).toBe((await first!).text);
  });

  it("belongs to whoever sent it: nobody is answered with another's reservation", async () => {
    const key = newId();
    const callers = [visitor(), visitor(), await keyOf("storefront"), await keyOf("storefront"), {}];
    const made = await Promise.all(callers.map((c) => ok(reserveCall, { ...c, body: reservation, key })));
    expect(new Set(made.map((r) => r.id)).size).toBe(callers.length);
  });

  it("makes one order of a lost answer and a retry, and keeps the token sealed", async () => {
    const storefront = await keyOf("storefront");
    const { id, token } = await ok(reserveCall, { ...storefront, body: reservation });
    const asked: Asked = {
      ...storefront,
      key: newId(),
      body: {
        reservations: [{ id, token }],
        customer: { name: "Emmi Virta", email: "emmi@example.com" },
        payment: { method: "pay_in_store" },
      },
    };
    const answers = await Promise.all([send(placeOrderCall, asked), send(placeOrderCall, asked)]);
    const late = await send(placeOrderCall, asked);
    expect(late.status).toBe(201);
    for (const { status, text } of answers)
      expect(status === 201 ? text : JSON.parse(text).code).toBe(
        status === 201 ? late.text : "idempotency.in_progress",
      );
    const orders = await rows`select 1 from orders`;
    expect(orders.length).toBe(1);
    const kept = JSON.stringify(await rows`select * from idempotency_keys`);
    expect(kept).not.toContain(JSON.parse(late.text).token);
    expect(kept).not.toContain(token);
  });
});

/** Until some statement waits for a lock. */
async function waiting(): Promise<void> {
  await expect
    .poll(async () => {
      const waiters = await rows`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return waiters.length;
    })
    .toBeGreaterThan(0);
}

/** A body that each call takes, for those that need one. */
const bodies: Record<string, unknown> = {
  reserve: reservation,
  placeOrder: {
    reservations: [{ id: newId(), token: "t" }],
    customer: { name: "E", email: "e@example.com" },
    payment: { method: "pay_in_store" },
  },
  pickLine: { quantity: 1 },
  issueGiftCard: { value: { amount: 500, currency: "EUR" } },
  receiveReturn: {
    order: "1",
    store: "kallio",
    lines: [{ lineId: newId(), quantity: 1, condition: "restock" }],
  },
  exchangeGoods: {
    order: "1",
    store: "kallio",
    lines: [{ lineId: newId(), quantity: 1, condition: "restock" }],
    out: [{ sku: "RYE", quantity: 1 }],
  },
  giveRefund: { order: "1", store: "kallio", reason: "stale" },
  rejectRefund: { reason: "x" },
  rejectWriteOff: { reason: "x" },
  sellAtCounter: {
    store: "kallio",
    lines: [{ sku: "RYE", quantity: 1, collectAt: "kamppi" }],
    customer: { name: "Emmi", email: "emmi@example.com" },
    payment: { method: "cash" },
    expectedTotal: { amount: 420, currency: "EUR" },
  },
  askPaymentAgain: { what: "refund" },
  settlePayment: { what: "refund", means: "cash", reason: "x" },
  requestReturn: { lines: [{ lineId: newId(), quantity: 1, reason: "other" }] },
  rejectReturn: { reason: "opened" },
  shortLine: { quantity: 1, reason: "other" },
  reschedulePickup: { windowId: null },
  changeStore: { store: "kamppi" },
  changePickupPerson: { name: null },
  chooseInstead: { shortPick: newId(), choice: "money_back" },
  requestTransfer: { from: "kamppi", to: "kallio", lines: [{ sku: "RYE", quantity: 1 }] },
  receiveTransfer: { lines: [{ lineId: newId(), received: 1 }] },
  pickDeliveryLine: { quantity: 1 },
  shortDeliveryLine: { quantity: 1, reason: "other" },
  cancelDelivery: { reason: "x" },
  startPickList: { store: "kallio" },
  pickFromList: { barcode: "2RYE" },
  takePickList: { from: "Aino Clerk" },
  shortFromList: { sku: "RYE", quantity: 1, reason: "other" },
  adjustStock: { store: "kallio", sku: "RYE", count: 1, reason: "lost" },
  countStock: { store: "kallio", lines: [{ sku: "RYE", count: 1 }] },
  setSafetyStock: { store: "kallio", sku: "RYE", units: 1 },
  cancelPickup: { reason: "x" },
  collect: {
    verification: { method: "id_document" },
    collectedBy: { name: "E", relation: "customer" },
  },
};

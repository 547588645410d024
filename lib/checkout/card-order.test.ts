import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";
import { line } from "@/lib/payments/providers/demo/line";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { cancelOrder } from "./cancel-order";
import { finalizePayment } from "./finalize-payment";
import { payOrder } from "./pay-order";
import { placeOrder } from "./place-order";
import { reconcilePayments } from "./reconcile-payments";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500 },
    { sku: "LAST", price: 990, kallio: 1 },
  ]);
});
beforeEach(() => async () => {
  line.breaks = () => false;
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

type Held = { id: string; token: string };
const customer = { name: "Emmi Virta", email: "emmi@example.com" };
const hold = (by: Ctx, sku = "BREAD", quantity = 2) =>
  reserve(by, { store: "kallio", lines: [{ sku, quantity }] });
const order = (by: Ctx, held: Held, token = "demo_ok") =>
  placeOrder(by, { reservations: [held], customer, payment: { method: "demo_card", token } });
/** An order that waits: written, its provider not asked yet. */
const unasked = (by: Ctx, held: Held, token = "demo_ok") =>
  inTransaction((tx) =>
    placeOrder(by, { reservations: [held], customer, payment: { method: "demo_card", token } }, tx),
  );
const paymentOf = async (orderId: string) =>
  (
    await rows<{ id: string; state: string; captured: number; refusal: string | null }>`
      select id, state, captured, refusal from payments where order_id = ${orderId}`
  )[0]!;
const atProvider = async (orderId: string) =>
  (
    await rows<{ state: string; captured: number; reference: string }>`
      select d.state, d.captured, d.reference from demo_provider_payments d join payments p on p.id = d.id
      where p.order_id = ${orderId}`
  )[0];
const runOut = (held: Held) => rows`
  update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'
  where id = ${held.id}`;
/** As if the provider had been asked this long ago, and all is due now. */
const longAgo = (orderId: string, seconds: number) => rows`
  update payment_operations set asked_at = now() - make_interval(secs => ${seconds}::int), next_try_at = now()
  where payment_id = (select id from payments where order_id = ${orderId}) and state = 'asked'`;
const dueNow = (orderId: string) => longAgo(orderId, 0);

describe("an order by card", () => {
  test("stands when the money is ready: placed, its goods allocated, nothing charged yet", async () => {
    const by = as.visitor();
    const before = await levelOf(world.kallio, "BREAD");
    const { id, token } = await order(by, await hold(by));
    expect(await orderByToken(db(), token)).toMatchObject({
      state: "placed",
      payment: { state: "authorised", amount: 900, captured: 0 },
      fulfillments: [{ state: "requested" }],
    });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      reserved: before.reserved,
      allocated: before.allocated + 2,
    });
    expect(await atProvider(id)).toMatchObject({ state: "authorised", captured: 0 });
    expect(await rows`select 1 from order_plans where order_id = ${id}`).toEqual([]);
  });

  test("is nothing to a store before, and its goods stay held past its payment's time", async () => {
    const by = as.visitor();
    const held = await hold(by);
    const before = await levelOf(world.kallio, "BREAD");
    const { id, token } = await unasked(by, held);
    expect(await orderByToken(db(), token)).toMatchObject({ state: "pending_payment", fulfillments: [] });
    expect(await levelOf(world.kallio, "BREAD")).toEqual(before);
    const [safe] = await rows<{ held: boolean }>`
      select r.expires_at > p.expires_at as held from reservations r join order_plans p on p.order_id = r.pending_order_id
      where r.id = ${held.id}`;
    expect(safe).toEqual({ held: true });
    await payOrder(by, (await paymentOf(id)).id);
    expect((await orderByToken(db(), token)).state).toBe("placed");
  });

  test("that is declined is over; the hold is not, and another card makes another order of it", async () => {
    const by = as.visitor();
    const held = await hold(by);
    expect(await problem(order(by, held, "demo_insufficient"))).toMatchObject({
      code: "payment.declined",
      details: { reason: "insufficient_funds" },
    });
    const { token } = await order(by, held);
    expect((await orderByToken(db(), token)).state).toBe("placed");
    const dead = await rows`select o.state, e.data ->> 'reason' as reason from orders o
      join events e on e.order_id = o.id and e.name = 'order.cancelled'
      join payments p on p.order_id = o.id and p.state = 'failed' and p.refusal = 'insufficient_funds'`;
    expect(dead).toEqual([{ state: "cancelled", reason: "declined" }]);
  });

  test.each(["demo_timeout", "demo_lost"])(
    "nobody knows about (%s) is settled by whoever asks next",
    async (card) => {
      const by = as.visitor();
      const { id, token } = await order(by, await hold(by), card);
      expect((await orderByToken(db(), token)).state).toBe("pending_payment");
      await dueNow(id);
      await reconcilePayments(as.system());
      expect((await orderByToken(db(), token)).state).toBe("placed");
    },
  );

  test("nobody ever knows about ends, and its money is let go should it come", async () => {
    const by = as.visitor();
    const held = await hold(by);
    line.breaks = (kind) => kind === "authorise" || kind === "lookUp";
    const { id, token } = await order(by, held);
    await longAgo(id, 80);
    await finalizePayment(as.system(), (await paymentOf(id)).id);
    expect(await orderByToken(db(), token)).toMatchObject({
      state: "cancelled",
      payment: { state: "voided" },
    });
    line.breaks = () => false;
    await workOff();
    expect(await atProvider(id)).toMatchObject({ state: "voided" });
    expect((await orderByToken(db(), (await order(by, held)).token)).state).toBe("placed");
  });

  test.each([
    [true, "placed", "authorised"],
    [false, "cancelled", "failed"],
  ])("whose bank asks its shopper, who says %s, is %s", async (yes, state, paid) => {
    const by = as.visitor();
    const { id, token } = await order(by, await hold(by), "demo_confirm");
    const waiting = await orderByToken(db(), token);
    expect(waiting).toMatchObject({
      state: "pending_payment",
      payment: { nextAction: { url: expect.any(String) } },
    });
    await confirmDemo((await atProvider(id))!.reference, yes);
    await dueNow(id);
    await finalizePayment(as.system(), (await paymentOf(id)).id);
    expect(await orderByToken(db(), token)).toMatchObject({ state, payment: { state: paid } });
  });

  test("that nobody confirms in time ends, and a yes that comes later moves nothing", async () => {
    const by = as.visitor();
    const { id, token } = await order(by, await hold(by), "demo_confirm");
    await rows`update order_plans set expires_at = now() - interval '1 second' where order_id = ${id}`;
    await dueNow(id);
    await reconcilePayments(as.system());
    await confirmDemo((await atProvider(id))!.reference, true);
    await workOff();
    await finalizePayment(as.system(), (await paymentOf(id)).id);
    expect(await orderByToken(db(), token)).toMatchObject({
      state: "cancelled",
      payment: { state: "voided" },
    });
    expect(await atProvider(id)).toMatchObject({ state: "voided" });
  });

  test("is placed once, by however many hear of the money at once", async () => {
    const by = as.visitor();
    const { id } = await unasked(by, await hold(by));
    const { id: payment } = await paymentOf(id);
    await Promise.all(Array.from({ length: 8 }, () => finalizePayment(as.system(), payment)));
    expect(await rows`select name from events where order_id = ${id} and name = 'order.placed'`).toHaveLength(
      1,
    );
    expect(await rows`select 1 from fulfillments where order_id = ${id}`).toHaveLength(1);
  });

  test("called off while it waits ends as a whole, and its money is let go", async () => {
    const by = as.visitor();
    const { id, number, token } = await order(by, await hold(by), "demo_confirm");
    await cancelOrder({ ...by, bearer: token }, { number });
    expect((await orderByToken(db(), token)).state).toBe("cancelled");
    await workOff();
    expect(await atProvider(id)).toMatchObject({ state: "voided" });
  });
});

describe("an order that another takes the place of", () => {
  test("ends, and its money is let go though it comes after", async () => {
    const by = as.visitor();
    const held = await hold(by);
    const first = await unasked(by, held);
    const second = await order(by, held);
    expect((await orderByToken(db(), first.token)).state).toBe("cancelled");
    expect((await orderByToken(db(), second.token)).state).toBe("placed");
    await finalizePayment(as.system(), (await paymentOf(first.id)).id);
    await workOff();
    expect(await atProvider(first.id)).toMatchObject({ state: "voided", captured: 0 });
    expect(await atProvider(second.id)).toMatchObject({ state: "authorised" });
  });

  test("also one that is paid in the store", async () => {
    const by = as.storefront();
    const held = await hold(by);
    const first = await unasked(by, held);
    await placeOrder(by, { reservations: [held], customer, payment: { method: "pay_in_store" } });
    expect((await orderByToken(db(), first.token)).state).toBe("cancelled");
  });
});

describe("a hold that ran out while its payment took long", () => {
  test("is converted when nobody wanted the goods", async () => {
    const by = as.visitor();
    const held = await hold(by);
    const { id, token } = await unasked(by, held);
    await runOut(held);
    await payOrder(by, (await paymentOf(id)).id);
    expect((await orderByToken(db(), token)).state).toBe("placed");
  });

  test("is taken anew when it was swept and the goods are still there", async () => {
    const by = as.visitor();
    const held = await hold(by);
    const { id, token } = await unasked(by, held);
    await rows`update reservations set pending_order_id = null where id = ${held.id}`;
    await payOrder(by, (await paymentOf(id)).id);
    expect(await orderByToken(db(), token)).toMatchObject({
      state: "placed",
      fulfillments: [{ lines: [{ ordered: 2 }] }],
    });
  });

  test("ends the order when somebody else has the goods, and no money stays", async () => {
    const by = as.visitor();
    const held = await hold(by, "LAST", 1);
    const { id, token } = await unasked(by, held);
    await runOut(held);
    const other = as.visitor();
    await order(other, await hold(other, "LAST", 1));
    expect(await problem(payOrder(by, (await paymentOf(id)).id))).toMatchObject({
      code: "reservation.expired",
    });
    expect(await orderByToken(db(), token)).toMatchObject({
      state: "cancelled",
      payment: { state: "voided" },
    });
    await workOff();
    expect(await atProvider(id)).toMatchObject({ state: "voided", captured: 0 });
  });
});

describe("tries", () => {
  test("are five declined an hour for a basket, then none; good ones are not counted", async () => {
    const by = as.visitor();
    const held = await hold(by);
    const once = await hold(by);
    await order(by, once);
    for (let tries = 0; tries < 5; tries++)
      expect(await problem(order(by, held, "demo_declined"))).toMatchObject({ code: "payment.declined" });
    const refused = await problem(order(by, held));
    expect(refused).toMatchObject({ kind: "limited", code: "payment.too_many_declines" });
    expect(refused.details.retryAfter).toBeGreaterThan(0);
  });

  test("are ten declined an hour for an address, whoever comes from it", async () => {
    const { address } = as.visitor();
    const someone = () => ({ ...as.visitor(), address });
    for (let tries = 0; tries < 10; tries++) {
      const by = someone();
      expect(await problem(order(by, await hold(by), "demo_declined"))).toMatchObject({
        code: "payment.declined",
      });
    }
    const by = someone();
    expect(await problem(order(by, await hold(by)))).toMatchObject({ code: "payment.too_many_declines" });
  });
});

describe("a capture that the provider refuses", () => {
  test("is said and stands as uncollected; the goods are gone all the same", async () => {
    const by = as.visitor();
    const { id, token } = await order(by, await hold(by), "demo_capture_fails");
    const [pickup] = (await orderByToken(db(), token)).fulfillments;
    const clerk = as.clerk(world.kallio);
    await startPicking(clerk, { id: pickup!.id });
    await markReady(clerk, { id: pickup!.id, allPicked: true });
    await markCollected(clerk, {
      id: pickup!.id,
      verification: { method: "code", value: pickupCode(pickup!.id, 1) },
      collectedBy: { name: "Emmi", relation: "customer" },
    });
    expect(await rows`select captured, capturing, uncollected from payments where order_id = ${id}`).toEqual([
      { captured: 0, capturing: 900, uncollected: 0 },
    ]);
    await workOff();
    expect(await rows`select captured, capturing, uncollected from payments where order_id = ${id}`).toEqual([
      { captured: 0, capturing: 0, uncollected: 900 },
    ]);
    expect(
      await rows`select data ->> 'reason' as reason from events
      where order_id = ${id} and name = 'payment.capture_failed'`,
    ).toEqual([{ reason: "capture_refused" }]);
  });
});

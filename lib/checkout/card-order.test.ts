import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import {
  atProvider,
  customer,
  dueNow,
  hold,
  longAgo,
  order,
  paymentOf,
  unasked,
} from "@/db/testing/card-orders";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";
import { line } from "@/lib/payments/providers/demo/line";
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

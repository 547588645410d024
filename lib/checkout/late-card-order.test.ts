import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { atProvider, hold, order, paymentOf, runOut, unasked } from "@/db/testing/card-orders";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { line } from "@/lib/payments/providers/demo/line";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { payOrder } from "./pay-order";

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

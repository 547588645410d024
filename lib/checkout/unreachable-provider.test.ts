import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";
import { finalizePayment } from "./finalize-payment";
import { placeOrder } from "./place-order";

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 500 }]);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const hold = (by: Ctx) => reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
const order = (by: Ctx, held: { id: string; token: string }, token: string) =>
  placeOrder(by, {
    reservations: [held],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: "demo_card", token },
  });
const voids = (orderId: string) => rows<{ state: string }>`
  select op.state from payment_operations op join payments p on p.id = op.payment_id
  where p.order_id = ${orderId} and op.kind = 'void'`;
const lastOrder = async () =>
  (await rows<{ id: string }>`select id from orders order by number::int desc limit 1`)[0]!.id;

describe("a provider that cannot be reached", () => {
  test("is said at once: the hold stays, the try does not count, and another way pays", async () => {
    const by = as.visitor();
    const held = await hold(by);
    for (const _ of Array(7))
      expect(await problem(order(by, held, "demo_down"))).toMatchObject({
        code: "payment.unreachable",
        status: 409,
      });
    const { token } = await order(by, held, "demo_ok");
    expect((await orderByToken(db(), token)).state).toBe("placed");
  });

  test("is told to let go of what it may have heard after all", async () => {
    const by = as.visitor();
    await problem(order(by, await hold(by), "demo_down"));
    const id = await lastOrder();
    expect(await voids(id)).toEqual([{ state: "done" }]);
    expect(await rows`select state, refusal from payments where order_id = ${id}`).toEqual([
      { state: "voided", refusal: "not_reached" },
    ]);
  });
});

test("a card whose bank said no cannot be tried further past our counts: what the browser could confirm with is let go", async () => {
  const by = as.visitor();
  const { id, paymentId } = await order(by, await hold(by), "demo_confirm");
  await finalizePayment(by, paymentId!);
  const [asked] = await rows<{ reference: string }>`
    select reference from demo_provider_payments where id = ${paymentId}`;
  await confirmDemo(asked!.reference, false);
  await rows`update payment_operations set next_try_at = now() where payment_id = ${paymentId} and state = 'asked'`;
  await finalizePayment(by, paymentId!);
  await workOff();
  expect(await rows`select state from payments where id = ${paymentId}`).toEqual([{ state: "failed" }]);
  expect(await voids(id)).toEqual([{ state: "done" }]);

  await problem(order(by, await hold(by), "demo_declined"));
  expect(await voids(await lastOrder())).toEqual([]);
});

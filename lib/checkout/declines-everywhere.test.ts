import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";
import { sign } from "@/lib/payments/providers/demo/signature";
import { noticeOf } from "@/lib/payments/providers/demo/tell-shop";
import { receiveNotice } from "@/lib/payments/receive-notice";
import { finalizePayment } from "./finalize-payment";
import { placeBasket } from "./place-basket";
import { placeOrder } from "./place-order";
import { settlePending } from "./settle-pending";

// Five declined cards an hour for a basket and ten for an address, whichever way a card comes in.

testDatabase();
beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 900 }]);
  await rows`update reservation_quotas set value = 1000`;
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const customer = { name: "Emmi Virta", email: "emmi@example.com" };
const hold = (by: Ctx) => reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
type Held = Awaited<ReturnType<typeof hold>>;
const orderOf = (held: Held, token: string) => ({
  reservations: [{ id: held.id, token: held.token }],
  customer,
  payment: { method: "demo_card" as const, token },
});
const tooMany = { kind: "limited", code: "payment.too_many_declines" };

/** An order whose bank asks first, and whose customer says no there. */
async function refusedAtTheBank(by: Ctx, held: Held) {
  const { paymentId, token } = await placeOrder(by, orderOf(held, "demo_confirm"));
  const [asked] = await rows<{ reference: string }>`
    select reference from demo_provider_payments where id = ${paymentId}`;
  await confirmDemo(asked!.reference, false);
  await rows`update payment_operations set next_try_at = now() where payment_id = ${paymentId} and state = 'asked'`;
  return { paymentId: paymentId!, token };
}

/** Each way a card can be tried and turn out declined. */
const ways: Record<string, (by: Ctx, held: Held) => Promise<void>> = {
  "the checkout page": async (by, held) => {
    const placing = placeBasket(by, { key: newId(), order: orderOf(held, "demo_declined"), proof: null });
    expect((await problem(placing)).code).toBe("payment.declined");
  },
  "an order placed by itself": async (by, held) => {
    expect((await problem(placeOrder(by, orderOf(held, "demo_declined")))).code).toBe("payment.declined");
  },
  "coming back from the bank": async (by, held) => {
    const { token } = await refusedAtTheBank(by, held);
    expect((await settlePending(by, await orderByToken(db(), token))).state).toBe("cancelled");
  },
  "a webhook of the bank's": async (by, held) => {
    const { paymentId } = await refusedAtTheBank(by, held);
    const [call] = await rows<{ key: string }>`
      select key from demo_provider_calls where payment_id = ${paymentId} and kind = 'confirm'`;
    const body = (await noticeOf(call!.key))!;
    await receiveNotice(as.system(), "demo", body, new Headers({ "demo-signature": sign(body) }));
    await finalizePayment(as.system(), paymentId);
  },
};

describe.each(Object.entries(ways))("declined by %s", (_, decline) => {
  test("counts for the basket", async () => {
    const by = as.visitor();
    const held = await hold(by);
    for (const _ of Array(5)) await decline(by, held);
    expect(await problem(placeOrder(by, orderOf(held, "demo_ok")))).toMatchObject(tooMany);
    const pressed = placeBasket(by, { key: newId(), order: orderOf(held, "demo_ok"), proof: null });
    expect(await problem(pressed)).toMatchObject(tooMany);
  });

  test("counts for the address, whoever comes from it", async () => {
    const { address } = as.visitor();
    const someone = (): Ctx => ({ ...as.visitor(), address });
    for (const _ of Array(10)) {
      const by = someone();
      await decline(by, await hold(by));
    }
    const by = someone();
    expect(await problem(placeOrder(by, orderOf(await hold(by), "demo_ok")))).toMatchObject(tooMany);
  });
});

test("all ways count together, for a customer on all their devices", async () => {
  const by = await signedInCustomer();
  for (const decline of [...Object.values(ways), ways["the checkout page"]!]) {
    const device: Ctx = { ...by, address: as.visitor().address };
    await decline(device, await hold(device));
  }
  expect(await problem(placeOrder(by, orderOf(await hold(by), "demo_ok")))).toMatchObject(tooMany);
});

test("a server that names nobody is counted by what it holds", async () => {
  const server = as.storefront();
  const held = await hold(server);
  for (const _ of Array(5)) await problem(placeOrder(server, orderOf(held, "demo_declined")));
  expect(await problem(placeOrder(server, orderOf(held, "demo_ok")))).toMatchObject(tooMany);
  await placeOrder(server, orderOf(await hold(server), "demo_ok"));
});

test("the same press again is the same try", async () => {
  const by = as.visitor();
  const held = await hold(by);
  const pressed = { key: newId(), order: orderOf(held, "demo_declined"), proof: null };
  for (const _ of Array(8)) expect((await problem(placeBasket(by, pressed))).code).toBe("payment.declined");
  await placeOrder(by, orderOf(held, "demo_ok"));
});

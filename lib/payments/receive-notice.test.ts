import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { confirmDemo } from "./providers/demo/confirm";
import { sign } from "./providers/demo/signature";
import { receiveNotice } from "./receive-notice";

testDatabase();
beforeAll(async () => void (await buildWorld([{ sku: "BREAD", price: 450, kallio: 500 }])));

/** An order whose shopper has just said yes to their bank; nobody told the shop yet. */
async function confirmed() {
  const by = as.visitor();
  const held = await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
  const customer = { name: "Emmi", email: "emmi@example.com" };
  const payment = { method: "demo_card" as const, token: "demo_confirm" };
  const placed = await placeOrder(by, { reservations: [held], customer, payment });
  const [at] = await rows<{ id: string; reference: string }>`
    select d.id, d.reference from demo_provider_payments d join payments p on p.id = d.id where p.order_id = ${placed.id}`;
  await confirmDemo(at!.reference, true);
  await rows`update payment_operations set next_try_at = now() where payment_id = ${at!.id}`;
  const state = async () => (await orderByToken(db(), placed.token)).state;
  return { ...placed, payment: at!, state };
}

type About = {
  payment: string;
  reference: string | null;
  amount?: number;
  currency?: string;
  account?: string;
};
const body = ({ amount = 450, currency = "EUR", account = "demo", ...about }: About, id = `evt_${newId()}`) =>
  JSON.stringify({ id, type: "payment.authorise", data: { amount, currency, account, ...about } });
const tell = (text: string, signature = sign(text), provider = "demo") =>
  receiveNotice(as.system(), provider, text, new Headers({ "demo-signature": signature }));
const written = (order: string) => rows`
  select e.refusal, e.handled_at is not null as handled from provider_events e
  join payments p on p.id = e.payment_id where p.order_id = ${order}`;

describe("what a provider tells", () => {
  test("places the order, once, however often it is told, in whatever order", async () => {
    const order = await confirmed();
    const about = { payment: order.payment.id, reference: order.payment.reference };
    const text = body(about);
    await Promise.all(Array.from({ length: 5 }, () => tell(text)));
    await tell(body(about));
    expect(await order.state()).toBe("pending_payment");
    await workOff();
    expect(await order.state()).toBe("placed");
    expect(await written(order.id)).toEqual([
      { refusal: null, handled: true },
      { refusal: null, handled: true },
    ]);
    expect(
      await rows`select 1 from events where order_id = ${order.id} and name = 'order.placed'`,
    ).toHaveLength(1);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test.each([
    ["another amount", { amount: 1 }, "another_amount"],
    ["another currency", { currency: "SEK" }, "another_currency"],
    ["another account", { account: "acct_thief" }, "another_account"],
  ])("of %s moves nothing, and is an event to look at", async (_, more, refusal) => {
    const order = await confirmed();
    await tell(body({ payment: order.payment.id, reference: order.payment.reference, ...more }));
    expect(await written(order.id)).toEqual([{ refusal, handled: true }]);
    const alarms = await rows`select data ->> 'reason' as reason from events
      where order_id = ${order.id} and name = 'payment.notice_refused'`;
    expect(alarms).toEqual([{ reason: refusal }]);
    expect(
      await rows`select 1 from pgboss.job where name = 'payments' and state = 'created'
      and data ->> 'payment' = ${order.payment.id}`,
    ).toEqual([]);
  });

  test("of nothing of ours is written down and left", async () => {
    await tell(body({ payment: newId(), reference: "demo_unknown" }, "evt_stray"));
    expect(await rows`select refusal from provider_events where event_id = 'evt_stray'`).toEqual([
      { refusal: "unknown_payment" },
    ]);
  });

  test("unsigned, or to a provider this shop has not, is refused and not written", async () => {
    const text = body({ payment: newId(), reference: null }, "evt_forged");
    expect(await problem(tell(text, "t=1,v1=00"))).toMatchObject({ code: "provider.unsigned" });
    expect(await problem(tell(text, sign(text), "stripe"))).toMatchObject({ code: "provider.not_found" });
    expect(await problem(tell(text, sign(text), "__proto__"))).toMatchObject({ code: "provider.not_found" });
    expect(await rows`select 1 from provider_events where event_id = 'evt_forged'`).toEqual([]);
  });
});

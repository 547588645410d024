import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { onlyRule, paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { lapseReviews } from "@/lib/checkout/lapse-reviews";
import { placeOrder } from "@/lib/checkout/place-order";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { cancelDelivery } from "@/lib/delivery/cancel-delivery";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { line } from "@/lib/payments/providers/demo/line";
import { markCollected } from "@/lib/pickup/mark-collected";
import { releaseReview } from "@/lib/pickup/release-review";
import { approveReturn } from "@/lib/returns/approve-return";
import { receiveReturn } from "@/lib/returns/receive-return";
import { rejectReturn } from "@/lib/returns/reject-return";
import { inboxMessages } from "./inbox";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OVEN", price: 90_000, kallio: 90 },
  ]);
  await rows`update reservation_quotas set value = 1000`;
});
let before = new Set<string>();
beforeEach(async () => {
  line.breaks = () => false;
  await workOff();
  before = new Set((await inboxMessages(db())).map((m) => m.id));
  return async () => {
    await workOff();
    expect(await checkInvariants(db())).toEqual([]);
  };
});

/** What was mailed since this was last asked, oldest first. */
async function mailed() {
  await workOff();
  const fresh = (await inboxMessages(db())).filter((m) => !before.has(m.id)).reverse();
  for (const { id } of fresh) before.add(id);
  return fresh.map(({ subject, text }) => ({ subject, text }));
}
const subjects = async () => (await mailed()).map((m) => m.subject);
const due = () => rows`update payment_operations set next_try_at = now() where state = 'asked'`;
async function settled() {
  await due();
  await reconcilePayments(as.system());
}
const collect = (id: string) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
  });
async function collected(wish: Parameters<typeof paidAhead>[0] = {}) {
  const order = await paidAhead(wish);
  await bringTo("ready", world.kallio, order.id);
  await collect(order.id);
  await settled();
  await mailed();
  return order;
}

describe("about money the customer hears", () => {
  test("that their card was charged early, because it would not be good for it any longer", async () => {
    const { number, orderId } = await paidAhead();
    await mailed();
    await rows`update payments set lapses_at = now() + interval '3 hours' where order_id = ${orderId}`;
    await settled();
    await settled();
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`Order ${number}: we charged your card €4.20`);
    expect(mail!.text).toContain("we give back to the same card");
  });

  test("that their bank did not pay for what they have, and where they can", async () => {
    const { number, id } = await paidAhead({ card: "demo_capture_fails" });
    await bringTo("ready", world.kallio, id);
    await mailed();
    await collect(id);
    await settled();
    const failed = (await mailed()).find((m) => m.subject.includes("did not pay"));
    expect(failed!.subject).toBe(`Order ${number}: your bank did not pay €4.20`);
    expect(failed!.text).toContain(`tell them the order number, ${number}`);
  });

  test("that a charge before they came failed, and is tried again", async () => {
    const { number, orderId } = await paidAhead({ card: "demo_capture_fails" });
    await mailed();
    await rows`update payments set lapses_at = now() + interval '3 hours' where order_id = ${orderId}`;
    await settled();
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`Order ${number}: your bank did not pay €4.20`);
    expect(mail!.text).toContain("We try again when you collect");
  });

  test("that an order came to nothing because nobody answered, and that nothing was charged", async () => {
    line.breaks = (kind) => kind === "authorise" || kind === "lookUp";
    const { orderId, number } = await paidUnknown();
    await rows`update payment_operations set asked_at = now() - interval '80 seconds', next_try_at = now()
      where payment_id = (select id from payments where order_id = ${orderId})`;
    await reconcilePayments(as.system());
    line.breaks = () => false;
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`Order ${number} was not placed: nothing was charged`);
    for (const said of ["We waited for your bank", "given back by itself", "still in your basket"])
      expect(mail!.text).toContain(said);
  });

  test("nothing of a card that was declined, of trying anew, or of calling off what waits", async () => {
    const by = as.visitor();
    await problem(paidAhead({ by, card: "demo_declined" }));
    await problem(paidAhead({ by, card: "demo_down" }));
    const { orderId, token, number } = await paidUnknown("demo_confirm");
    await cancelOrder(as.visitor(undefined, token), { number });
    expect(await rows`select state from orders where id = ${orderId}`).toEqual([{ state: "cancelled" }]);
    expect(await mailed()).toEqual([]);
  });

  test("what went back, by which means and until when", async () => {
    const order = await paidAhead();
    await rows`update payments set lapses_at = now() + interval '3 hours' where order_id = ${order.orderId}`;
    await settled();
    await mailed();
    await cancelOrder(order.shopper, { number: order.number });
    await settled();
    const mails = await mailed();
    expect(mails.map((m) => m.subject).sort()).toEqual(
      [
        `Order ${order.number}: your pickup at Kallio was cancelled`,
        `Order ${order.number}: €4.20 goes back to you`,
      ].sort(),
    );
    expect(mails.find((m) => m.subject.includes("goes back"))!.text).toContain("within five working days");
  });
});

/** An order whose payment is not settled. */
async function paidUnknown(card = "demo_ok") {
  const by = as.visitor();
  const { id, number, token, paymentId } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] })],
    customer: { name: "Emmi Virta", email: "waits@example.com" },
    payment: { method: "demo_card", token: card },
  });
  return { orderId: id, number, token, paymentId: paymentId! };
}

describe("about what they bring back", () => {
  const back = async (order: Awaited<ReturnType<typeof paidAhead>>, by = as.clerk(world.kallio)) => {
    const [part] = (await orderByToken(db(), order.token)).fulfillments;
    const lines = [{ lineId: part!.lines[0]!.id, quantity: 1, condition: "restock" as const }];
    return receiveReturn(by, { order: order.number, store: "kallio", lines });
  };

  test("that the goods are there, and then that the money is: each once, with its amount", async () => {
    const order = await collected();
    await back(order);
    const [first, ...more] = await mailedBefore(order.orderId);
    expect(more).toEqual([]);
    expect(first!.subject).toMatch(/^Return R\d+: we have your goods$/);
    expect(first!.text).toContain("€4.20 is on its way");
    expect(first!.text).toContain("1 × The RYE");
    await settled();
    const [second, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(second!.subject).toMatch(/^Return R\d+: €4.20 is back with you$/);
    expect(second!.text).toContain("within five working days");
  });

  test("that somebody else has to look at it, and that it was not taken, in the clerk's words", async () => {
    const order = await collected({ lines: [{ sku: "OVEN", quantity: 1 }] });
    const id = await back(order);
    const [held, ...more] = await mailed();
    expect(more).toEqual([]);
    expect(held!.subject).toMatch(/^Return R\d+: we are looking at it$/);
    expect(held!.text).toContain("second person");
    await rejectReturn(as.manager(world.kallio), { id, reason: "It was used" });
    const [rejected, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(rejected!.subject).toMatch(/^Return R\d+: we could not take it back$/);
    expect(rejected!.text).toContain("The reason: It was used");
  });

  test("nothing of a look that is over before it is written", async () => {
    const order = await collected({ lines: [{ sku: "OVEN", quantity: 1 }] });
    const id = await back(order);
    await approveReturn(as.admin(), { id });
    await settled();
    expect(await subjects()).toEqual([
      expect.stringContaining("we have your goods"),
      expect.stringContaining("€900.00 is back with you"),
    ]);
  });
});

/** Mail that is due before any provider was asked again. */
async function mailedBefore(orderId: string) {
  await rows`update payment_operations set next_try_at = now() + interval '1 hour'
    where state = 'asked' and payment_id in (select id from payments where order_id = ${orderId})`;
  return mailed();
}

describe("about an order that the shop looks at", () => {
  beforeAll(() => onlyRule("total", "hold", 0));

  test("that it does, without a time or a reason; then when it is ready", async () => {
    const order = await paidAhead({ delivers: true });
    const [placed, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(placed!.text.match(/We look at some orders/g)).toHaveLength(2);
    expect(placed!.text).not.toMatch(/Ready by|Expected|total\b.*rule/);
    await releaseReview(as.manager(world.kallio), { id: order.id });
    const [released, ...more] = await mailed();
    expect(more).toEqual([]);
    expect(released!.subject).toBe(`Order ${order.number}: checked, we are on it`);
    expect(released!.text).toMatch(/at Kallio now:\n\n1 × The RYE\n\nReady by .*\d:\d\d\./);
    const parcel = order.fulfillments.find((f) => f.method === "delivery")!;
    await releaseReview(as.admin(), { id: parcel.id });
    expect((await mailed())[0]!.text).toContain("pack this now and send it to you");
    await cancelDelivery(as.admin(), { id: parcel.id, reason: "It broke" });
    expect((await mailed())[0]!.text).toContain("The reason: It broke");
  });

  test("that it could not be accepted, once nobody looked", async () => {
    const order = await paidAhead();
    await mailed();
    await rows`update fulfillments set review_by = now() - interval '1 second' where id = ${order.id}`;
    await lapseReviews(as.system());
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`Order ${order.number}: we could not accept it`);
    expect(mail!.text).toContain("Nothing was charged");
    expect(mail!.text).not.toContain("not_released");
  });

  test.each(["fi", "tr", "ru", "ja"])("in their own language: %s", async (locale) => {
    const order = await paidAhead();
    await rows`update orders set locale = ${locale} where id = ${order.orderId}`;
    const [placed] = await mailed();
    await releaseReview(as.manager(world.kallio), { id: order.id });
    const [released] = await mailed();
    for (const mail of [placed!, released!]) {
      expect(mail.text).not.toMatch(/[{}]|mail\.|We look|checked/);
      expect(mail.text).toContain(`/${locale}/orders/${order.token}`);
    }
  });
});

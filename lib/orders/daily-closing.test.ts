import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { byCode, cash, collectedBy, pickupStage, ready } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { vatWithin } from "@/lib/kernel/money";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dailyClosing, type OutAndBack } from "./daily-closing";
import { orderByToken } from "./queries";

testDatabase();

let world: World;
let clerk: Ctx;
beforeAll(async () => {
  ({ world, clerk } = await pickupStage());
});
beforeEach(() => async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

const close = (day: string, store = "kallio") =>
  dailyClosing(db(), as.manager(world[store as keyof World]), { store, day });
const nothing: OutAndBack = { out: 0, back: 0 };
const by = (closing: Awaited<ReturnType<typeof close>>) =>
  Object.fromEntries(
    closing.means.filter((m) => m.out + m.back > 0).map(({ means, out, back }) => [means, { out, back }]),
  );

/** Has what happened to an order happen at another moment, one after the other as before. @param names a pattern */
async function happened(number: string, names: string, at: string): Promise<void> {
  await rows`alter table events disable trigger user`;
  await rows`
    update events e set at = ${at}::timestamptz + (e.at - first.at)
    from (select min(x.at) as at, x.order_id from events x join orders o on o.id = x.order_id
      where o.number = ${number} and x.name ~ ${names} group by x.order_id) first
    where e.order_id = first.order_id and e.name ~ ${names}`;
  await rows`alter table events enable trigger user`;
}
const everything = ".";

/** Bread that was handed over at Kallio. */
async function handedOver(payment: { method: "cash" | "card_terminal" } = cash, quantity = 2) {
  const placed = await ready([{ sku: "BREAD", quantity }]);
  await markCollected(clerk, {
    id: placed.pickup,
    verification: byCode(placed.pickup),
    collectedBy,
    payment,
  });
  return placed;
}

/** Three loaves, paid online. */
async function paidOnline(giftCard?: string) {
  const placed = await placeOrder(as.storefront(), {
    reservations: [
      await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 3 }] }),
    ],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "demo_card", token: "demo_ok", ...(giftCard ? { giftCard } : {}) },
  });
  const [pickup] = (await orderByToken(db(), placed.token)).fulfillments;
  await startPicking(clerk, { id: pickup!.id });
  await markReady(clerk, { id: pickup!.id, allPicked: true });
  await markCollected(clerk, { id: pickup!.id, verification: byCode(pickup!.id), collectedBy });
  await workOff();
  return { ...placed, line: pickup!.lines[0]!.id };
}

const bringBack = (number: string, line: string, quantity: number, store = "kallio") =>
  receiveReturn(as.manager(world[store as keyof World]), {
    order: number,
    store,
    lines: [{ lineId: line, quantity, condition: "restock" }],
  });

test("adds up what each means took, and is what the events of that day and the payments say", async () => {
  const { code } = await issueGiftCard(as.manager(world.kallio), { amount: 500 });
  const orders = [
    await handedOver(),
    await handedOver({ method: "card_terminal" }, 4),
    await paidOnline(),
    await paidOnline(code),
  ];
  for (const { number } of orders) await happened(number, everything, "2026-03-02T12:00+02");
  const closing = await close("2026-03-02");
  expect(by(closing)).toEqual({
    cash: { out: 900, back: 0 },
    card_terminal: { out: 1800, back: 0 },
    card_online: { out: 1350 + 850, back: 0 },
    gift_card: { out: 500, back: 0 },
  });
  const numbers = orders.map((o) => o.number).join();
  const [ledger] = await rows<{ taken: number }>`
    select sum(p.captured)::int as taken from payments p join orders o on o.id = p.order_id where o.number = any(string_to_array(${numbers}, ','))`;
  expect(closing.means.reduce((sum, m) => sum + m.out, 0)).toBe(ledger!.taken);
  expect(closing).toMatchObject({
    handovers: { out: 4, back: 0 },
    returns: 0,
    refunds: 0,
    shipments: 0,
    discounts: nothing,
  });
  const vat = vatWithin(900, 2550) + vatWithin(1800, 2550) + 2 * vatWithin(1350, 2550);
  expect(closing.vat).toEqual([
    { basisPoints: 2550, gross: { out: 5400, back: 0 }, vat: { out: vat, back: 0 } },
  ]);
});

test("a refund counts on the day it was given back, at the store that gave it", async () => {
  const { number, lines } = await handedOver();
  await happened(number, everything, "2026-03-03T12:00+02");
  await bringBack(number, lines[0]!.id, 1, "kamppi");
  await happened(number, "^(return|payment.refunded)", "2026-03-04T09:00+02");
  expect(by(await close("2026-03-03"))).toEqual({ cash: { out: 900, back: 0 } });
  expect(await close("2026-03-04")).toMatchObject({ handovers: nothing, returns: 0, vat: [] });
  const back = await close("2026-03-04", "kamppi");
  expect(by(back)).toEqual({ cash: { out: 0, back: 450 } });
  expect(back).toMatchObject({
    returns: 1,
    vat: [{ basisPoints: 2550, gross: { out: 0, back: 450 }, vat: { out: 0, back: vatWithin(450, 2550) } }],
  });
});

test("what a card gets back for goods brought to another store stays with the store that had it", async () => {
  const { number, line } = await paidOnline();
  await bringBack(number, line, 2, "kamppi");
  await workOff();
  await happened(number, everything, "2026-03-05T12:00+02");
  expect(by(await close("2026-03-05"))).toEqual({ card_online: { out: 1350, back: 900 } });
  expect(by(await close("2026-03-05", "kamppi"))).toEqual({});
});

test("card money for no one part of an order stands in the day of its first pickup's store", async () => {
  const { number, token } = await placeOrder(as.storefront(), {
    reservations: [
      await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] }),
    ],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "demo_card", token: "demo_ok" },
  });
  await rows`update payments set lapses_at = now() + interval '1 hour' where order_id = (select id from orders where number = ${number})`;
  await reconcilePayments(as.system());
  await workOff();
  await cancelOrder(as.visitor(undefined, token), { number });
  await workOff();
  await happened(number, everything, "2026-03-10T12:00+02");
  expect(by(await close("2026-03-10"))).toEqual({ card_online: { out: 900, back: 900 } });
});

test("a handover that was undone gives back by its own means, also when a part stands", async () => {
  const order = await ready([{ sku: "BREAD", quantity: 3 }]);
  const part = (collected: number, payment: { method: "cash" | "card_terminal" }) =>
    markCollected(clerk, {
      id: order.pickup,
      verification: byCode(order.pickup),
      collectedBy,
      rest: "later",
      lines: [{ lineId: order.lines[0]!.id, collected }],
      payment,
    });
  await part(1, { method: "card_terminal" });
  await part(1, cash);
  await undoPress(as.manager(world.kallio), { id: order.pickup });
  await happened(order.number, everything, "2026-03-06T12:00+02");
  const closing = await close("2026-03-06");
  expect(by(closing)).toEqual({ card_terminal: { out: 450, back: 0 }, cash: { out: 450, back: 450 } });
  const vat = vatWithin(450, 2550);
  expect(closing).toMatchObject({
    handovers: { out: 2, back: 1 },
    vat: [{ basisPoints: 2550, gross: { out: 900, back: 450 }, vat: { out: 2 * vat, back: vat } }],
  });
});

test("says what promotions took off, to the cent in every part", async () => {
  const promotion = await addPromotion({ kind: "amount", amount: 100 });
  const order = await ready([{ sku: "BREAD", quantity: 3 }]);
  await rows`update promotions set ends_at = now() where id = ${promotion}`;
  for (const collected of [1, 2])
    await markCollected(clerk, {
      id: order.pickup,
      verification: byCode(order.pickup),
      collectedBy,
      rest: "later",
      lines: [{ lineId: order.lines[0]!.id, collected }],
      payment: cash,
    });
  await happened(order.number, everything, "2026-03-09T12:00+02");
  const closing = await close("2026-03-09");
  expect(by(closing)).toEqual({ cash: { out: 1250, back: 0 } });
  expect(closing).toMatchObject({
    discounts: { out: 100, back: 0 },
    vat: [{ gross: { out: 1250, back: 0 } }],
  });
});

test.each([
  // In Helsinki clocks go from three to four that day, and in autumn from four to three.
  ["2026-03-29", "2026-03-28T22:00:00.000Z", "2026-03-29T21:00:00.000Z"],
  ["2026-10-25", "2026-10-24T21:00:00.000Z", "2026-10-25T22:00:00.000Z"],
])("%s is the store's own day, from midnight to midnight", async (day, from, until) => {
  const moments = [-1, 0].flatMap((ms) =>
    [from, until].map((at) => new Date(Date.parse(at) + ms).toISOString()),
  );
  for (const at of moments) {
    const { number } = await handedOver();
    await happened(number, "^payment.captured$", at);
  }
  const closing = await close(day);
  expect(closing).toMatchObject({ day, from, until });
  expect(by(closing)).toEqual({ cash: { out: 1800, back: 0 } });
});

test("is for managers, of their own stores, and for days there are", async () => {
  const closing = (ctx: Ctx, store = "kallio", day = "2026-03-02") =>
    problem(dailyClosing(db(), ctx, { store, day }));
  expect(await closing(clerk)).toMatchObject({ code: "auth.forbidden" });
  expect(await closing(as.visitor())).toMatchObject({ code: "auth.required" });
  expect(await closing(as.storefront())).toMatchObject({ code: "auth.forbidden" });
  expect(await closing(as.manager(world.kamppi))).toMatchObject({ code: "store.not_found" });
  expect(await closing(as.admin(), "nowhere")).toMatchObject({ code: "store.not_found" });
  for (const day of ["2026-02-30", "", "yesterday", "2026-03-02T00:00"])
    expect(await closing(as.admin(), "kallio", day)).toMatchObject({ code: "input.invalid" });
  expect((await dailyClosing(db(), as.admin(), { store: "kamppi", day: "2020-01-01" })).means).toHaveLength(
    4,
  );
});

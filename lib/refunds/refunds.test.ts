import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { dailyClosing } from "@/lib/orders/daily-closing";
import { documentByToken, documentsByToken } from "@/lib/orders/documents";
import { orderByToken } from "@/lib/orders/queries";
import { receiptByToken } from "@/lib/orders/receipt";
import { markCollected } from "@/lib/pickup/mark-collected";
import { undoPress } from "@/lib/pickup/undo-press";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dayOf } from "@/lib/stores/hours";
import { approveRefund } from "./approve-refund";
import { giveRefund } from "./give-refund";
import { refundable, refundById, staffRefunds } from "./queries";
import { rejectRefund } from "./reject-refund";

testDatabase();
let world: World;
let clerk: Ctx;
let manager: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500, kamppi: 500 },
    { sku: "LAMP", price: 4000, kallio: 500 },
  ]);
  clerk = as.clerk(world.kallio);
  manager = as.manager(world.kallio);
  await rows`update refund_limits set amount = 1500 where role = 'associate'`;
  await rows`update refund_limits set amount = 10000 where role = 'manager'`;
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

type Bought = { number: string; token: string; pickup: string; line: Record<string, string> };

/** Three breads and a lamp, handed over at Kallio. */
async function collected(payment: object = { method: "pay_in_store" }): Promise<Bought> {
  const by = as.storefront();
  const goods = [
    { sku: "BREAD", quantity: 3 },
    { sku: "LAMP", quantity: 1 },
  ];
  const { number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines: goods })],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: payment as { method: "pay_in_store" },
  });
  const [part] = await partsOf(token);
  await bringTo("ready", world.kallio, part!.id);
  await markCollected(clerk, {
    id: part!.id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    ...("token" in payment || "giftCard" in payment ? {} : { payment: { method: "cash" } }),
  });
  await workOff();
  return {
    number,
    token,
    pickup: part!.id,
    line: Object.fromEntries(part!.lines.map((l) => [l.sku, l.id])),
  };
}
let bought: Bought;
beforeEach(async () => {
  bought = await collected();
});

const reason = "It was stale";
const give = (by: Ctx, lines?: object[], more: object = {}) =>
  giveRefund(by, {
    order: bought.number,
    store: "kallio",
    reason,
    ...(lines ? { lines: lines as { lineId: string; quantity: number }[] } : {}),
    ...more,
  });
const bread = (quantity: number) => [{ lineId: bought.line.BREAD!, quantity }];
const some = (amount: number, sku = "BREAD") => [{ lineId: bought.line[sku]!, amount }];
const money = async () => {
  await workOff();
  const { id } = await orderByToken(db(), bought.token);
  return (
    await rows<{ captured: number; refunded: number; refunding: number }>`
      select sum(captured)::int as captured, sum(refunded)::int as refunded, sum(refunding)::int as refunding
      from payments where order_id = ${id}`
  )[0];
};
const everything = () => rows`
  select (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(fl) order by fl.id) from fulfillment_lines fl) as lines,
    (select jsonb_agg(to_jsonb(r) order by r.id) from refunds r) as refunds,
    (select count(*) from documents) as documents, (select count(*) from events) as events`;

describe("money for goods that stay with the shopper", () => {
  test("goes back to the till it came by, for units and for a part of what they cost", async () => {
    const first = await give(clerk, bread(1));
    expect(await money()).toMatchObject({ captured: 5350, refunded: 450 });
    await give(clerk, some(100));
    expect(await money()).toMatchObject({ refunded: 550 });
    expect(await refundById(db(), clerk, first)).toMatchObject({
      state: "given",
      reason,
      amount: { amount: 450, currency: "EUR" },
      lines: [{ sku: "BREAD", quantity: 1, amount: 450 }],
    });
    expect((await refundable(db(), clerk, { order: bought.number, store: "kallio" })).lines).toMatchObject([
      { sku: "BREAD", kept: 3, left: 800 },
      { sku: "LAMP", left: 4000 },
    ]);
    expect((await receiptByToken(db(), bought.token)).lines[0]).toMatchObject({
      quantity: 3,
      totalAmount: 800,
    });
  });

  test("goes back to a card, and to a gift card last", async () => {
    const { code } = await issueGiftCard(manager, { amount: 5000 });
    bought = await collected({ method: "demo_card", token: "demo_ok", giftCard: code });
    await give(manager);
    expect(await money()).toEqual({ captured: 5350, refunded: 5350, refunding: 0 });
    expect((await giftCardBalance(as.visitor(), { code })).amount).toBe(5000);
  });

  test("has a credit note, and stands in its store's day", async () => {
    const day = dayOf("Europe/Helsinki", new Date());
    const closed = () => dailyClosing(db(), manager, { store: "kallio", day });
    const before = await closed();
    await give(clerk, some(200));
    const after = await closed();
    expect(after.refunds - before.refunds).toBe(1);
    const back = (of: typeof after) => [
      of.vat[0]!.gross.back,
      of.vat[0]!.vat.back,
      of.means[0]!.back,
      of.discounts.back,
    ];
    expect(back(after).map((amount, i) => amount - back(before)[i]!)).toEqual([200, 41, 200, 0]);
    const note = (await documentsByToken(db(), bought.token)).find((d) => d.kind === "credit_note")!;
    expect(await documentByToken(db(), bought.token, note.id)).toMatchObject({
      totalAmount: 200,
      lines: [{ quantity: 3, totalAmount: 200, vatAmount: 41 }],
    });
  });

  test("is not given twice: what comes back afterwards gives back only the rest", async () => {
    await give(clerk, [...bread(1)]);
    const restock = { lineId: bought.line.BREAD!, condition: "restock" as const };
    const bring = (quantity: number) =>
      receiveReturn(clerk, { order: bought.number, store: "kallio", lines: [{ ...restock, quantity }] });
    await bring(1);
    expect(await money()).toMatchObject({ refunded: 450 });
    await bring(2);
    expect(await money()).toMatchObject({ refunded: 1350 });
    expect((await problem(give(clerk, some(1)))).code).toBe("refund.too_much");
  });

  test("keeps the handover from being undone", async () => {
    await give(clerk, some(100));
    const undo = undoPress(manager, { id: bought.pickup, verb: "markCollected" });
    expect((await problem(undo)).code).toBe("pickup.refunded");
  });

  test("twice at once is given once", async () => {
    const both = await Promise.allSettled([give(manager), give(manager)]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await money()).toMatchObject({ refunded: 5350 });
  });
});

describe("refused, and nothing changed", () => {
  const refused = async (code: string, work: () => Promise<unknown>) => {
    const before = await everything();
    expect((await problem(work())).code).toBe(code);
    expect(await everything()).toEqual(before);
  };

  test("more than was paid for it, or of what was never handed over", async () => {
    await refused("refund.too_much", () => give(clerk, bread(4)));
    await refused("refund.too_much", () => give(clerk, some(1351)));
    await refused("refund.unknown_line", () => give(clerk, [{ lineId: newId(), quantity: 1 }]));
    await refused("input.invalid", () => give(clerk, [{ lineId: bought.line.BREAD }]));
    await refused("input.invalid", () => give(clerk, [{ ...bread(1)[0], amount: 5 }]));
    await refused("input.invalid", () => give(clerk, [...bread(1), ...bread(1)]));
  });

  test("for an order that is not handed over yet", async () => {
    const by = as.storefront();
    const { number } = await placeOrder(by, {
      reservations: [await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] })],
      customer: { name: "Emmi Virta", email: "emmi@example.com" },
      payment: { method: "pay_in_store" },
    });
    await refused("refund.too_much", () => give(clerk, undefined, { order: number }));
  });

  test("by a shopper, a stranger, another store's clerk, or whoever bought it", async () => {
    await refused("auth.required", () => give(as.visitor(undefined, bought.token)));
    await refused("store.not_found", () => give(as.clerk(world.kamppi)));
    await refused("order.not_found", () => give(as.clerk(world.kamppi), undefined, { store: "kamppi" }));
    await rows`update orders set customer_email = ${"me@aisle.example"} where number = ${bought.number}`;
    const { actor } = clerk;
    const own = { ...clerk, actor: { ...actor, email: "me@aisle.example" } } as Ctx;
    await refused("refund.own_order", () => give(own, bread(1)));
  });
});

describe("above what one person may give", () => {
  const lamp = () => give(clerk, [{ lineId: bought.line.LAMP!, quantity: 1 }]);

  test("nothing moves until a second person says yes, once", async () => {
    const id = await lamp();
    expect(await money()).toMatchObject({ refunded: 0 });
    expect((await staffRefunds(db(), clerk, 5))[0]).toMatchObject({ id, state: "held" });
    expect((await problem(approveRefund(clerk, { id }))).code).toBe("auth.forbidden");
    expect((await problem(approveRefund(as.manager(world.kamppi), { id }))).code).toBe("refund.not_found");
    const both = await Promise.allSettled([approveRefund(manager, { id }), approveRefund(manager, { id })]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await money()).toMatchObject({ refunded: 4000 });
    expect((await problem(rejectRefund(manager, { id, reason }))).code).toBe("refund.not_held");
  });

  test("nobody says yes to themselves, nor beyond their own limit", async () => {
    await rows`update refund_limits set amount = 3000 where role = 'manager'`;
    const id = await give(manager, [{ lineId: bought.line.LAMP!, quantity: 1 }]);
    expect((await problem(approveRefund(manager, { id }))).code).toBe("refund.same_person");
    const another = as.manager(world.kallio);
    expect((await problem(approveRefund(another, { id }))).code).toBe("refund.over_limit");
    await rows`update refund_limits set amount = 10000 where role = 'manager'`;
    await approveRefund(another, { id });
    expect(await money()).toMatchObject({ refunded: 4000 });
  });

  test("what came back meanwhile is not given twice", async () => {
    const id = await lamp();
    await receiveReturn(manager, {
      order: bought.number,
      store: "kallio",
      lines: [{ lineId: bought.line.LAMP!, quantity: 1, condition: "restock" }],
    });
    expect((await problem(approveRefund(manager, { id }))).code).toBe("refund.too_much");
    await rejectRefund(clerk, { id, reason: "It came back" });
    expect(await refundById(db(), clerk, id)).toMatchObject({ state: "rejected" });
    expect(await money()).toMatchObject({ refunded: 4000 });
  });
});

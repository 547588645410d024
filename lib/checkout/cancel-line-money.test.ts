import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, partsOf } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { receiptByToken } from "@/lib/orders/receipt";
import { markCollected } from "@/lib/pickup/mark-collected";
import { undoPress } from "@/lib/pickup/undo-press";
import { cancelLine } from "./cancel-line";
import { placeOrder } from "./place-order";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500, kamppi: 500 },
    { sku: "LAMP", price: 1000, kallio: 500 },
  ]);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const goods = [
  { sku: "BREAD", quantity: 2 },
  { sku: "LAMP", quantity: 1 },
];
type Ordered = { number: string; token: string; lines: Map<string, string>; pickups: string[] };

/** Bread and a lamp at Kallio, and more bread at Kamppi when asked for. */
async function ordered(payment: object, alsoAtKamppi = false): Promise<Ordered> {
  const by = as.storefront();
  const reservations = [await reserve(by, { store: "kallio", lines: goods })];
  if (alsoAtKamppi)
    reservations.push(await reserve(by, { store: "kamppi", lines: [{ sku: "BREAD", quantity: 1 }] }));
  const { number, token } = await placeOrder(by, {
    reservations,
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: "demo_card", token: "demo_ok", ...payment },
  });
  const parts = await partsOf(token);
  const lines = new Map(parts.toReversed().flatMap((f) => f.lines.map((l) => [l.sku, l.id] as const)));
  return { number, token, lines, pickups: parts.map((f) => f.id) };
}
const callOff = ({ number, token, lines }: Ordered, sku: string, quantity?: number) =>
  cancelLine(as.visitor(undefined, token), {
    number,
    lineId: lines.get(sku)!,
    ...(quantity ? { quantity } : {}),
  });
const handOver = (id: string, more: object = {}) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    ...more,
  });
const cardOf = async ({ token }: Ordered) => {
  await workOff();
  const { id } = await orderByToken(db(), token);
  const [card] = await rows<{ state: string; captured: number; refunded: number; ahead: number }>`
    select state, captured, refunded, ahead from payments where order_id = ${id} and method = 'demo_card'`;
  return card;
};
const cardAndGift = async (amount: number) => {
  const { code } = await issueGiftCard(as.manager(world.kallio), { amount });
  return { code, balance: async () => (await giftCardBalance(as.visitor(), { code })).amount };
};

test("a card that waits is charged for what is left, and no more", async () => {
  const order = await ordered({});
  await callOff(order, "LAMP");
  await bringTo("ready", world.kallio, order.pickups[0]!);
  await handOver(order.pickups[0]!);
  expect(await cardOf(order)).toMatchObject({ captured: 900, refunded: 0 });
  expect((await receiptByToken(db(), order.token)).lines).toMatchObject([{ quantity: 2, totalAmount: 900 }]);
});

test("a gift card gets back what it put aside for them, at once", async () => {
  const gift = await cardAndGift(5000);
  const order = await ordered({ method: "gift_card", token: undefined, giftCard: gift.code });
  expect(await gift.balance()).toBe(3100);
  await callOff(order, "BREAD", 1);
  expect(await gift.balance()).toBe(3550);
  await callOff(order, "LAMP");
  expect(await gift.balance()).toBe(4550);
  await bringTo("ready", world.kallio, order.pickups[0]!);
  await handOver(order.pickups[0]!);
  expect(await gift.balance()).toBe(4550);
});

test("with both, the card is spared first, as the gift card pays first", async () => {
  const gift = await cardAndGift(1200);
  const order = await ordered({ giftCard: gift.code });
  await callOff(order, "BREAD", 1);
  expect(await gift.balance()).toBe(0);
  await callOff(order, "LAMP");
  expect(await gift.balance()).toBe(750);
  await bringTo("ready", world.kallio, order.pickups[0]!);
  await handOver(order.pickups[0]!);
  expect(await cardOf(order)).toMatchObject({ captured: 0 });
});

test("what a handover that is undone would need again stays put aside", async () => {
  const gift = await cardAndGift(5000);
  const order = await ordered({ method: "gift_card", token: undefined, giftCard: gift.code }, true);
  const [kallio] = order.pickups;
  await bringTo("ready", world.kallio, kallio!);
  const { lines } = (await partsOf(order.token))[0]!;
  const bread = lines.find((l) => l.sku === "BREAD")!.id;
  await handOver(kallio!, { rest: "refused", lines: [{ lineId: bread, collected: 2 }] });
  const { lines: left } = (await partsOf(order.token))[1]!;
  await cancelLine(as.clerk(world.kamppi), { number: order.number, lineId: left[0]!.id });
  await undoPress(as.manager(world.kallio), { id: kallio!, verb: "markCollected" }).catch(() => undefined);
  expect((await partsOf(order.token))[1]!.state).toBe("cancelled");
});

test("all of it, line by line, is as if the order had been called off", async () => {
  const gift = await cardAndGift(1200);
  const order = await ordered({ giftCard: gift.code });
  await callOff(order, "BREAD");
  await callOff(order, "LAMP");
  expect((await orderByToken(db(), order.token)).state).toBe("cancelled");
  expect(await gift.balance()).toBe(1200);
  expect(await cardOf(order)).toMatchObject({ state: "voided", captured: 0 });
});

import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { giftCardBalance } from "./gift-card-balance";
import { issueGiftCard } from "./issue-gift-card";
import { reissueGiftCard } from "./reissue-gift-card";
import { staffGiftCards } from "./staff-gift-cards";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
});

const manager = () => as.manager(world.kallio);
const reason = "Lost in the tram";
const hintOf = (code: string) => code.slice(-4);
const balance = (code: string) => giftCardBalance(as.storefront(), { code });

/** A card of ten euros that has paid for two loaves. */
async function usedCard() {
  const card = await issueGiftCard(manager(), { amount: 1000 });
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
  const order = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija Meri", email: "maija@example.com" },
    payment: { method: "gift_card", giftCard: card.code },
  });
  return { card, order };
}

test("a lost card has another code: the old one is worth nothing, and what orders give back finds the new one", async () => {
  const { card, order } = await usedCard();
  const again = await reissueGiftCard(manager(), { id: card.id, hint: hintOf(card.code), reason });
  expect(again).toMatchObject({ id: card.id, amount: 100, currency: "EUR" });
  expect(await problem(balance(card.code))).toMatchObject({ code: "gift_card.unknown" });
  expect(await balance(again.code)).toMatchObject({ amount: 100 });
  await cancelOrder({ ...as.visitor(), bearer: order.token }, { number: order.number });
  expect(await balance(again.code)).toMatchObject({ amount: 1000 });
  const told = await rows<{ name: string; data: object }>`
    select name, data from events where data ->> 'giftCard' = ${card.id} order by at`;
  expect(told.map(({ name }) => name)).toEqual(["gift_card.issued", "gift_card.reissued"]);
  expect(told[1]!.data).toMatchObject({
    before: hintOf(card.code),
    hint: hintOf(again.code),
    reason,
    amount: 100,
  });
  for (const { code } of [card, again])
    expect(JSON.stringify(told)).not.toContain(code.replaceAll("-", "").slice(0, 12));
  expect(await checkInvariants(db())).toEqual([]);
});

test("twice at once changes it once, and only a manager may", async () => {
  const card = await issueGiftCard(manager(), { amount: 500 });
  const ask = { id: card.id, hint: hintOf(card.code), reason };
  for (const who of [as.clerk(world.kallio), as.visitor(), as.storefront()])
    expect((await problem(reissueGiftCard(who, ask))).kind).toMatch(/forbidden|unauthenticated/);
  expect(await problem(reissueGiftCard(manager(), { ...ask, id: newId() }))).toMatchObject({
    code: "gift_card.not_found",
  });
  expect(await balance(card.code)).toMatchObject({ amount: 500 });
  const both = await Promise.allSettled([1, 2].map(() => reissueGiftCard(manager(), ask)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await problem(reissueGiftCard(manager(), ask))).toMatchObject({ code: "gift_card.reissued" });
});

test("a manager finds a card by its code, by the code's end, or by an order that it paid, with its history", async () => {
  const { card, order } = await usedCard();
  for (const typed of [card.code.toLowerCase(), hintOf(card.code), order.number]) {
    const found = (await staffGiftCards(db(), manager(), typed)).find(({ id }) => id === card.id);
    expect(found, typed).toMatchObject({
      hint: hintOf(card.code),
      amount: 1000,
      balance: 100,
      entries: [
        { kind: "spent", amount: -900, order: order.number },
        { kind: "issued", amount: 1000, order: null },
      ],
    });
  }
  expect(await staffGiftCards(db(), manager(), "no such card")).toEqual([]);
  expect((await staffGiftCards(db(), manager(), ""))[0]?.id).toBe(card.id);
  for (const who of [as.clerk(world.kallio), as.visitor()])
    expect((await problem(staffGiftCards(db(), who, ""))).kind).toMatch(/forbidden|unauthenticated/);
});

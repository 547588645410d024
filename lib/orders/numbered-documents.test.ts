import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, cash, collectedBy, order, pickupStage, ready } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import { vatWithin } from "@/lib/kernel/money";
import { markCollected } from "@/lib/pickup/mark-collected";
import { confirmationByNumber, confirmationByToken } from "./confirmation";
import { documentByToken, documentsByToken, numberedByToken, numberedForStaff } from "./documents";

testDatabase();

let world: World;
beforeAll(async () => {
  ({ world } = await pickupStage());
});

async function receipt() {
  const placed = await ready([{ sku: "BREAD", quantity: 2 }]);
  await markCollected(as.clerk(world.kallio), {
    id: placed.pickup,
    verification: byCode(placed.pickup),
    collectedBy,
    payment: cash,
  });
  const [issued] = await documentsByToken(db(), placed.token);
  return { ...placed, id: issued!.id, number: issued!.number };
}

test("a receipt is found by its number, under its order's link and by its store, and by nobody else", async () => {
  const [mine, other] = [await receipt(), await receipt()];
  const paper = await documentByToken(db(), mine.token, mine.id);
  expect(await numberedByToken(db(), mine.token, mine.number)).toEqual(paper);
  for (const who of [as.clerk(world.kallio), as.admin()])
    expect(await numberedForStaff(db(), who, mine.number)).toEqual(paper);
  const nobodys = { code: "document.not_found", kind: "not_found" };
  expect(await problem(numberedByToken(db(), other.token, mine.number))).toMatchObject(nobodys);
  expect(await problem(numberedByToken(db(), "another", mine.number))).toMatchObject(nobodys);
  for (const who of [
    as.clerk(world.kamppi),
    as.visitor(),
    as.storefront(),
    { ...as.visitor(), bearer: mine.token },
  ])
    expect(await problem(numberedForStaff(db(), who, mine.number))).toMatchObject(nobodys);
  for (const number of [
    "",
    "R",
    `${mine.number} or 1=1`,
    mine.number.toLowerCase(),
    mine.number.replace("R-", "C-"),
  ])
    expect(await problem(numberedByToken(db(), mine.token, number))).toMatchObject(nobodys);
});

test("a confirmation says what was agreed to, whatever a promotion took off, and names nobody", async () => {
  const promotion = await addPromotion({ kind: "amount", amount: 100 });
  const placed = await order([{ sku: "BREAD", quantity: 2 }]);
  await rows`update promotions set ends_at = now() where id = ${promotion}`;
  const confirmed = await confirmationByToken(db(), placed.token);
  expect(confirmed).toMatchObject({
    number: placed.number,
    currency: "EUR",
    totalAmount: 800,
    deliveryAmount: 0,
    lines: [
      { title: "The BREAD", quantity: 2, unitAmount: 450, totalAmount: 800, vatAmount: vatWithin(800, 2550) },
    ],
    payments: [{ method: "pay_in_store", amount: 800 }],
    parts: [{ method: "pickup", store: "kallio", window: null }],
    sentTo: null,
  });
  expect(JSON.stringify(confirmed)).not.toMatch(/Maija|maija/);
});

test("a confirmation is for its own link, and for staff who have a part of the order", async () => {
  const placed = await order();
  const confirmed = await confirmationByToken(db(), placed.token);
  expect(await confirmationByNumber(db(), as.clerk(world.kallio), placed.number)).toEqual(confirmed);
  for (const who of [as.clerk(world.kamppi), as.visitor()])
    expect(await problem(confirmationByNumber(db(), who, placed.number))).toMatchObject({
      code: "order.not_found",
    });
  expect(await problem(confirmationByToken(db(), "another"))).toMatchObject({ code: "order.not_found" });
});

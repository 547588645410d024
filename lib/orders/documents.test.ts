import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, cash, collectedBy, pickupStage, ready } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { inTransaction } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { vatWithin } from "@/lib/kernel/money";
import { markCollected } from "@/lib/pickup/mark-collected";
import { undoPress } from "@/lib/pickup/undo-press";
import { receiveReturn } from "@/lib/returns/receive-return";
import { dayOf } from "@/lib/stores/hours";
import { documentByToken, documentsByToken } from "./documents";
import { issueHandoverReceipt } from "./issue-document";

testDatabase();

let world: World;
beforeAll(async () => {
  ({ world } = await pickupStage());
});
beforeEach(() => async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

type Order = Awaited<ReturnType<typeof ready>>;
const collect = (order: Order, collected: number) =>
  markCollected(as.clerk(world.kallio), {
    id: order.pickup,
    verification: byCode(order.pickup),
    collectedBy,
    rest: "later",
    lines: [{ lineId: order.lines[0]!.id, collected }],
    payment: cash,
  });
const bread = (quantity: number) => ready([{ sku: "BREAD", quantity }]);
const bringBack = (order: Order, quantity: number) =>
  receiveReturn(as.clerk(world.kamppi), {
    order: order.number,
    store: "kamppi",
    lines: [{ lineId: order.lines[0]!.id, quantity, condition: "restock" }],
  });
const papersOf = async (token: string) =>
  Promise.all((await documentsByToken(db(), token)).map(({ id }) => documentByToken(db(), token, id)));
const year = dayOf("Europe/Helsinki", new Date()).slice(0, 4);
/** The last number that a store gave. */
const last = async (kind: "receipt" | "credit_note", store: keyof World = "kallio") =>
  (
    await rows<{ last: number }>`
      select coalesce(max(last), 0) as last from document_series where location_id = ${world[store]} and kind = ${kind}`
  )[0]!.last;

test("each handover has a receipt over what it handed over, and together they are what the order cost", async () => {
  const promotion = await addPromotion({ kind: "amount", amount: 100 });
  const order = await bread(3);
  await rows`update promotions set ends_at = now() where id = ${promotion}`;
  const before = await last("receipt");
  expect(await documentsByToken(db(), order.token)).toEqual([]);
  await collect(order, 1);
  await collect(order, 2);
  const papers = await papersOf(order.token);
  expect(papers.map((p) => p.number)).toEqual(
    [1, 2].map((n) => `R-KALLIO-${year}-${String(before + n).padStart(6, "0")}`),
  );
  expect(papers.map((p) => p.totalAmount).reduce((a, b) => a + b)).toBe(1250);
  for (const paper of papers) {
    const vat = vatWithin(paper.totalAmount, 2550);
    expect(paper).toMatchObject({
      kind: "receipt",
      order: order.number,
      store: "kallio",
      currency: "EUR",
      lines: [{ title: "The BREAD", unitAmount: 450, totalAmount: paper.totalAmount, vatAmount: vat }],
      vat: [{ basisPoints: 2550, gross: paper.totalAmount, vat }],
    });
    expect(JSON.stringify(paper)).not.toMatch(/Maija|maija/);
  }
});

test("goods that come back have a credit note of the store that took them, and the receipt stays", async () => {
  const order = await bread(2);
  await collect(order, 2);
  const [receipt] = await papersOf(order.token);
  const before = await last("credit_note", "kamppi");
  await bringBack(order, 1);
  const [same, credit] = await papersOf(order.token);
  expect(same).toEqual(receipt);
  expect(credit).toMatchObject({
    kind: "credit_note",
    number: `C-KAMPPI-${year}-${String(before + 1).padStart(6, "0")}`,
    totalAmount: 450,
    corrects: [receipt!.number],
    lines: [{ quantity: 1, totalAmount: 450 }],
    vat: [{ basisPoints: 2550, gross: 450, vat: vatWithin(450, 2550) }],
  });
});

test("a handover that is undone has its receipt credited as a whole, and the next one another number", async () => {
  const order = await bread(2);
  await collect(order, 2);
  await undoPress(as.manager(world.kallio), { id: order.pickup });
  await collect(order, 2);
  const [first, credit, second] = await papersOf(order.token);
  expect(credit).toMatchObject({
    kind: "credit_note",
    lines: first!.lines,
    vat: first!.vat,
    totalAmount: 900,
  });
  expect(credit!.corrects).toEqual([first!.number]);
  expect(second).toMatchObject({ kind: "receipt", totalAmount: 900, corrects: [] });
  expect(second!.number > first!.number).toBe(true);
});

test("no number is left out by what fails, and none given twice by fifty at once", async () => {
  const order = await bread(1);
  await collect(order, 1);
  const [{ id: orderId }] = (await rows<{ id: string }>`
    select id from orders where number = ${order.number}`) as [{ id: string }];
  const before = await last("receipt", "kamppi");
  const issued = Array.from({ length: 50 }, (_, n) =>
    inTransaction(async (tx) => {
      const issuing = { orderId, locationId: world.kamppi, cause: `test:${newId()}` };
      await issueHandoverReceipt(tx, issuing, [{ id: order.lines[0]!.id, quantity: 1 }]);
      if (n % 5 === 0) throw new Error("after its number was taken");
    }),
  );
  const settled = await Promise.allSettled(issued);
  expect(settled.filter((s) => s.status === "rejected")).toHaveLength(10);
  const numbers = await rows<{ number: number }>`
    select number from documents where location_id = ${world.kamppi} and kind = 'receipt' order by number`;
  expect(numbers.map((d) => d.number)).toEqual(Array.from({ length: before + 40 }, (_, n) => n + 1));
  const inTime = await rows<{ number: number }>`
    select number from documents where location_id = ${world.kamppi} and kind = 'receipt' order by issued_at, number`;
  expect(inTime).toEqual(numbers);
});

test("opens with its own order's link only, and cannot be changed or removed", async () => {
  const [order, other] = [await bread(1), await bread(1)];
  await collect(order, 1);
  const [paper] = await documentsByToken(db(), order.token);
  expect(await problem(documentByToken(db(), other.token, paper!.id))).toMatchObject({
    code: "document.not_found",
  });
  for (const id of ["1", newId()])
    expect(await problem(documentByToken(db(), order.token, id))).toMatchObject({
      code: "document.not_found",
    });
  await expect(rows`update documents set total_amount = 1 where id = ${paper!.id}`).rejects.toThrow();
  await expect(rows`delete from documents where id = ${paper!.id}`).rejects.toThrow();
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { atTheCounter, discountStage, endPromotions, moneyOf, orderOf } from "@/db/testing/discounts";
import { addPromotion } from "@/db/testing/promotions";
import { as, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { receiptByToken } from "@/lib/orders/receipt";
import { chooseInstead } from "@/lib/pickup/choose-instead";
import { shortLine } from "@/lib/pickup/short-line";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await discountStage();
});
beforeEach(async () => {
  await endPromotions();
});

describe("a discounted line", () => {
  test("costs the same however it comes apart: three handovers add up to the cent", async () => {
    await addPromotion({ kind: "amount", amount: 100 }, [{ code: "H0NDERT" }]);
    const { token, order, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], {
      codes: ["hOnder t"],
      pay: "store",
    });
    expect(order.totalAmount).toBe(3 * 455 - 100);
    const collect = await atTheCounter(pickup);
    const seen: number[] = [];
    for (let part = 0; part < 3; part++) {
      await collect({
        lines: [{ lineId: lines[0]!.id, collected: 1 }],
        rest: "later",
        payment: { method: "cash" },
      });
      seen.push((await moneyOf(token))[0]!.captured);
    }
    expect(seen).toEqual([455 - 33, 910 - 66, 1365 - 100]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is paid in the store for what is taken of it, and what is refused costs nothing", async () => {
    await addPromotion({ kind: "percent", basisPoints: 1000 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    // 10 % of 13.65 € is 1.37 €: of two breads 0.91 €.
    const owed = { amount: 2 * 455 - 91, currency: "EUR" };
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const, amount: owed };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 2 }], rest: "refused", payment });
    expect((await moneyOf(token))[0]).toMatchObject({ captured: owed.amount, state: "captured" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("an undone handover gives back exactly what it took", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 2 }], rest: "later", payment });
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 1 }], rest: "later", payment });
    await undoPress(as.manager(world.kallio), { id: pickup });
    expect((await moneyOf(token))[0]!.captured).toBe(2 * 455 - 66);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("takes its part of the discount along when units come from another store", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, number, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const clerk = as.clerk(world.kallio);
    await startPicking(clerk, { id: pickup });
    await shortLine(clerk, { id: pickup, lineId: lines[0]!.id, quantity: 1, reason: "not_found" });
    const [short] = (await orderByToken(db(), token)).fulfillments[0]!.shortPicks;
    const shopper = as.visitor(undefined, token);
    const choice = {
      number,
      id: pickup,
      shortPick: short!.id,
      choice: "other_store" as const,
      store: "kamppi",
    };
    await chooseInstead(shopper, choice);
    expect((await moneyOf(token)).map(({ amount }) => amount)).toEqual([2 * 455 - 66, 455 - 34]);
    const { fulfillments } = await orderByToken(db(), token);
    expect(fulfillments.map((f) => f.payment?.owed)).toEqual([2 * 455 - 66, 455 - 34]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("stands on the receipt with what is left of it", async () => {
    await addPromotion({ kind: "amount", amount: 100 });
    const { token, pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 3 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    await collect({
      lines: [{ lineId: lines[0]!.id, collected: 2 }],
      rest: "refused",
      payment: { method: "cash" },
    });
    const receipt = await receiptByToken(db(), token);
    expect(receipt.lines).toMatchObject([{ quantity: 2, unitAmount: 455, totalAmount: 2 * 455 - 66 }]);
    expect(receipt.payment.captured).toBe(2 * 455 - 66);
  });
});

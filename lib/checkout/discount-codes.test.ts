import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { promotionCodes } from "@/db/schema/promotions";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import {
  atTheCounter,
  card,
  discountStage,
  endPromotions,
  orderOf,
  someone,
  usesOf,
} from "@/db/testing/discounts";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { as } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { Problem } from "@/lib/kernel/problem";
import { cancelOrder } from "./cancel-order";
import { placeOrder } from "./place-order";

testDatabase();

beforeAll(async () => {
  await discountStage();
});
beforeEach(async () => {
  await endPromotions();
});

describe("a code", () => {
  test("is refused alike when it never was, is over, or is used up, and nothing is ordered", async () => {
    await addPromotion({ kind: "amount", amount: 100, maxUses: 1 }, [{ code: "0NCE" }]);
    await addPromotion({ kind: "amount", amount: 100, endsAt: new Date(Date.now() - 1000) }, [
      { code: "PAST" },
    ]);
    await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["once"] });
    const before = rowsOf(await db().execute(sql`select 1 from orders`)).length;
    for (const code of ["never", "once", "past"]) {
      expect(await problem(orderOf([{ sku: "BREAD", quantity: 1 }], { codes: [code] }))).toMatchObject({
        kind: "invalid",
        code: "promotion.code_unknown",
      });
    }
    expect(rowsOf(await db().execute(sql`select 1 from orders`)).length).toBe(before);
  });

  test("says what is missing when it is the shopper's own basket that is in the way", async () => {
    await addPromotion({ kind: "amount", amount: 100, minimumAmount: 1000 }, [{ code: "TENNER" }]);
    expect(await problem(orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["TENNER"] }))).toMatchObject({
      kind: "conflict",
      code: "promotion.code_minimum",
      details: { code: "TENNER", missing: 545 },
    });
  });

  test("for the first order is for nobody who has one; a cancelled one does not count", async () => {
    await addPromotion({ kind: "amount", amount: 100, firstOrder: true }, [{ code: "WE1C0ME" }]);
    const customer = someone();
    const first = await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["WELCOME"], customer });
    const again = () => orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["WELCOME"], customer });
    expect(await problem(again())).toMatchObject({ code: "promotion.code_first_order" });
    await cancelOrder(as.visitor(undefined, first.token), { number: first.number });
    expect((await again()).order.totalAmount).toBe(355);
  });

  test("has its uses by one customer, also when they order twice at once", async () => {
    await addPromotion({ kind: "amount", amount: 100, maxUsesEach: 1 }, [{ code: "M1NE" }]);
    const by = await signedInCustomer();
    const customer = { name: "Emmi Virta", email: by.actor.email };
    const two = [1, 2].map(() => orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["M1NE"], customer, by }));
    const done = await Promise.allSettled(two);
    expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not to be guessed: ten wrong ones an hour, then none is judged", async () => {
    await addPromotion({ kind: "amount", amount: 100 }, [{ code: "G00D" }]);
    const by = as.visitor();
    const held = await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] });
    const guess = (code: string) =>
      placeOrder(by, { reservations: [held], customer: someone(), payment: card, codes: [code] });
    for (let n = 0; n < 10; n++) expect(await problem(guess(`WR0NG${n}`))).toMatchObject({ kind: "invalid" });
    expect(await problem(guess("GOOD"))).toMatchObject({ kind: "limited", code: "promotion.too_many_tries" });
  });
});

/** Comes again when the shop is too busy for a moment, as it asks for. */
async function oncePossible<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem && error.code === "service.busy")) throw error;
    }
  }
}

describe("a limited code", () => {
  test("is never used more often than it may be, by 200 at once", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100 }, [{ code: "TWENTY", maxUses: 20 }]);
    const holds: { id: string; token: string }[] = [];
    for (let n = 0; n < 200; n++)
      holds.push(await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 1 }] }));
    const done = await Promise.allSettled(
      holds.map((held) =>
        oncePossible(() =>
          placeOrder(as.storefront(), {
            reservations: [held],
            customer: someone(),
            payment: card,
            codes: ["TWENTY"],
          }),
        ),
      ),
    );
    expect(done.filter((d) => d.status === "fulfilled")).toHaveLength(20);
    const refusals = done.flatMap((d) => (d.status === "rejected" ? [d.reason.code] : []));
    expect(new Set(refusals).difference(new Set(["promotion.used_up", "promotion.code_unknown"]))).toEqual(
      new Set(),
    );
    const [code] = await db().select().from(promotionCodes).where(eq(promotionCodes.promotionId, id));
    expect(code!.uses).toBe(20);
    expect(await checkInvariants(db())).toEqual([]);
  }, 60_000);

  test("is given back when its order dies, once, and another can use it", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100, maxUses: 1 }, [
      { code: "1AST", maxUses: 1 },
    ]);
    const first = await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["1AST"] });
    expect(await usesOf(id)).toBe(1);
    const cancel = () => cancelOrder(as.visitor(undefined, first.token), { number: first.number });
    await Promise.allSettled([cancel(), cancel(), cancel()]);
    expect(await usesOf(id)).toBe(0);
    await orderOf([{ sku: "BREAD", quantity: 1 }], { codes: ["1AST"] });
    expect(await usesOf(id)).toBe(1);
  });

  test("stays used when something of its order was handed over", async () => {
    const id = await addPromotion({ kind: "amount", amount: 100, maxUses: 5 });
    const { pickup, lines } = await orderOf([{ sku: "BREAD", quantity: 2 }], { pay: "store" });
    const collect = await atTheCounter(pickup);
    const payment = { method: "cash" as const };
    await collect({ lines: [{ lineId: lines[0]!.id, collected: 1 }], rest: "refused", payment });
    expect(await usesOf(id)).toBe(1);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { as, buildWorld } from "@/db/testing/world";
import { takeFromBasket } from "@/lib/checkout/take-from-basket";
import { newId } from "@/lib/kernel/id";
import { addToCart } from "./add-to-cart";
import { dropCode } from "./drop-code";
import { giveCode } from "./give-code";
import { mergeCart } from "./merge-cart";
import { cartCodes, cartLines } from "./queries";

testDatabase();

beforeAll(async () => {
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
  for (const code of ["HEY10", "BUNS", "JAMS", "TEAS"])
    await addPromotion({ kind: "percent", basisPoints: 1000, minimumAmount: 5000 }, [{ code }]);
});
const codesOf = (ctx: Parameters<typeof cartCodes>[1]) => cartCodes(db(), ctx);

describe("a code of a basket", () => {
  test("is kept as it was meant, once, also while it does nothing yet, and dropped again", async () => {
    const me = as.visitor();
    await giveCode(me, { code: " hey-1o " });
    await giveCode(me, { code: "HEY10" });
    expect(await codesOf(me)).toEqual(["HEY10"]);
    await dropCode(me, { code: "hey10" });
    await dropCode(me, { code: "hey10" });
    expect(await codesOf(me)).toEqual([]);
  });

  test("is refused when nobody knows it, and nothing changed", async () => {
    const me = as.visitor();
    expect(await problem(giveCode(me, { code: "NEVER" }))).toMatchObject({ code: "promotion.code_unknown" });
    expect(await codesOf(me)).toEqual([]);
    expect(await problem(giveCode(as.clerk(newId()), { code: "HEY10" }))).toMatchObject({
      kind: "forbidden",
    });
  });

  test("is not judged past ten wrong ones; right ones are not counted", async () => {
    const me = as.visitor();
    for (let n = 0; n < 12; n++) await giveCode(me, { code: "HEY10" });
    for (let n = 0; n < 10; n++) await problem(giveCode(me, { code: `N0${n}` }));
    expect(await problem(giveCode(me, { code: "BUNS" }))).toMatchObject({
      kind: "limited",
      code: "promotion.too_many_tries",
    });
    expect(await codesOf(me)).toEqual(["HEY10"]);
  });

  test("has room beside two others and no more, also when several are given at once", async () => {
    const me = as.visitor();
    await addToCart(me, { sku: "BREAD", quantity: 1, store: "kallio" });
    const given = await Promise.allSettled(
      ["HEY10", "BUNS", "JAMS", "TEAS"].map((code) => giveCode(me, { code })),
    );
    expect(given.filter((g) => g.status === "fulfilled")).toHaveLength(3);
    expect(await codesOf(me)).toHaveLength(3);
  });

  test("comes along when the visitor turns out to be a customer, and is gone with the order", async () => {
    const visitor = as.visitor();
    const customer = await signedInCustomer();
    await giveCode(visitor, { code: "BUNS" });
    await giveCode(customer, { code: "HEY10" });
    if (visitor.actor.kind !== "visitor" || !visitor.actor.id) throw new Error("no visitor");
    await mergeCart(customer, { visitor: visitor.actor.id });
    expect(await codesOf(customer)).toEqual(["HEY10", "BUNS"]);
    await takeFromBasket(customer, { orderId: newId() });
    expect(await codesOf(customer)).toEqual([]);
    expect(await cartLines(db(), customer)).toEqual([]);
  });
});

import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { documentsByToken, papersOfReturns } from "@/lib/orders/documents";
import { pickupQr } from "@/lib/pickup/codes";
import { returnById } from "@/lib/returns/queries";
import { goodsNamed, variantsBeside } from "./candidates";
import { exchangeGoods } from "./exchange-goods";
import { orderNamed } from "./order-named";
import { type Bought, bought } from "./testing/bought";

testDatabase();

let world: World;
let clerk: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 9, kamppi: 90, safetyStock: 2 },
    { sku: "RYE-LARGE", price: 920, kamppi: 90 },
  ]);
  await rows`update variants set position = 1, product_id = (select product_id from variants where sku = 'RYE') where sku = 'RYE-LARGE'`;
  clerk = as.clerk(world.kallio);
});

let order: Bought;
beforeEach(async () => {
  order ??= await bought(clerk, [{ sku: "RYE", quantity: 2 }]);
});

test("an order is found by whatever comes with its goods, and by nothing else", async () => {
  const { returnId } = await exchangeGoods(clerk, {
    order: order.number,
    store: "kallio",
    lines: [{ lineId: order.lineOf("RYE"), quantity: 1, condition: "damaged" }],
    out: [{ sku: "RYE", quantity: 1 }],
  });
  const { number } = await returnById(db(), clerk, returnId);
  const papers = await documentsByToken(db(), order.token);
  const neighbour = as.clerk(world.kamppi);
  const link = `https://shop.example/fi/orders/${order.token}`;
  const names = [order.number, ` #${order.number} `, number, pickupQr(order.pickup, 1), link];
  for (const name of [...names, ...papers.map((paper) => paper.number.toLowerCase())])
    expect(await orderNamed(db(), neighbour, name)).toBe(order.number);
  expect(papers.map(({ kind }) => kind)).toEqual(["receipt", "credit_note"]);
  for (const name of ["", "1", "R-KALLIO-2026-999999", "R700", "x".repeat(400)])
    expect(await orderNamed(db(), neighbour, name)).toBeNull();
  expect(await orderNamed(db(), as.visitor(), order.number)).toBeNull();
  expect((await papersOfReturns(db(), [returnId])).map(({ kind }) => kind)).toEqual([
    "credit_note",
    "receipt",
  ]);
});

test("what can go out is told with its price and how many are here, also what online sale leaves", async () => {
  const beside = await variantsBeside(db(), clerk, { store: "kallio", lineId: order.lineOf("RYE") });
  expect(beside).toMatchObject([
    { sku: "RYE", unitAmount: 420, here: 6 },
    { sku: "RYE-LARGE", unitAmount: 920, here: 0 },
  ]);
  const found = await goodsNamed(db(), clerk, { store: "kallio", text: "the rye" });
  expect(found.map(({ sku }) => sku)).toEqual(["RYE", "RYE-LARGE"]);
  expect(await goodsNamed(db(), clerk, { store: "kallio", text: "2RYE" })).toMatchObject([{ sku: "RYE" }]);
  expect(await goodsNamed(db(), clerk, { store: "kallio", text: "%" })).toEqual([]);
  expect(await goodsNamed(db(), as.visitor(), { store: "kallio", text: "rye" })).toEqual([]);
  await expect(goodsNamed(db(), clerk, { store: "kamppi", text: "rye" })).rejects.toMatchObject({
    code: "store.not_found",
  });
});

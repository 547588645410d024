import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { outcomes } from "./model/act";
import { differences } from "./model/compare";
import { counterActs } from "./model/counter-acts";
import { holdActs } from "./model/hold-acts";
import { managerActs } from "./model/manager-acts";
import { orderActs } from "./model/order-acts";
import { openShop } from "./model/real-shop";
import { ShopModel } from "./model/shop-model";
import { shopperActs } from "./model/shopper-acts";
import { stockActs } from "./model/stock-acts";

testDatabase();

// The same stories every time, unless another seed or more of them are asked for.
const seed = Number(process.env.AISLE_MODEL_SEED ?? 1);
const numRuns = Number(process.env.AISLE_MODEL_RUNS ?? 12);
const steps = 250;
const units = 6;

const acts = [...holdActs, ...orderActs, ...counterActs, ...managerActs, ...shopperActs, ...stockActs];

test(`whatever anybody does, the shop answers as the model says (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const story = fc.commands(
    acts.flatMap((a) => a.commands),
    { maxCommands: steps, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(story, async (commands) => {
      const shop = await openShop(units);
      const model = new ShopModel(units);
      await fc.asyncModelRun(() => ({ model, real: shop }), commands);
      expect(await differences(model, shop)).toEqual([]);
    }),
    { seed, numRuns },
  );
  // Stories in which something never comes about would show nothing about it.
  const never = acts.filter((a) => !outcomes.get(a.name)?.has("done")).map((a) => a.name);
  expect(never).toEqual([]);
  for (const said of [
    "window.full",
    "reservation.insufficient_stock",
    "pickup.already_collected",
    "pickup.expired",
  ])
    expect([...outcomes.values()].some((of) => of.has(said))).toBe(true);
});

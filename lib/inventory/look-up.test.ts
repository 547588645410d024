import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { lookUpStock } from "./look-up";

testDatabase();

let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  const world = await buildWorld([
    { sku: "CUP", price: 900, kallio: 20 },
    { sku: "POT", price: 2900, kallio: 20 },
    { sku: "OIL", price: 700, kallio: 20, kamppi: 20 },
  ]);
  await rows`update variants set barcode = '2SAME' where sku in ('OIL', 'POT')`;
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi);
});

describe("an item looked up", () => {
  test("by barcode or SKU shows its counters and whom it is promised to", async () => {
    const { id: pickup, number } = await orderedAt("kallio", [{ sku: "CUP", quantity: 1 }]);
    for (const code of ["2CUP", "CUP"]) {
      const [cup] = await lookUpStock(db(), clerk, { store: "kallio", code });
      expect(cup).toMatchObject({ sku: "CUP", row: { sku: "CUP", store: "kallio" } });
      expect(cup!.pickups[0]).toMatchObject({ id: pickup, orderNumber: number, allocated: 1 });
    }
    const both = await lookUpStock(db(), clerk, { store: "kallio", code: "2SAME" });
    expect(both.map((f) => f.sku)).toEqual(["OIL", "POT"]);
  });

  test("that the place does not carry has no counters; one that nobody knows is nothing", async () => {
    await rows`update variants set barcode = '2LONE' where sku = 'POT'`;
    const [pot] = await lookUpStock(db(), neighbour, { store: "kamppi", code: "2LONE" });
    expect(pot).toEqual({ sku: "POT", row: null, pickups: [] });
    expect(await lookUpStock(db(), clerk, { store: "kallio", code: "nothing" })).toEqual([]);
  });

  test("is nobody's who works elsewhere, or does not work here at all", async () => {
    const asked = { store: "kallio", code: "CUP" };
    expect((await problem(lookUpStock(db(), neighbour, asked))).code).toBe("store.not_found");
    expect(await lookUpStock(db(), as.visitor(), asked)).toEqual([]);
  });
});

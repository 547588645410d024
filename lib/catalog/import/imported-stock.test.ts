import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { importStage, movementsOf, run } from "@/db/testing/imports";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { simple } from "./practice-file";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await importStage();
});

describe("stock", () => {
  test("is put right by the difference, once", async () => {
    await run([simple("lamp", { quantity: "5" })]);
    await run([simple("lamp", { quantity: "3" })]);
    await run([simple("lamp", { quantity: "3" })]);
    await run([simple("lamp", { quantity: "9" })]);
    expect((await movementsOf("LAMP")).map((m) => [m.kind, m.quantity])).toEqual([
      ["received", 5],
      ["adjusted", -2],
      ["adjusted", 6],
    ]);
    expect(new Set((await movementsOf("LAMP")).map((m) => m.cause)).size).toBe(3);
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: 9 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("without a quantity is opened empty, and left as it is when there is some", async () => {
    await run([simple("vase", { quantity: "" })]);
    expect(await levelOf(world.kallio, "VASE")).toMatchObject({ on_hand: 0 });
    await run([simple("vase", { quantity: "4" })]);
    await run([simple("vase", { quantity: "" })]);
    expect(await levelOf(world.kallio, "VASE")).toMatchObject({ on_hand: 4 });
  });

  test("is counted at the named place only", async () => {
    await run([simple("rug", { quantity: "6" })], { locationId: world.kamppi });
    expect(await levelOf(world.kamppi, "RUG")).toMatchObject({ on_hand: 6 });
    expect(await levelOf(world.kallio, "RUG")).toBeUndefined();
  });

  test("is never counted below what is promised to customers; the rest of the line comes in", async () => {
    await run([simple("chair", { quantity: "5" })]);
    await reserve(as.visitor(), { store: "kallio", lines: [{ sku: "CHAIR", quantity: 3 }] });
    const { report, refusals } = await run([simple("chair", { quantity: "2", price: "11" })]);
    expect(refusals).toEqual([
      {
        line: 2,
        product: "chair",
        part: "quantity",
        reason: "counts 2, but 3 are promised to customers; 5 stay on hand",
      },
    ]);
    expect(report).toMatchObject({ variants: { updated: 1 }, stock: { adjusted: 0 }, refusedLines: 1 });
    expect(await levelOf(world.kallio, "CHAIR")).toMatchObject({ on_hand: 5, reserved: 3 });
    await run([simple("chair", { quantity: "3", price: "11" })]);
    expect(await levelOf(world.kallio, "CHAIR")).toMatchObject({ on_hand: 3, reserved: 3 });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { last, traces } from "@/db/testing/stock-traces";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { adjustStock } from "./adjust-stock";
import { setSafetyStock } from "./set-safety-stock";
import { staffStock } from "./stock-queries";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
let manager: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "TEA", price: 500, kallio: 20, kamppi: 20 },
    { sku: "JAM", price: 400 },
    { sku: "OIL", price: 700, kallio: 20, kamppi: 20 },
  ]);
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi);
  manager = as.manager(world.kallio);
});

describe("safety stock", () => {
  const kept = async (sku: string) =>
    (await staffStock(db(), as.admin(), { skus: [sku], limit: 9 })).map((r) => [r.store, r.safetyStock]);

  test("of one SKU is kept back at that store only", async () => {
    expect(await setSafetyStock(manager, { store: "kallio", sku: "OIL", units: 4 })).toEqual({ changed: 1 });
    expect(await kept("OIL")).toEqual([
      ["kallio", 4],
      ["kamppi", 0],
    ]);
    expect((await last("stock.safety_changed")).data).toEqual({ sku: "OIL", units: 4 });
    const events = await traces();
    expect(await setSafetyStock(manager, { store: "kallio", sku: "OIL", units: 4 })).toEqual({ changed: 0 });
    expect(await traces()).toEqual(events);
  });

  test("of a department reaches all its goods, and those that come to the store later", async () => {
    await setSafetyStock(as.manager(world.kamppi), { store: "kamppi", department: "goods", units: 3 });
    expect(await kept("TEA")).toContainEqual(["kamppi", 3]);
    expect(await kept("TEA")).toContainEqual(["kallio", 0]);
    await adjustStock(neighbour, { store: "kamppi", sku: "JAM", count: 8, reason: "found" });
    const [jam] = await staffStock(db(), neighbour, { skus: ["JAM"], limit: 1 });
    expect(jam).toMatchObject({ onHand: 8, safetyStock: 3, available: 5 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("of a department reaches what is under it", async () => {
    await db().execute(sql`
      with hall as (
        insert into departments (id, slug, name, plinth) values (gen_random_uuid(), 'hall', '{"en":"Hall"}', 'sky') returning id)
      update departments set parent_id = (select id from hall) where slug = 'goods'`);
    await setSafetyStock(manager, { store: "kallio", department: "hall", units: 4 });
    expect(await kept("TEA")).toContainEqual(["kallio", 4]);
  });

  test("says last what counts: a SKU after its department, and the other way round", async () => {
    await setSafetyStock(manager, { store: "kallio", department: "goods", units: 2 });
    await setSafetyStock(manager, { store: "kallio", sku: "TEA", units: 7 });
    expect(await kept("TEA")).toContainEqual(["kallio", 7]);
    await setSafetyStock(manager, { store: "kallio", department: "goods", units: 1 });
    expect(await kept("TEA")).toContainEqual(["kallio", 1]);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["an associate", "auth.forbidden", () => setSafetyStock(clerk, { ...about, units: 1 })],
    [
      "another store's manager",
      "store.not_found",
      () => setSafetyStock(as.manager(world.kamppi), { ...about, units: 1 }),
    ],
    ["an unknown department", "department.not_found", () => of({ department: "moon" })],
    ["an unknown SKU", "variant.not_found", () => of({ sku: "GHOST" })],
    ["both", "input.invalid", () => of({ sku: "TEA", department: "goods" })],
  ])("by or for %s is refused as %s, and nothing changed", async (_who, code, attempt) => {
    const before = await traces();
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const about = { store: "kallio", sku: "TEA" };
  const of = (what: object) => setSafetyStock(manager, { store: "kallio", units: 9, ...what });
});

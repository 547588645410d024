import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { last, traces } from "@/db/testing/stock-traces";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { adjustStock } from "./adjust-stock";
import { countStock } from "./count-stock";
import { reserve } from "./reserve";
import { staffStock } from "./stock-queries";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "TEA", price: 500, kallio: 20, kamppi: 20 },
    { sku: "CUP", price: 900, kallio: 20 },
    { sku: "POT", price: 2900, kallio: 20 },
    { sku: "JAM", price: 400 },
    { sku: "OIL", price: 700, kallio: 20, kamppi: 20 },
  ]);
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi);
  // What a second person decides has a file of its own.
  await rows`update write_off_limits set amount = 10000000`;
});

const order = (sku: string, quantity: number) => orderedAt("kallio", [{ sku, quantity }]);

describe("a correction by hand", () => {
  test("sets what was counted, or adds and takes away, with its reason on the record", async () => {
    const counted = {
      store: "kallio",
      sku: "TEA",
      count: 17,
      reason: "count" as const,
      note: "Behind the tins",
    };
    expect(await adjustStock(clerk, counted)).toMatchObject({ sku: "TEA", onHand: 17, available: 17 });
    expect(await last("stock.adjusted")).toMatchObject({
      location_id: world.kallio,
      actor_name: "Aino Clerk",
      data: { sku: "TEA", before: 20, after: 17, reason: "count", note: "Behind the tins" },
    });
    expect(
      await adjustStock(clerk, { store: "kallio", sku: "TEA", delta: -2, reason: "damaged" }),
    ).toMatchObject({ onHand: 15 });
    expect(
      await adjustStock(clerk, { store: "kallio", sku: "TEA", delta: 5, reason: "found" }),
    ).toMatchObject({ onHand: 20 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("that agrees with what is there changes nothing", async () => {
    const before = await traces();
    await adjustStock(clerk, { store: "kallio", sku: "TEA", count: 20, reason: "count" });
    expect(await traces()).toEqual(before);
  });

  test("puts goods on a shelf that never had them", async () => {
    expect(await staffStock(db(), clerk, { store: "kallio", skus: ["JAM"], limit: 1 })).toEqual([]);
    const found = await adjustStock(clerk, { store: "kallio", sku: "JAM", delta: 3, reason: "found" });
    expect(found).toMatchObject({ store: "kallio", onHand: 3, available: 3 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("from two devices at once adds up, and counts once when both counted", async () => {
    const plus = () => adjustStock(clerk, { store: "kallio", sku: "CUP", delta: 1, reason: "found" });
    await Promise.all([plus(), plus(), plus(), plus()]);
    expect(await levelOf(world.kallio, "CUP")).toMatchObject({ on_hand: 24 });
    const count = () => adjustStock(clerk, { store: "kallio", sku: "CUP", count: 20, reason: "count" });
    await Promise.all([count(), count()]);
    expect(await levelOf(world.kallio, "CUP")).toMatchObject({ on_hand: 20 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("below what is promised is refused, with the pickups to short-pick, the newest first", async () => {
    const first = await order("POT", 4);
    const second = await order("POT", 3);
    await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "POT", quantity: 2 }] });
    const before = await traces();
    const refused = await problem(
      adjustStock(clerk, { store: "kallio", sku: "POT", count: 5, reason: "theft" }),
    );
    expect(refused).toMatchObject({
      kind: "conflict",
      code: "stock.below_committed",
      details: {
        onHand: 20,
        reserved: 2,
        allocated: 7,
        missing: 4,
        pickups: [
          {
            id: second.id,
            orderNumber: second.number,
            store: "kallio",
            method: "pickup",
            state: "requested",
            allocated: 3,
          },
          {
            id: first.id,
            orderNumber: first.number,
            store: "kallio",
            method: "pickup",
            state: "requested",
            allocated: 4,
          },
        ],
      },
    });
    expect(await traces()).toEqual(before);
    await adjustStock(clerk, { store: "kallio", sku: "POT", count: 9, reason: "theft" });
    expect(await levelOf(world.kallio, "POT")).toEqual({ on_hand: 9, reserved: 2, allocated: 7 });
  });

  test("is not stopped by a hold that ran out", async () => {
    const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "OIL", quantity: 6 }] });
    await rows`update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'
      where id = ${held.id}`;
    expect(await adjustStock(clerk, { store: "kallio", sku: "OIL", count: 2, reason: "lost" })).toMatchObject(
      { onHand: 2, reserved: 0, available: 2 },
    );
    expect(await checkInvariants(db())).toEqual([]);
  });

  const fields = { store: "kallio", sku: "TEA", reason: "lost" as const };
  test.each<[string, string, () => Promise<unknown>]>([
    ["a shopper", "auth.required", () => adjustStock(as.visitor(), { ...fields, count: 1 })],
    ["a storefront key", "auth.forbidden", () => adjustStock(as.storefront(), { ...fields, count: 1 })],
    ["another store's clerk", "store.not_found", () => adjustStock(neighbour, { ...fields, count: 1 })],
    ["an unknown store", "store.not_found", () => adjustStock(clerk, { ...fields, store: "oz", count: 1 })],
    ["an unknown SKU", "variant.not_found", () => adjustStock(clerk, { ...fields, sku: "GHOST", count: 1 })],
    [
      "more taken away than is there",
      "stock.below_zero",
      () => adjustStock(clerk, { ...fields, delta: -99 }),
    ],
    ["neither count nor delta", "input.invalid", () => adjustStock(clerk, fields)],
    ["both count and delta", "input.invalid", () => adjustStock(clerk, { ...fields, count: 1, delta: 1 })],
    ["a change of nothing", "input.invalid", () => adjustStock(clerk, { ...fields, delta: 0 })],
    ["a count below zero", "input.invalid", () => adjustStock(clerk, { ...fields, count: -1 })],
  ])("by %s is refused as %s, and nothing changed", async (_who, code, attempt) => {
    const before = await traces();
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
});

describe("a cycle count", () => {
  test("corrects what differs, leaves what agrees, reports what is promised, and adds up repeated scans", async () => {
    await order("CUP", 5);
    const { id, lines } = await countStock(clerk, {
      store: "kallio",
      lines: [
        { barcode: "2TEA", count: 10 },
        { sku: "CUP", count: 3 },
        { barcode: "2TEA", count: 2 },
        { barcode: "JAM", count: 3 },
      ],
    });
    expect(lines).toMatchObject([
      { sku: "TEA", before: 20, counted: 12, outcome: "corrected" },
      { sku: "CUP", before: 20, counted: 3, outcome: "below_committed", pickups: [{ allocated: 5 }] },
      { sku: "JAM", before: 3, counted: 3, outcome: "unchanged" },
    ]);
    expect(lines[0]).not.toHaveProperty("pickups");
    expect(await levelOf(world.kallio, "TEA")).toMatchObject({ on_hand: 12 });
    expect(await levelOf(world.kallio, "CUP")).toMatchObject({ on_hand: 20, allocated: 5 });
    expect((await last("stock.counted")).data).toEqual({
      count: id,
      items: 3,
      corrected: [{ sku: "TEA", before: 20, counted: 12 }],
      belowCommitted: [{ sku: "CUP", before: 20, counted: 3 }],
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("by two clerks at once, of the same shelf in other orders, ends with one truth", async () => {
    const skus = ["TEA", "CUP", "OIL", "JAM"];
    const lines = skus.map((sku) => ({ sku, count: 30 }));
    await Promise.all(
      [lines, lines.toReversed(), lines, lines.toReversed()].map((counted) =>
        countStock(clerk, { store: "kallio", lines: counted }),
      ),
    );
    for (const sku of skus) expect((await levelOf(world.kallio, sku)).on_hand, sku).toBe(30);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["a shopper", "auth.required", () => countStock(as.visitor(), lineOf({ sku: "TEA" }))],
    ["another store's clerk", "store.not_found", () => countStock(neighbour, lineOf({ sku: "TEA" }))],
    ["a line without a name", "input.invalid", () => countStock(clerk, lineOf({}))],
    ["no lines", "input.invalid", () => countStock(clerk, { store: "kallio", lines: [] })],
  ])("with %s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const before = await traces();
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const lineOf = (named: { sku?: string }) => ({ store: "kallio", lines: [{ ...named, count: 1 }] });

  test("of a code that nobody knows, or that is on two things, says which line", async () => {
    await rows`update variants set barcode = '2SAME' where sku in ('POT', 'OIL')`;
    const before = await traces();
    const refused = await problem(
      countStock(clerk, {
        store: "kallio",
        lines: [
          { sku: "TEA", count: 1 },
          { barcode: "0000", count: 1 },
          { barcode: "2SAME", count: 1 },
        ],
      }),
    );
    expect(refused).toMatchObject({ kind: "invalid", code: "stock.unknown_item" });
    expect(refused.details.errors?.map((e) => e.pointer)).toEqual(["/lines/1/barcode", "/lines/2/barcode"]);
    expect(await traces()).toEqual(before);
  });
});

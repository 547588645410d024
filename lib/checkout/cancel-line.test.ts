import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { markCollected } from "@/lib/pickup/mark-collected";
import { staffPickups } from "@/lib/pickup/queries";
import { shortLine } from "@/lib/pickup/short-line";
import { cancelLine } from "./cancel-line";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
  ]);
});

const clerk = () => as.clerk(world.kallio);
const wanted = [
  { sku: "RYE", quantity: 3 },
  { sku: "OAT", quantity: 1 },
];
const handOver = (id: string, more: object = {}) =>
  markCollected(clerk(), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    ...more,
  });

let order: PlacedPickup;
let lines: Record<string, string>;
beforeEach(async () => {
  order = await orderedAt("kallio", wanted);
  lines = await lineIds(order);
});
const lineIds = async ({ token }: PlacedPickup) =>
  Object.fromEntries((await partsOf(token)).flatMap((f) => f.lines.map((l) => [l.sku, l.id])));
const part = async (of = order) => (await partsOf(of.token))[0]!;
const callOff = (sku: string, quantity?: number, by = order.shopper, of = order) =>
  cancelLine(by, { number: of.number, lineId: lines[sku]!, ...(quantity ? { quantity } : {}) });
const everything = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(fl) order by fl.id) from fulfillment_lines fl) as lines,
    (select count(*) from events) as events`;
const sound = async () => expect(await checkInvariants(db())).toEqual([]);

describe("units that are called off", () => {
  test.each(["requested", "picking", "ready"] as const)(
    "of a pickup that is %s are free, and owed by nobody",
    async (state) => {
      await bringTo(state, world.kallio, order.id);
      const before = await levelOf(world.kallio, "RYE");
      await callOff("RYE", 2);
      expect(await levelOf(world.kallio, "RYE")).toEqual({ ...before, allocated: before.allocated - 2 });
      expect(await part()).toMatchObject({ state, payment: { owed: 420 + 380 } });
      expect((await part()).lines.find((l) => l.sku === "RYE")).toMatchObject({
        ordered: 3,
        cancelled: 2,
        picked: state === "ready" ? 1 : 0,
      });
      expect((await part()).timeline.at(-1)).toMatchObject({
        name: "pickup.line_cancelled",
        data: { sku: "RYE", quantity: 2, by: "customer", picked: state === "ready" ? 2 : 0 },
      });
      const board = await staffPickups(db(), clerk(), { limit: 100 });
      expect(board.find((r) => r.id === order.id)).toMatchObject({ units: 2, owed: { amount: 800 } });
      if (state === "requested") await bringTo("ready", world.kallio, order.id);
      if (state !== "picking") {
        await handOver(order.id, { payment: { method: "cash", amount: { amount: 800, currency: "EUR" } } });
        expect(await part()).toMatchObject({ state: "collected", payment: { captured: 800 } });
      }
      await sound();
    },
  );

  test("by a clerk of its store, with the reason for whoever ordered", async () => {
    await cancelLine(clerk(), { number: order.number, lineId: lines.RYE!, quantity: 1, reason: "dropped" });
    expect((await part()).timeline.at(-1)).toMatchObject({ data: { by: "store", reason: "dropped" } });
    await sound();
  });

  test("leave a pickup that has nothing else: it ends as one that was called off", async () => {
    await bringTo("ready", world.kallio, order.id);
    await callOff("OAT");
    await callOff("RYE");
    expect(await part()).toMatchObject({ state: "cancelled", payment: { state: "voided" } });
    expect((await orderByToken(db(), order.token)).state).toBe("cancelled");
    expect((await part()).timeline.filter((e) => e.name === "pickup.cancelled")).toHaveLength(1);
    await sound();
  });

  test("leave a pickup with a question open: it waits for the answer", async () => {
    await bringTo("picking", world.kallio, order.id);
    await shortLine(clerk(), { id: order.id, lineId: lines.OAT!, quantity: 1, reason: "not_found" });
    await callOff("RYE");
    expect((await part()).state).toBe("picking");
    await sound();
  });

  test("after a part was collected: the pickup ends, and what was taken stays paid", async () => {
    await bringTo("ready", world.kallio, order.id);
    const some = { rest: "later" as const, lines: [{ lineId: lines.RYE!, collected: 1 }] };
    await handOver(order.id, { ...some, payment: { method: "cash" } });
    expect((await problem(callOff("RYE", 3))).code).toBe("line.too_many");
    await callOff("RYE", 2);
    await callOff("OAT");
    expect(await part()).toMatchObject({ state: "cancelled", payment: { state: "captured", captured: 420 } });
    expect((await orderByToken(db(), order.token)).state).toBe("completed");
    await sound();
  });
});

describe("refused, and nothing changed", () => {
  const refused = async (code: string, work: () => Promise<unknown>) => {
    const before = await everything();
    expect((await problem(work())).code).toBe(code);
    expect(await everything()).toEqual(before);
  };

  test("for somebody else, at another store, for another order's line", async () => {
    await refused("order.not_found", () => callOff("RYE", 1, as.visitor()));
    await refused("order.not_found", () => callOff("RYE", 1, as.clerk(world.kamppi)));
    const other = await orderedAt("kallio", wanted);
    await refused("line.not_found", () => callOff("RYE", 1, other.shopper, other));
    await refused("line.not_found", () =>
      cancelLine(order.shopper, { number: order.number, lineId: newId() }),
    );
    await refused("line.not_found", () => cancelLine(order.shopper, { number: order.number, lineId: "x" }));
  });

  test("more than there is, or what is over", async () => {
    await refused("line.too_many", () => callOff("RYE", 4));
    await refused("input.invalid", () =>
      cancelLine(order.shopper, { number: order.number, lineId: lines.RYE!, quantity: 0 }),
    );
    await callOff("OAT");
    await refused("line.not_cancellable", () => callOff("OAT"));
    await bringTo("ready", world.kallio, order.id);
    await handOver(order.id, { payment: { method: "cash" } });
    await refused("line.not_cancellable", () => callOff("RYE", 1));
    const another = await orderedAt("kallio", wanted);
    lines = await lineIds(another);
    await cancelPickup(clerk(), { id: another.id, reason: "closed" });
    await refused("line.not_cancellable", () => callOff("RYE", 1, another.shopper, another));
  });

  test("twice at once: what is called off is called off once", async () => {
    const both = await Promise.allSettled([callOff("RYE", 2), callOff("RYE", 2)]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await part()).lines.find((l) => l.sku === "RYE")).toMatchObject({ cancelled: 2 });
    await sound();
  });
});

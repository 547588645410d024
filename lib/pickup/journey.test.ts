import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, byQr, cash, collectedBy, order, pickupStage, ready } from "@/db/testing/pickups";
import { rows } from "@/db/testing/rows";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { sayArrived, sayOnMyWay } from "./arrival";
import { cancelPickup } from "./cancel-pickup";
import { pickupCode, pickupQr } from "./codes";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { findPickups, staffPickups } from "./queries";
import { startPicking } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ world, clerk, neighbour } = await pickupStage());
});

describe("a pickup", () => {
  test("goes from the shelf to the customer's hands, and everything agrees afterwards", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const placed = await order();
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      reserved: 0,
      allocated: before.allocated + 2,
    });
    const mine = as.visitor(undefined, placed.token);

    await startPicking(clerk, { id: placed.pickup });
    await pickLine(clerk, { id: placed.pickup, lineId: placed.lines[0]!.id, quantity: 2, barcode: "2BREAD" });
    await markReady(clerk, { id: placed.pickup, shelf: "B4" });
    await sayOnMyWay(mine, { number: placed.number, id: placed.pickup });
    await sayArrived(mine, { number: placed.number, id: placed.pickup, bay: "2" });
    await markCollected(clerk, {
      id: placed.pickup,
      verification: byCode(placed.pickup),
      collectedBy,
      payment: cash,
    });

    const done = await orderByToken(db(), placed.token);
    expect(done).toMatchObject({ state: "completed", totalAmount: 900, vatAmount: 183 });
    expect(done.fulfillments[0]).toMatchObject({
      state: "collected",
      payment: { state: "captured", captured: 900 },
      lines: [{ picked: 2, collected: 2 }],
    });
    expect(done.fulfillments[0]!.timeline.map((e) => e.name)).toEqual([
      "order.placed",
      "pickup.picking_started",
      "pickup.line_picked",
      "pickup.ready",
      "pickup.on_my_way",
      "pickup.arrived",
      "payment.captured",
      "pickup.collected",
      "order.completed",
    ]);
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      on_hand: before.on_hand - 2,
      allocated: before.allocated,
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is found by code however it is typed, by QR, by number and by name; a stranger's store finds nothing", async () => {
    const { pickup, number } = await ready();
    await rows`update orders set customer_phone = '040-123 45 67' where number = ${number}`;
    const typed = pickupCode(pickup, 1)
      .toLowerCase()
      .replace("-", " ")
      .replaceAll("0", "o")
      .replaceAll("1", "l");
    for (const [text, foundBy] of [
      [typed, "code"],
      [pickupQr(pickup, 1), "qr"],
      [number, "number"],
      ["meikäl", "name"],
      ["4567", "phone"],
      ["040 123 4567", "phone"],
      ["+358 (40) 123-4567", "phone"],
    ] as const) {
      const found = await findPickups(db(), clerk, { text });
      expect(found, text).toContainEqual(expect.objectContaining({ id: pickup, foundBy }));
      expect(await findPickups(db(), neighbour, { text }), text).toEqual([]);
    }
    expect((await staffPickups(db(), clerk, { limit: 100 })).map((r) => r.id)).toContain(pickup);
    expect((await staffPickups(db(), neighbour, { limit: 100 })).map((r) => r.id)).not.toContain(pickup);
  });

  test("gives the place in its window back when it is over", async () => {
    const store = await storeBySlug(db(), "kallio");
    const window = windowsOf(store, new Date(), 3).at(-1)!;
    const placed = await order([{ sku: "BREAD", quantity: 1 }], "kallio", window.id);
    const booked = async () =>
      (
        await db().execute<{ booked: number }>(
          sql`select booked from pickup_windows where starts_at = ${window.startsAt.toISOString()}`,
        )
      ).rows[0];
    expect(await booked()).toEqual({ booked: 1 });
    await cancelPickup(clerk, { id: placed.pickup, reason: "The shelf fell over" });
    expect(await booked()).toEqual({ booked: 0 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("taken in part leaves the rest in the shop and costs what was taken", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const { pickup, token, lines } = await ready([{ sku: "BREAD", quantity: 3 }]);
    await markCollected(clerk, {
      id: pickup,
      verification: byQr(pickup),
      collectedBy,
      lines: [{ lineId: lines[0]!.id, collected: 1 }],
      payment: { ...cash, amount: { amount: 450, currency: "EUR" } },
    });
    expect((await orderByToken(db(), token)).fulfillments[0]!.payment).toMatchObject({
      amount: 1350,
      captured: 450,
    });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      on_hand: before.on_hand - 1,
      allocated: before.allocated,
    });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

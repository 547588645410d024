import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import {
  address,
  deliveryStage,
  into,
  lampAndBulbs,
  order,
  type Placed,
  paid,
  steps,
} from "@/db/testing/deliveries";
import { problem } from "@/db/testing/problem";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { cancelDelivery } from "./cancel-delivery";
import { markDelivered } from "./mark-delivered";
import { packDelivery } from "./pack-delivery";
import { pickDeliveryLine } from "./pick-line";
import { staffDeliveries, staffDelivery } from "./queries";
import { shipDelivery } from "./ship-delivery";
import { shortDeliveryLine } from "./short-line";
import { startPickingDelivery } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ world, clerk, neighbour } = await deliveryStage());
});
beforeEach(() => async () => expect(await checkInvariants(db())).toEqual([]));

describe("a delivery", () => {
  test("goes from the shelf to the door: stock leaves and money comes when it is shipped", async () => {
    const before = await levelOf(world.kallio, "BULB");
    const placed = await order();
    expect(await levelOf(world.kallio, "BULB")).toMatchObject({ allocated: before.allocated + 3 });
    await steps.startPicking(placed);
    await pickDeliveryLine(clerk, { id: placed.id, lineId: placed.lamp, quantity: 1, barcode: "2LAMP" });
    await pickDeliveryLine(clerk, { id: placed.id, lineId: placed.bulb, quantity: 3 });
    await packDelivery(clerk, { id: placed.id });
    expect(await paid((await orderOf(placed)).id)).toEqual([
      { state: "authorised", captured: 0, amount: 5400 },
    ]);
    await steps.ship(placed);
    expect(await levelOf(world.kallio, "BULB")).toEqual({ ...before, on_hand: before.on_hand - 3 });
    expect(await paid((await orderOf(placed)).id)).toMatchObject([{ captured: 5400 }]);
    expect((await orderOf(placed)).state).toBe("placed");
    expect(await checkInvariants(db())).toEqual([]);
    await steps.deliver(placed);
    const done = await orderOf(placed);
    expect(done).toMatchObject({
      state: "completed",
      fulfillments: [{ state: "delivered", lines: [{ collected: 1 }, { collected: 3 }] }],
    });
    expect(done.fulfillments[0]!.timeline.map((e) => e.name)).toEqual([
      "order.placed",
      "payment.authorised",
      "delivery.picking_started",
      "delivery.line_picked",
      "delivery.line_picked",
      "delivery.packed",
      "delivery.shipped",
      "payment.captured",
      "delivery.delivered",
      "order.completed",
    ]);
    const shipped = done.fulfillments[0]!.timeline.find((e) => e.name === "delivery.shipped");
    expect(shipped).toMatchObject({
      actorName: "Aino Clerk",
      store: "kallio",
      data: { carrier: "Matkahuolto", trackingNumber: "MH123" },
    });
    expect(await paid(done.id)).toEqual([{ state: "captured", captured: 5400, amount: 5400 }]);
  });

  test("with units that are not there is sent and charged without them, and the count is corrected", async () => {
    const before = await levelOf(world.kallio, "BULB");
    const placed = await order();
    await steps.startPicking(placed);
    await shortDeliveryLine(clerk, { id: placed.id, lineId: placed.bulb, quantity: 2, reason: "damaged" });
    expect(await levelOf(world.kallio, "BULB")).toEqual({
      ...before,
      on_hand: before.on_hand - 2,
      allocated: before.allocated + 1,
    });
    await steps.pack(placed);
    await steps.ship(placed);
    await steps.deliver(placed);
    const done = await orderOf(placed);
    expect(done.state).toBe("completed");
    expect(await paid(done.id)).toEqual([{ state: "captured", captured: 4800, amount: 5400 }]);
  });

  test("in two parcels is charged parcel by parcel, and over when the last has arrived", async () => {
    const placed = await order([...lampAndBulbs, { sku: "RUG", quantity: 1 }]);
    expect(placed.deliveries).toHaveLength(2);
    const ofKallio = (await staffDeliveries(db(), clerk, { limit: 100 })).map((d) => d.delivery.id);
    const mine = placed.deliveries.find((id) => ofKallio.includes(id))!;
    const theirs = placed.deliveries.find((id) => id !== mine)!;
    const send = async (ctx: Ctx, id: string) => {
      await startPickingDelivery(ctx, { id });
      await packDelivery(ctx, { id, allPicked: true });
      await shipDelivery(ctx, { id });
    };
    const { id: orderId } = await orderOf(placed);
    await send(clerk, mine);
    expect(await paid(orderId)).toMatchObject([{ state: "authorised", captured: 5400 }]);
    await markDelivered(clerk, { id: mine });
    expect((await orderOf(placed)).state).toBe("placed");
    await cancelDelivery(neighbour, { id: theirs, reason: "The rug is stained" });
    expect((await orderOf(placed)).state).toBe("completed");
    expect(await paid(orderId)).toMatchObject([{ state: "captured", captured: 5400 }]);
  });

  test("beside a pickup closes only its own part", async () => {
    const held = await reserve(as.storefront(), {
      store: "kallio",
      lines: [{ sku: "BULB", quantity: 1 }],
    });
    const placed = await order(lampAndBulbs, [held]);
    expect([placed.pickups.length, placed.deliveries.length]).toEqual([1, 1]);
    await steps.cancel(placed);
    expect((await orderOf(placed)).state).toBe("placed");
    await cancelPickup(clerk, { id: placed.pickups[0]!, reason: "The roof leaks here too" });
    const over = await orderOf(placed);
    expect(over.state).toBe("cancelled");
    expect(await paid(over.id)).toMatchObject([{ state: "voided", captured: 0 }]);
  });

  test("cancelled when it is packed gives its goods back", async () => {
    const before = await levelOf(world.kallio, "LAMP");
    const placed = await into("packed");
    await steps.cancel(placed);
    expect(await levelOf(world.kallio, "LAMP")).toEqual(before);
    const done = await orderOf(placed);
    expect(done).toMatchObject({ state: "cancelled", fulfillments: [{ closeReason: "The roof leaks" }] });
  });

  test("is shipped once, however many press", async () => {
    const placed = await into("packed");
    const before = await levelOf(world.kallio, "LAMP");
    const presses = await Promise.allSettled([1, 2, 3, 4].map(() => steps.ship(placed)));
    expect(presses.filter((p) => p.status === "fulfilled")).toHaveLength(1);
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: before.on_hand - 1 });
  });

  test("is shipped or cancelled, never both", async () => {
    for (let n = 0; n < 4; n++) {
      const placed = await into("packed");
      const [ship, cancel] = await Promise.allSettled([steps.ship(placed), steps.cancel(placed)]);
      expect([ship!.status, cancel!.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await checkInvariants(db())).toEqual([]);
    }
  });

  test("is found by the staff of the place it leaves from, with where it goes, and by nobody else", async () => {
    const { id, number } = await order();
    const seen = await staffDelivery(db(), clerk, id);
    expect(seen).toMatchObject({ order: { number }, delivery: { id, store: "kallio" }, address });
    const all = await staffDeliveries(db(), clerk, { store: "kallio", limit: 100 });
    expect(all.map((d) => d.delivery.id)).toContain(id);
    const [first, ...rest] = all;
    const after = { readyBy: first!.delivery.readyBy, id: first!.delivery.id };
    expect(await staffDeliveries(db(), clerk, { store: "kallio", limit: 100, after })).toEqual(rest);
    const theirs = await staffDeliveries(db(), neighbour, { limit: 100 });
    expect(theirs.map((d) => d.delivery.id)).not.toContain(id);
    expect((await problem(staffDelivery(db(), neighbour, id))).code).toBe("delivery.not_found");
  });

  const orderOf = ({ token }: Placed) => orderByToken(db(), token);
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { allOf, eventsAbout, lineOf, see, transferStage, twoLines } from "@/db/testing/transfers";
import { as, levelOf, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { cancelTransfer } from "./cancel-transfer";
import { receiveTransfer } from "./receive-transfer";
import { reserve } from "./reserve";
import { sendTransfer } from "./send-transfer";
import { cancelTransferOf, requestTransferFor } from "./transfer-for-pickup";

testDatabase();

let world: World;
let packer: Ctx;
let clerk: Ctx;
let manager: Ctx;
beforeAll(async () => {
  ({ world, packer, clerk, manager } = await transferStage());
});

beforeEach(async () => {
  expect(await checkInvariants(db())).toEqual([]);
  return async () => expect(await checkInvariants(db())).toEqual([]);
});

describe("goods for a pickup", () => {
  /** An order to collect at Kallio whose goods lie at Kamppi, and the transfer that will bring them. */
  async function shipToStore() {
    const held = await reserve(as.storefront(), { store: "kamppi", lines: twoLines });
    const placed = await placeOrder(as.storefront(), {
      reservations: [held],
      customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
      payment: { method: "pay_in_store" },
    });
    const { fulfillments } = await orderByToken(db(), placed.token);
    const pickup = fulfillments[0]!.id;
    await rows`update fulfillments set location_id = ${world.kallio} where id = ${pickup}`;
    const lines = await rows<{ fulfillmentLineId: string; variantId: string; quantity: number }>`
      select id as "fulfillmentLineId", variant_id as "variantId", ordered as quantity
      from fulfillment_lines where fulfillment_id = ${pickup}`;
    const id = await inTransaction((tx) =>
      requestTransferFor(tx, as.system(), {
        fulfillmentId: pickup,
        fromId: world.kamppi,
        toId: world.kallio,
        lines,
        expectedAt: new Date("2026-12-01T10:00:00Z"),
      }),
    );
    return { pickup, number: placed.number, id, transfer: await see(id) };
  }
  const lies = (pickup: string) => rows`
    select f.stock_location_id, f.state, (select jsonb_object_agg(v.sku, jsonb_build_array(l.allocated, l.short))
      from fulfillment_lines l join variants v on v.id = l.variant_id where l.fulfillment_id = f.id) as lines
    from fulfillments f where f.id = ${pickup}`;
  const asked = (pickup: string) => rows`
    select sp.quantity, sp.reason, sp.choice, sp.deadline > now() + interval '55 minutes' as soon
    from short_picks sp join fulfillment_lines l on l.id = sp.fulfillment_line_id where l.fulfillment_id = ${pickup}`;

  test("are promised where they lie, on the road nowhere, and on arrival at the store", async () => {
    const before = { from: await levelOf(world.kamppi, "LAMP"), to: await levelOf(world.kallio, "LAMP") };
    const { pickup, number, id, transfer } = await shipToStore();
    expect(transfer).toMatchObject({
      pickup: { id: pickup, orderNumber: number },
      expectedAt: "2026-12-01T10:00:00.000Z",
    });
    expect(await levelOf(world.kamppi, "LAMP")).toMatchObject({ allocated: before.from.allocated + 4 });
    await sendTransfer(packer, { id });
    expect(await lies(pickup)).toMatchObject([
      { stock_location_id: world.kamppi, lines: { LAMP: [0, 0], BULB: [0, 0] } },
    ]);
    expect(await levelOf(world.kamppi, "LAMP")).toEqual({
      ...before.from,
      on_hand: before.from.on_hand - 4,
    });
    expect(await checkInvariants(db())).toEqual([]);
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await lies(pickup)).toMatchObject([
      { stock_location_id: world.kallio, state: "requested", lines: { LAMP: [4, 0], BULB: [10, 0] } },
    ]);
    expect(await levelOf(world.kallio, "LAMP")).toEqual({
      ...before.to,
      on_hand: before.to.on_hand + 4,
      allocated: before.to.allocated + 4,
    });
    const told = await rows<{
      name: string;
    }>`select name from events where fulfillment_id = ${pickup} order by id`;
    expect(told.map((e) => e.name)).toEqual([
      "transfer.requested",
      "transfer.sent",
      "transfer.received",
      "pickup.goods_arrived",
    ]);
    await cancelPickup(clerk, { id: pickup, reason: "Enough of it" });
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ allocated: before.to.allocated });
  });

  test("that are not there when they should leave are short, and the count is corrected", async () => {
    const { pickup, id, transfer } = await shipToStore();
    const before = await levelOf(world.kamppi, "LAMP");
    await sendTransfer(packer, { id, lines: [{ lineId: lineOf(transfer, "LAMP").id, quantity: 1 }] });
    expect(await levelOf(world.kamppi, "LAMP")).toEqual({
      ...before,
      on_hand: before.on_hand - 4,
      allocated: before.allocated - 4,
    });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [0, 3], BULB: [0, 0] } }]);
    expect(await asked(pickup)).toEqual([{ quantity: 3, reason: "not_found", choice: null, soon: true }]);
    expect(await checkInvariants(db())).toEqual([]);
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [1, 3], BULB: [10, 0] } }]);
  });

  test("that got lost on the road are short, and the customer is asked", async () => {
    const { pickup, id, transfer } = await shipToStore();
    await sendTransfer(packer, { id });
    await receiveTransfer(clerk, {
      id,
      lines: [
        { lineId: lineOf(transfer, "LAMP").id, received: 3 },
        { lineId: lineOf(transfer, "BULB").id, received: 10 },
      ],
    });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [3, 1], BULB: [10, 0] } }]);
    expect(await asked(pickup)).toEqual([{ quantity: 1, reason: "not_found", choice: null, soon: true }]);
    const [said] = await rows<{ data: Record<string, unknown>; location_id: string }>`
      select data, location_id from events where fulfillment_id = ${pickup} and name = 'pickup.line_short'`;
    expect(said).toMatchObject({
      location_id: world.kallio,
      data: { sku: "LAMP", quantity: 1, reason: "not_found", substitute: null },
    });
  });

  test("that nobody wants any more when they arrive go on the shelf", async () => {
    const { pickup, id } = await shipToStore();
    await sendTransfer(packer, { id });
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    const before = await levelOf(world.kallio, "BULB");
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await levelOf(world.kallio, "BULB")).toEqual({ ...before, on_hand: before.on_hand + 10 });
    expect(await lies(pickup)).toMatchObject([{ state: "cancelled", lines: { LAMP: [0, 0], BULB: [0, 0] } }]);
  });

  test("that nobody wants any more before they leave stay, and the transfer is cancelled with the pickup", async () => {
    const { pickup, id } = await shipToStore();
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    expect((await see(id)).state).toBe("cancelled");
    expect(await eventsAbout(id)).toEqual(["transfer.requested", "transfer.cancelled"]);
    expect((await problem(sendTransfer(packer, { id }))).code).toBe("transfer.cancelled");
  });

  test("of a pickup that ended and left its transfer open are not sent", async () => {
    const { pickup, id } = await shipToStore();
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    await rows`update transfers set state = 'requested', closed_at = null where id = ${id}`;
    const before = await levelOf(world.kamppi, "LAMP");
    await sendTransfer(packer, { id });
    expect((await see(id)).state).toBe("cancelled");
    expect(await levelOf(world.kamppi, "LAMP")).toEqual(before);
  });

  test("are cancelled with their pickup only, once, and not when they are on the road", async () => {
    const { pickup, id } = await shipToStore();
    expect(await problem(cancelTransfer(manager, { id }))).toMatchObject({
      code: "transfer.for_pickup",
      details: { pickup },
    });
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    expect(await inTransaction((tx) => cancelTransferOf(tx, clerk, pickup))).toBe(false);
    expect((await see(id)).state).toBe("cancelled");
    const onTheRoad = await shipToStore();
    await sendTransfer(packer, { id: onTheRoad.id });
    expect(await inTransaction((tx) => cancelTransferOf(tx, clerk, onTheRoad.pickup))).toBe(false);
    expect((await see(onTheRoad.id)).state).toBe("sent");
  });

  test("and their pickup's end meet in any order, and everything agrees", async () => {
    for (const act of ["send", "receive"] as const) {
      const { pickup, id } = await shipToStore();
      if (act === "receive") await sendTransfer(packer, { id });
      const lines = allOf(await see(id));
      const [ended, moved] = await Promise.allSettled([
        cancelPickup(clerk, { id: pickup, reason: "Changed their mind" }),
        act === "send" ? sendTransfer(packer, { id }) : receiveTransfer(clerk, { id, lines }),
      ]);
      expect(ended.status).toBe("fulfilled");
      if (moved.status === "rejected")
        expect([act, moved.reason.code]).toEqual(["send", "transfer.cancelled"]);
      expect(await checkInvariants(db())).toEqual([]);
      expect(await lies(pickup)).toMatchObject([
        { state: "cancelled", lines: { LAMP: [0, 0], BULB: [0, 0] } },
      ]);
    }
  });
});

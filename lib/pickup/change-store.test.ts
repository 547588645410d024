import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { days, later } from "@/lib/kernel/clock";
import type { Order } from "@/lib/orders/order";
import { orderByToken } from "@/lib/orders/queries";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { cancelPickup } from "./cancel-pickup";
import { changeStore } from "./change-store";
import { pickupQr } from "./codes";
import { markCollected } from "./mark-collected";
import { pickLine } from "./pick-line";
import { shortLine } from "./short-line";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 200, kamppi: 200 },
    { sku: "JAM", price: 690, kallio: 40, kamppi: 3 },
  ]);
});

const lines = [{ sku: "RYE", quantity: 2 }];
const levels = async () => ({
  kallio: await levelOf(world.kallio, "RYE"),
  kamppi: await levelOf(world.kamppi, "RYE"),
});
const paymentsOf = (order: Pick<Order, "fulfillments">) =>
  order.fulfillments.map((f) => [f.store, f.payment?.state, f.payment?.amount]);

describe("collecting elsewhere", () => {
  test.each(["requested", "picking", "ready"] as const)(
    "moves a pickup that is %s, goods, money and all",
    async (state) => {
      const before = await levels();
      const { number, token, id, shopper } = await orderedAt("kallio", lines);
      await bringTo(state, world.kallio, id);
      const moved = await changeStore(shopper, { number, id, store: "kamppi" });

      const order = await orderByToken(db(), token);
      const [old, fresh] = order.fulfillments;
      expect(old).toMatchObject({ id, state: "cancelled", closeReason: "moved", lines: [{ moved: 2 }] });
      expect(fresh).toMatchObject({
        id: moved.id,
        state: "requested",
        store: "kamppi",
        method: "pickup",
        lines: [{ sku: "RYE", ordered: 2, picked: 0 }],
      });
      expect(paymentsOf(order)).toEqual([
        ["kallio", "voided", 840],
        ["kamppi", "pending", 840],
      ]);
      expect(order.state).toBe("placed");
      expect(old!.timeline.filter((e) => e.name === "pickup.cancelled").map((e) => e.data)).toEqual([
        { by: "customer", reason: "moved" },
      ]);
      expect(fresh!.timeline.find((e) => e.name === "pickup.moved")?.data).toEqual({
        from: "kallio",
        to: "kamppi",
        fulfillment: moved.id,
        previous: id,
      });
      const after = await levels();
      expect(after.kallio).toEqual(before.kallio);
      expect(after.kamppi).toMatchObject({ reserved: 0, allocated: before.kamppi.allocated + 2 });

      await bringTo("ready", world.kamppi, moved.id);
      await markCollected(as.clerk(world.kamppi), {
        id: moved.id,
        verification: { method: "qr", value: pickupQr(moved.id, 1) },
        collectedBy: { name: "Emmi Virta", relation: "customer" },
        payment: { method: "cash" },
      });
      expect((await orderByToken(db(), token)).state).toBe("completed");
      expect(await checkInvariants(db())).toEqual([]);
    },
  );

  test("takes a window there and gives the one here back", async () => {
    const day = later(new Date(), days(2)).getTime();
    const at = async (slug: string) =>
      windowsOf(await storeBySlug(db(), slug), new Date(), 7).find((w) => w.startsAt.getTime() >= day)!;
    const [here, there] = [await at("kallio"), await at("kamppi")];
    const { number, token, id, shopper } = await orderedAt("kallio", lines, { windowId: here.id });
    await changeStore(shopper, { number, id, store: "kamppi", windowId: there.id });
    const [, fresh] = await partsOf(token);
    expect(fresh).toMatchObject({
      window: { startsAt: there.startsAt.toISOString() },
      readyBy: there.startsAt.toISOString(),
    });
    const places = await rows<{ booked: number }>`
      select booked from pickup_windows where starts_at = ${here.startsAt.toISOString()} order by booked`;
    expect(places.map((p) => p.booked)).toEqual([0, 1]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("leaves behind what was short", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
    await bringTo("picking", world.kallio, id);
    const [
      {
        lines: [line],
      },
    ] = (await partsOf(token)) as [Order["fulfillments"][number]];
    await shortLine(as.clerk(world.kallio), { id, lineId: line!.id, quantity: 1, reason: "damaged" });
    await pickLine(as.clerk(world.kallio), { id, lineId: line!.id, quantity: 2 });
    await changeStore(shopper, { number, id, store: "kamppi" });
    const [old, fresh] = await partsOf(token);
    expect(old!.lines).toMatchObject([{ ordered: 3, short: 1, moved: 2 }]);
    expect(fresh!.lines).toMatchObject([{ ordered: 2 }]);
    expect(fresh!.payment).toMatchObject({ state: "pending", amount: 840 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is refused with what is lacking there, and nothing changed", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", [
      { sku: "RYE", quantity: 1 },
      { sku: "JAM", quantity: 4 },
    ]);
    const before = [await partsOf(token), await levels()];
    const { code, details } = await problem(changeStore(shopper, { number, id, store: "kamppi" }));
    expect([code, details.shortages]).toEqual([
      "reservation.insufficient_stock",
      [expect.objectContaining({ sku: "JAM", requested: 4, available: 3 })],
    ]);
    expect((await problem(changeStore(shopper, { number, id, store: "kallio" }))).code).toBe(
      "pickup.same_store",
    );
    expect((await problem(changeStore(shopper, { number, id, store: "nowhere" }))).code).toBe(
      "store.not_found",
    );
    expect([await partsOf(token), await levels()]).toEqual(before);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("happens once, from two devices at the same moment", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    const tries = await Promise.allSettled(
      [1, 2].map(() => changeStore(shopper, { number, id, store: "kamppi" })),
    );
    const refusals = tries.flatMap((t) => (t.status === "rejected" ? [t.reason.code] : []));
    expect(refusals).toEqual(["pickup.cancelled"]);
    expect((await partsOf(token)).map((f) => f.state)).toEqual(["cancelled", "requested"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("lets shoppers pass each other, many at once", async () => {
    const here = await Promise.all([1, 2, 3, 4].map(() => orderedAt("kallio", lines)));
    const there = await Promise.all([1, 2, 3, 4].map(() => orderedAt("kamppi", lines)));
    const before = await levels();
    await Promise.all([
      ...here.map(({ shopper, number, id }) => changeStore(shopper, { number, id, store: "kamppi" })),
      ...there.map(({ shopper, number, id }) => changeStore(shopper, { number, id, store: "kallio" })),
    ]);
    expect(await levels()).toEqual(before);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is refused when it is over, when part of it is gone, and to whom it is not theirs", async () => {
    const collectedBy = { name: "Emmi Virta", relation: "customer" };
    const verification = { method: "id_document" as const };
    const payment = { method: "cash" as const };
    const clerk = as.clerk(world.kallio);
    const parted = await orderedAt("kallio", lines);
    await bringTo("ready", world.kallio, parted.id);
    const [
      {
        lines: [line],
      },
    ] = (await partsOf(parted.token)) as [Order["fulfillments"][number]];
    await markCollected(clerk, {
      id: parted.id,
      verification,
      collectedBy,
      payment,
      lines: [{ lineId: line!.id, collected: 1 }],
      rest: "later",
    });
    const cancelled = await orderedAt("kallio", lines);
    await cancelPickup(clerk, { id: cancelled.id, reason: "Flood" });
    const late = await orderedAt("kallio", lines);
    await bringTo("ready", world.kallio, late.id);
    await rows`
      update fulfillments set ready_at = now() - interval '4 days', pickup_by = now() - interval '1 second'
      where id = ${late.id}`;
    const fine = await orderedAt("kallio", lines);
    const before = await levels();
    for (const [ctx, { number, id }, code] of [
      [parted.shopper, parted, "pickup.part_collected"],
      [cancelled.shopper, cancelled, "pickup.cancelled"],
      [late.shopper, late, "pickup.expired"],
      [as.visitor(), fine, "pickup.not_found"],
      [late.shopper, fine, "pickup.not_found"],
      [as.manager(world.kamppi), fine, "pickup.not_found"],
    ] as const)
      expect((await problem(changeStore(ctx, { number, id, store: "kamppi" }))).code).toBe(code);
    expect(await levels()).toEqual(before);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("what one household may tie up", () => {
  test("goes with its goods to the other store, and bounds them there", async () => {
    const from = async (sku: string, quantity: number) => {
      const placed = await orderedAt("kallio", [{ sku, quantity }]);
      await rows`update reservations set address = '198.51.100.7'
        where id = (select reservation_id from fulfillments where id = ${placed.id})`;
      return placed;
    };
    // Five of a hundred: of 200 units at Kamppi one household may tie up ten.
    const first = await from("RYE", 8);
    await changeStore(first.shopper, { number: first.number, id: first.id, store: "kamppi" });
    const second = await from("RYE", 3);
    const refused = await problem(
      changeStore(second.shopper, { number: second.number, id: second.id, store: "kamppi" }),
    );
    expect(refused.code).toBe("reservation.quota");
    expect((await partsOf(second.token)).map((f) => f.state)).toEqual(["requested"]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

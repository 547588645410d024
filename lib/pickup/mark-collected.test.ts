import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { sayArrived } from "./arrival";
import { cancelPickup } from "./cancel-pickup";
import { pickupQr } from "./codes";
import { markCollected } from "./mark-collected";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "CIDER", price: 390, ageLimit: 18, kallio: 90 },
  ]);
});

const clerk = () => as.clerk(world.kallio);
const partOf = async ({ token }: { token: string }) => (await partsOf(token))[0]!;

async function ready(
  lines = [{ sku: "RYE", quantity: 3 }],
  more: { paid?: "demo_card"; windowId?: string } = {},
): Promise<PlacedPickup & { take: ReturnType<typeof taking> }> {
  const placed = await orderedAt("kallio", lines, more);
  await bringTo("ready", world.kallio, placed.id);
  const ids = new Map((await partOf(placed)).lines.map((l) => [l.sku, l.id]));
  return { ...placed, take: taking(placed.id, ids) };
}

/** Takes so many of each and leaves the rest for later; with nothing named, all that waits. */
const taking =
  (id: string, ids: Map<string, string>) =>
  (quantities?: Record<string, number>, more: object = {}) =>
    markCollected(clerk(), {
      id,
      verification: { method: "qr", value: pickupQr(id, 1) },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      payment: { method: "cash" },
      rest: "later",
      ...(quantities && {
        lines: Object.entries(quantities).map(([sku, collected]) => ({ lineId: ids.get(sku)!, collected })),
      }),
      ...more,
    });

describe("a pickup handed over in parts", () => {
  test("stays ready under the same QR, and each part has its money, proof and effect of its own", async () => {
    const before = await levelOf(world.kallio, "RYE");
    const pickup = await ready();
    await sayArrived(pickup.shopper, { number: pickup.number, id: pickup.id, bay: "1" });
    await pickup.take({ RYE: 1 });
    expect(await partOf(pickup)).toMatchObject({
      state: "ready",
      arrivedAt: null,
      bay: null,
      lines: [{ collected: 1 }],
      payment: { state: "pending", captured: 420, owed: 840 },
    });
    expect(await levelOf(world.kallio, "RYE")).toMatchObject({
      on_hand: before.on_hand - 1,
      allocated: before.allocated + 2,
    });
    expect(await checkInvariants(db())).toEqual([]);

    await pickup.take({ RYE: 1 });
    await pickup.take();
    const done = await orderByToken(db(), pickup.token);
    expect(done.state).toBe("completed");
    expect(done.fulfillments[0]).toMatchObject({
      state: "collected",
      lines: [{ collected: 3 }],
      payment: { state: "captured", captured: 1260, owed: 0 },
    });
    const told = done.fulfillments[0]!.timeline.map((e) => e.name).filter((n) => n.endsWith("collected"));
    expect(told).toEqual(["pickup.part_collected", "pickup.part_collected", "pickup.collected"]);
    expect(await rows`select part from handovers where fulfillment_id = ${pickup.id} order by part`).toEqual([
      { part: 1 },
      { part: 2 },
      { part: 3 },
    ]);
    const moved = await rows<{ cause: string }>`
      select m.cause from stock_movements m join fulfillment_lines fl on m.cause like 'fulfillment_line:' || fl.id || '%'
      where fl.fulfillment_id = ${pickup.id} and m.kind = 'collected' order by m.id`;
    expect(moved.map((m) => m.cause.split("#")[1] ?? "")).toEqual(["", "2", "3"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("never hands over more than was picked, whoever comes first", async () => {
    const pickup = await ready();
    await pickup.take({ RYE: 1 });
    expect((await problem(pickup.take({ RYE: 3 }))).code).toBe("pickup.too_many");
    expect((await problem(pickup.take({ RYE: 0 }))).code).toBe("pickup.nothing_collected");
    const tries = await Promise.allSettled([pickup.take({ RYE: 2 }), pickup.take({ RYE: 2 })]);
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await partOf(pickup)).toMatchObject({ state: "collected", lines: [{ collected: 3 }] });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("looks at the age each time something under a limit is handed over, and only then", async () => {
    const pickup = await ready([
      { sku: "RYE", quantity: 1 },
      { sku: "CIDER", quantity: 2 },
    ]);
    await pickup.take({ RYE: 1 });
    expect((await problem(pickup.take({ CIDER: 1 }))).code).toBe("pickup.age_unchecked");
    await pickup.take({ CIDER: 1 }, { ageChecked: true });
    expect((await problem(pickup.take())).code).toBe("pickup.age_unchecked");
    await pickup.take(undefined, { ageChecked: true });
    expect((await partOf(pickup)).state).toBe("collected");
  });

  test("keeps its place in the window until the end, and then gives it back", async () => {
    const windows = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 3);
    const pickup = await ready(undefined, { windowId: windows.at(-1)!.id });
    const booked = async () => (await rows<{ booked: number }>`select booked from pickup_windows`)[0]!.booked;
    await pickup.take({ RYE: 1 });
    expect(await booked()).toBe(1);
    await pickup.take();
    expect(await booked()).toBe(0);
  });

  test("ends with what is refused going back to stock", async () => {
    const before = await levelOf(world.kallio, "RYE");
    const pickup = await ready();
    await pickup.take({ RYE: 1 });
    await pickup.take({ RYE: 1 }, { rest: "refused" });
    expect(await partOf(pickup)).toMatchObject({
      state: "collected",
      payment: { state: "captured", captured: 840 },
    });
    expect(await levelOf(world.kallio, "RYE")).toMatchObject({
      on_hand: before.on_hand - 2,
      allocated: before.allocated,
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can be cancelled for the rest: what was taken is paid, and the order is complete", async () => {
    const pickup = await ready();
    await pickup.take({ RYE: 2 });
    await cancelPickup(clerk(), { id: pickup.id, reason: "The rest was dropped" });
    const { state, fulfillments } = await orderByToken(db(), pickup.token);
    expect([state, fulfillments[0]!.state]).toEqual(["completed", "cancelled"]);
    expect(fulfillments[0]!.payment).toMatchObject({ state: "captured", captured: 840 });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("a pickup that a card has paid for", () => {
  const card = async (token: string) => {
    await workOff();
    return (
      await rows<{ state: string; captured: number }>`
        select p.state, p.captured from payments p join fulfillments f on f.order_id = p.order_id
        where p.fulfillment_id is null and f.id = ${(await partOf({ token })).id}`
    )[0];
  };

  test("is charged as it is handed over, and asks for no money at the counter", async () => {
    const pickup = await ready(undefined, { paid: "demo_card" });
    await pickup.take({ RYE: 1 }, { payment: undefined });
    expect(await card(pickup.token)).toEqual({ state: "authorised", captured: 420 });
    await pickup.take(undefined, { payment: undefined });
    expect(await card(pickup.token)).toEqual({ state: "captured", captured: 1260 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is not charged when it is cancelled", async () => {
    const pickup = await ready(undefined, { paid: "demo_card" });
    await cancelPickup(clerk(), { id: pickup.id, reason: "Dropped" });
    expect(await card(pickup.token)).toEqual({ state: "voided", captured: 0 });
  });
});

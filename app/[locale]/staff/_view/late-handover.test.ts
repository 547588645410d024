import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { pickupCode } from "@/lib/pickup/codes";
import { writeDown } from "./late-handover";

vi.mock("@/app/_server/cached", async () => {
  const { listStores } = await import("@/lib/stores/queries");
  const { db: database } = await import("@/db/client");
  return { cachedStores: () => listStores(database()) };
});

testDatabase();
let world: World;
let sanna: Awaited<ReturnType<typeof worker>>;
let ville: Awaited<ReturnType<typeof worker>>;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 900, kamppi: 90 }]);
  sanna = await worker("associate", [world.kallio], "Sanna");
  ville = await worker("associate", [world.kallio], "Ville");
});

async function ready() {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 2 }]);
  await bringTo("ready", world.kallio, placed.id);
  const late = (by: { id: string }, more: object = {}) => ({
    by: by.id,
    id: placed.id,
    verification: { method: "code" as const, value: pickupCode(placed.id, 1) },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" as const, amount: { amount: 840, currency: "EUR" } },
    collectedAt: new Date(Date.now() - 3_600_000).toISOString(),
    ...more,
  });
  return { ...placed, late };
}

const told = (id: string, name: string) =>
  rows<{ actor: string; actor_name: string; data: Record<string, unknown> }>`
    select actor, actor_name, data from events where fulfillment_id = ${id} and name = ${name}`;

describe("a handover that was made without a network", () => {
  it("is written down once, at its own time, under whoever made it, however often it is sent", async () => {
    const pickup = await ready();
    const handover = pickup.late(sanna);
    const key = newId();
    const both = await Promise.allSettled([
      writeDown(sanna.ctx, key, handover),
      writeDown(sanna.ctx, key, handover),
    ]);
    // The second of two at once may be told to come again.
    expect(both.some((sent) => sent.status === "fulfilled" && sent.value.outcome === "done")).toBe(true);
    expect(await writeDown(sanna.ctx, key, handover)).toEqual({ outcome: "done" });
    const [event, ...more] = await told(pickup.id, "pickup.collected");
    expect(more).toEqual([]);
    expect(event).toMatchObject({ actor: `user:${sanna.id}`, data: { collectedAt: handover.collectedAt } });
    expect(await told(pickup.id, "pickup.handover_refused")).toEqual([]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("waits for its own person, and nobody else sends it in their name or in their own", async () => {
    const pickup = await ready();
    const handover = pickup.late(sanna);
    const key = newId();
    expect(await writeDown(ville.ctx, key, handover)).toEqual({ outcome: "waiting" });
    expect(await told(pickup.id, "pickup.collected")).toEqual([]);
    expect(await told(pickup.id, "pickup.handover_refused")).toEqual([]);
    expect(await writeDown(sanna.ctx, key, handover)).toEqual({ outcome: "done" });
  });

  it("of two devices one wins, and the other is told who did, once on the timeline too", async () => {
    const pickup = await ready();
    expect(await writeDown(ville.ctx, newId(), pickup.late(ville))).toEqual({ outcome: "done" });
    const key = newId();
    const handover = pickup.late(sanna);
    for (let sent = 0; sent < 2; sent++)
      expect(await writeDown(sanna.ctx, key, handover)).toMatchObject({
        outcome: "refused",
        code: "pickup.already_collected",
        happened: { who: expect.stringContaining("Ville") },
      });
    expect(await told(pickup.id, "pickup.collected")).toMatchObject([{ actor_name: "Ville" }]);
    expect(await told(pickup.id, "pickup.handover_refused")).toMatchObject([{ actor_name: "Sanna" }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("is refused for what was cancelled, though it was made before; nothing moves but the timeline", async () => {
    const pickup = await ready();
    await cancelPickup(as.clerk(world.kallio), { id: pickup.id, reason: "Dropped" });
    const key = newId();
    const handover = pickup.late(sanna);
    for (let sent = 0; sent < 2; sent++)
      expect(await writeDown(sanna.ctx, key, handover)).toMatchObject({
        outcome: "refused",
        code: "pickup.cancelled",
        happened: { text: expect.stringContaining("Dropped") },
      });
    const noted = await told(pickup.id, "pickup.handover_refused");
    expect(noted).toMatchObject([
      { actor: `user:${sanna.id}`, data: { code: "pickup.cancelled", collectedAt: handover.collectedAt } },
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  it.each([
    ["a wrong code", { verification: { method: "code" as const, value: "AAAA-AAAA" } }, "pickup.wrong_code"],
    [
      "another amount",
      { payment: { method: "cash" as const, amount: { amount: 1, currency: "EUR" } } },
      "payment.amount_differs",
    ],
    ["a time that cannot be", { collectedAt: "2020-01-01T10:00:00Z" }, "pickup.collected_at"],
  ])("is refused with %s, and told on the timeline; the order stays ready", async (_, more, code) => {
    const pickup = await ready();
    expect(await writeDown(sanna.ctx, newId(), pickup.late(sanna, more))).toMatchObject({
      outcome: "refused",
      code,
      happened: null,
    });
    expect(await told(pickup.id, "pickup.handover_refused")).toHaveLength(1);
    expect(await writeDown(sanna.ctx, newId(), pickup.late(sanna))).toEqual({ outcome: "done" });
  });

  it("of another store's is as if it were not there, and leaves no word on it", async () => {
    const pickup = await ready();
    const stranger = await worker("associate", [world.kamppi]);
    expect(await writeDown(stranger.ctx, newId(), pickup.late(stranger))).toMatchObject({
      outcome: "refused",
      code: "pickup.not_found",
      happened: null,
    });
    expect(await told(pickup.id, "pickup.handover_refused")).toEqual([]);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { days } from "@/lib/kernel/clock";
import { sayArrived, sayOnMyWay } from "./arrival";
import { cancelPickup } from "./cancel-pickup";
import { extendPickup } from "./extend-pickup";
import { markCollected } from "./mark-collected";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const lines = [{ sku: "RYE", quantity: 1 }];
async function readyAt(store: "kallio" | "kamppi" = "kallio") {
  const placed = await orderedAt(store, lines);
  await bringTo("ready", world[store], placed.id);
  return placed;
}
const pickupOf = async (token: string) => (await partsOf(token))[0]!;
const pass = (id: string) =>
  rows`update fulfillments set ready_at = now() - interval '4 days', pickup_by = now() - interval '1 second' where id = ${id}`;

describe("a shopper who needs more days", () => {
  test("has a ready pickup kept for another hold, until closing time, once", async () => {
    const { number, token, id, shopper } = await readyAt();
    const before = await pickupOf(token);
    await extendPickup(shopper, { number, id });
    const after = await pickupOf(token);
    // The world's stores hold for three days and close at midnight.
    expect(Date.parse(after.pickupBy!) - Date.parse(before.pickupBy!)).toBe(days(3));
    expect(after.timeline.at(-1)?.name).toBe("pickup.extended");

    expect((await problem(extendPickup(shopper, { number, id }))).code).toBe("pickup.already_extended");
    expect(await pickupOf(token)).toEqual(after);
  });

  test("gets them once, from two devices at the same moment", async () => {
    const { number, token, id, shopper } = await readyAt();
    const tries = await Promise.allSettled([1, 2].map(() => extendPickup(shopper, { number, id })));
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    const { timeline } = await pickupOf(token);
    expect(timeline.filter((e) => e.name === "pickup.extended")).toHaveLength(1);
  });

  test("is reminded again", async () => {
    const { number, id, shopper } = await readyAt();
    await rows`update fulfillments set reminded_at = now() where id = ${id}`;
    await extendPickup(shopper, { number, id });
    expect(await rows`select reminded_at from fulfillments where id = ${id}`).toEqual([
      { reminded_at: null },
    ]);
  });

  test.each([
    ["requested", "pickup.not_ready"],
    ["picking", "pickup.not_ready"],
  ] as const)("is refused while it is %s", async (state, code) => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    await bringTo(state, world.kallio, id);
    const before = await pickupOf(token);
    expect((await problem(extendPickup(shopper, { number, id }))).code).toBe(code);
    expect(await pickupOf(token)).toEqual(before);
  });

  test("is refused when it is over", async () => {
    const collected = await readyAt();
    await markCollected(as.clerk(world.kallio), {
      id: collected.id,
      verification: { method: "id_document" },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      payment: { method: "cash" },
    });
    const cancelled = await readyAt();
    await cancelPickup(as.clerk(world.kallio), { id: cancelled.id, reason: "Flood" });
    for (const [placed, code] of [
      [collected, "pickup.already_collected"],
      [cancelled, "pickup.cancelled"],
    ] as const)
      expect(
        (await problem(extendPickup(placed.shopper, { number: placed.number, id: placed.id }))).code,
      ).toBe(code);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is somebody who may: not another's link, another store's clerk or nobody", async () => {
    const { number, token, id } = await readyAt();
    const before = await pickupOf(token);
    const other = await readyAt();
    for (const ctx of [as.visitor(), other.shopper, as.clerk(world.kamppi), as.manager(world.kamppi)])
      expect((await problem(extendPickup(ctx, { number, id }))).code).toBe("pickup.not_found");
    expect(await pickupOf(token)).toEqual(before);
    await extendPickup(as.clerk(world.kallio), { number, id });
  });
});

describe("a pickup whose time is over", () => {
  test("is over for its shopper by the clock, but whoever stands at the counter is served", async () => {
    const { number, token, id, shopper } = await readyAt();
    await pass(id);
    const before = await pickupOf(token);
    expect((await problem(extendPickup(shopper, { number, id }))).code).toBe("pickup.expired");
    expect((await problem(sayOnMyWay(shopper, { number, id }))).code).toBe("pickup.expired");
    expect(await pickupOf(token)).toEqual(before);

    await sayArrived(shopper, { number, id });
    await markCollected(as.clerk(world.kallio), {
      id,
      verification: { method: "id_document" },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      payment: { method: "cash" },
    });
    expect((await pickupOf(token)).state).toBe("collected");
    expect(await checkInvariants(db())).toEqual([]);
  });
});

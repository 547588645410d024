import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { days, later } from "@/lib/kernel/clock";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { cancelPickup } from "./cancel-pickup";
import { extendPickup } from "./extend-pickup";
import { reschedulePickup } from "./reschedule-pickup";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const lines = [{ sku: "RYE", quantity: 1 }];
const pickupOf = async (token: string) => (await partsOf(token))[0]!;

let day = 0;
/** Windows that no other story here has booked, from the second one of a day on. */
async function freshWindows() {
  const kallio = await storeBySlug(db(), "kallio");
  day++;
  const from = later(new Date(), days(1) + day * 5 * 3_600_000).getTime();
  return windowsOf(kallio, new Date(), 14).filter((w) => w.startsAt.getTime() >= from);
}
const booked = async (startsAt: Date) => {
  const [row] = await rows<{ booked: number }>`
    select booked from pickup_windows where location_id = ${world.kallio} and starts_at = ${startsAt.toISOString()}`;
  return row?.booked ?? 0;
};

describe("another time", () => {
  test("takes the new place, gives the old one back and moves the promise", async () => {
    const [first, second] = await freshWindows();
    const { number, token, id, shopper } = await orderedAt("kallio", lines, { windowId: first!.id });
    await reschedulePickup(shopper, { number, id, windowId: second!.id });
    const moved = await pickupOf(token);
    expect(moved).toMatchObject({
      window: { startsAt: second!.startsAt.toISOString() },
      readyBy: second!.startsAt.toISOString(),
    });
    expect([await booked(first!.startsAt), await booked(second!.startsAt)]).toEqual([0, 1]);

    await reschedulePickup(shopper, { number, id, windowId: second!.id });
    expect(await pickupOf(token)).toEqual(moved);

    await reschedulePickup(shopper, { number, id, windowId: null });
    const soon = await pickupOf(token);
    expect(soon.window).toBeNull();
    expect(Date.parse(soon.readyBy)).toBeLessThan(Date.now() + days(1));
    expect(await booked(second!.startsAt)).toBe(0);
    expect(soon.timeline.filter((e) => e.name === "pickup.rescheduled")).toHaveLength(2);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is refused when it is full or not offered, and the old place is kept", async () => {
    const [first, second] = await freshWindows();
    // The world's windows have two places.
    for (let n = 0; n < 2; n++) await orderedAt("kallio", lines, { windowId: second!.id });
    const { number, token, id, shopper } = await orderedAt("kallio", lines, { windowId: first!.id });
    const before = await pickupOf(token);
    expect((await problem(reschedulePickup(shopper, { number, id, windowId: second!.id }))).code).toBe(
      "window.full",
    );
    const past = "kallio.2020-01-01T10:00:00Z";
    expect((await problem(reschedulePickup(shopper, { number, id, windowId: past }))).code).toBe(
      "window.unknown",
    );
    expect(await pickupOf(token)).toEqual(before);
    expect(await booked(first!.startsAt)).toBe(1);
  });

  test("goes to one of two who want the last place at the same moment; the other keeps what they had", async () => {
    const [first, second, third] = await freshWindows();
    await orderedAt("kallio", lines, { windowId: third!.id });
    const a = await orderedAt("kallio", lines, { windowId: first!.id });
    const b = await orderedAt("kallio", lines, { windowId: second!.id });
    const tries = await Promise.allSettled(
      [a, b].map(({ shopper, number, id }) => reschedulePickup(shopper, { number, id, windowId: third!.id })),
    );
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await booked(third!.startsAt)).toBe(2);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("lets two swap their times at the same moment", async () => {
    const [first, second] = await freshWindows();
    const a = await orderedAt("kallio", lines, { windowId: first!.id });
    const b = await orderedAt("kallio", lines, { windowId: second!.id });
    await Promise.all([
      reschedulePickup(a.shopper, { number: a.number, id: a.id, windowId: second!.id }),
      reschedulePickup(b.shopper, { number: b.number, id: b.id, windowId: first!.id }),
    ]);
    expect([await booked(first!.startsAt), await booked(second!.startsAt)]).toEqual([1, 1]);
  });

  test("takes places that expired reservations still occupy", async () => {
    const [first, second] = await freshWindows();
    const { number, id, shopper } = await orderedAt("kallio", lines, { windowId: first!.id });
    for (let n = 0; n < 2; n++) {
      const hold = { store: "kallio", lines, windowId: second!.id };
      const { id: reservation } = await reserve(as.storefront(), hold);
      await rows`
        update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
        where id = ${reservation}`;
    }
    await reschedulePickup(shopper, { number, id, windowId: second!.id });
    expect(await booked(second!.startsAt)).toBe(1);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("a pickup for a window that is days away", () => {
  test("waits for its customer, however early it is ready", async () => {
    const kallio = await storeBySlug(db(), "kallio");
    const window = windowsOf(kallio, new Date(), 9).at(-1)!;
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    await reschedulePickup(shopper, { number, id, windowId: window.id });
    await bringTo("ready", world.kallio, id);
    const { pickupBy } = await pickupOf(token);
    // The world's stores hold for three days.
    expect(Date.parse(pickupBy!)).toBeGreaterThan(window.endsAt.getTime() + days(2));
    expect(Date.parse(pickupBy!)).toBeLessThanOrEqual(window.startsAt.getTime() + days(4));
  });

  test("that a warehouse still has to send for is not promised sooner than it can be there", async () => {
    const { number, token, id, shopper } = await orderedAt("kallio", lines);
    const promised = new Date(Date.now() + days(2)).toISOString();
    await rows`update fulfillments set stock_location_id = ${world.kamppi}, ready_by = ${promised} where id = ${id}`;
    const early = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 1).at(-1)!;
    expect((await problem(reschedulePickup(shopper, { number, id, windowId: early.id }))).code).toBe(
      "window.unknown",
    );
    const late = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 5).at(-1)!;
    await reschedulePickup(shopper, { number, id, windowId: late.id });
    expect((await pickupOf(token)).readyBy).toBe(late.startsAt.toISOString());
    await rows`update fulfillments set stock_location_id = ${world.kallio} where id = ${id}`;
  });
});

describe("another time for a ready pickup", () => {
  const ready = async () => {
    const placed = await orderedAt("kallio", lines);
    await bringTo("ready", world.kallio, placed.id);
    return placed;
  };
  const windowAfter = async (at: number) =>
    windowsOf(await storeBySlug(db(), "kallio"), new Date(), 14).find((w) => w.startsAt.getTime() >= at)!;

  test("past the day it waits until is its one extension", async () => {
    const { number, token, id, shopper } = await ready();
    const before = await pickupOf(token);
    const window = await windowAfter(Date.parse(before.pickupBy!) + 3_600_000);
    await reschedulePickup(shopper, { number, id, windowId: window.id });
    const after = await pickupOf(token);
    expect(Date.parse(after.pickupBy!)).toBeGreaterThanOrEqual(window.endsAt.getTime());
    expect(after.readyBy).toBe(before.readyBy);
    expect((await problem(extendPickup(shopper, { number, id }))).code).toBe("pickup.already_extended");
    const later = await windowAfter(Date.parse(after.pickupBy!) + 3_600_000);
    expect((await problem(reschedulePickup(shopper, { number, id, windowId: later.id }))).code).toBe(
      "pickup.already_extended",
    );
    expect(await pickupOf(token)).toEqual(after);
  });

  test("is refused beyond what an extension would give", async () => {
    const { number, token, id, shopper } = await ready();
    const before = await pickupOf(token);
    const window = await windowAfter(Date.parse(before.pickupBy!) + days(4));
    expect((await problem(reschedulePickup(shopper, { number, id, windowId: window.id }))).code).toBe(
      "window.too_late",
    );
    expect(await pickupOf(token)).toEqual(before);
    expect(await booked(window.startsAt)).toBe(0);
  });

  test("is refused once it no longer waits, when it is over, and to whom it is not theirs", async () => {
    const late = await ready();
    await rows`
      update fulfillments set ready_at = now() - interval '4 days', pickup_by = now() - interval '1 second'
      where id = ${late.id}`;
    const over = await ready();
    await cancelPickup(as.clerk(world.kallio), { id: over.id, reason: "Flood" });
    const fine = await ready();
    const window = await windowAfter(Date.now() + 5 * 3_600_000);
    const ask = (
      ctx: Parameters<typeof reschedulePickup>[0],
      { number, id }: { number: string; id: string },
    ) => problem(reschedulePickup(ctx, { number, id, windowId: window.id }));
    expect((await ask(late.shopper, late)).code).toBe("pickup.expired");
    expect((await ask(over.shopper, over)).code).toBe("pickup.cancelled");
    for (const ctx of [as.visitor(), over.shopper, as.clerk(world.kamppi)])
      expect((await ask(ctx, fine)).code).toBe("pickup.not_found");
    expect(await booked(window.startsAt)).toBe(0);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

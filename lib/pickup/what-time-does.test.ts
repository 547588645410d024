import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { sayArrived } from "./arrival";
import { expirePickup, expirePickups } from "./expire-pickups";
import { extendPickup } from "./extend-pickup";
import { markCollected } from "./mark-collected";
import { remindPickups } from "./remind-pickups";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const lines = [{ sku: "RYE", quantity: 2 }];
async function ready(windowId?: string): Promise<PlacedPickup> {
  const placed = await orderedAt("kallio", lines, windowId ? { windowId } : {});
  await bringTo("ready", world.kallio, placed.id);
  return placed;
}
const pass = (id: string) => rows`
  update fulfillments set ready_at = now() - interval '4 days', pickup_by = now() - interval '1 second'
  where id = ${id}`;
const expire = () => expirePickups(as.system());
const remind = () => inTransaction((tx) => remindPickups(tx, as.system()));
const eventsOf = async (token: string, name: string) =>
  (await partsOf(token)).flatMap((f) => f.timeline).filter((e) => e.name === name).length;
const collect = (id: string, more: object = {}) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
    ...more,
  });

describe("a pickup that nobody came for", () => {
  test("gives goods, window and money back, once, and closes its order", async () => {
    const before = await levelOf(world.kallio, "RYE");
    const kallio = await storeBySlug(db(), "kallio");
    const window = windowsOf(kallio, new Date(), 3).at(-1)!;
    const { token, id } = await ready(window.id);
    const waiting = await ready();
    await pass(id);
    expect(await expire()).toBe(1);
    const order = await orderByToken(db(), token);
    expect(order.state).toBe("cancelled");
    expect(order.fulfillments[0]).toMatchObject({
      state: "expired",
      closeReason: "no_show",
      payment: { state: "voided" },
    });
    expect(await levelOf(world.kallio, "RYE")).toMatchObject({ allocated: before.allocated + 2 });
    const [places] =
      await rows`select booked from pickup_windows where starts_at = ${window.startsAt.toISOString()}`;
    expect(places).toEqual({ booked: 0 });
    expect((await partsOf(waiting.token))[0]!.state).toBe("ready");

    expect(await expire()).toBe(0);
    expect(await eventsOf(token, "pickup.expired")).toBe(1);
    expect((await problem(collect(id))).code).toBe("pickup.expired");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("ends once, with many workers at it", async () => {
    const many = await Promise.all([1, 2, 3, 4].map(() => ready()));
    for (const { id } of many) await pass(id);
    const ended = await Promise.all([expire(), expire(), expire()]);
    expect(ended.reduce((a, b) => a + b, 0)).toBe(4);
    for (const { token } of many) expect(await eventsOf(token, "pickup.expired")).toBe(1);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("goes to whoever is quicker, the counter or the clock", async () => {
    const { token, id } = await ready();
    await pass(id);
    const [handover, sweep] = await Promise.allSettled([collect(id), expire()]);
    const { state } = (await partsOf(token))[0]!;
    expect(state).toBe(handover.status === "fulfilled" ? "collected" : "expired");
    expect(sweep.status).toBe("fulfilled");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("waits for somebody who said that they are here", async () => {
    const { number, token, id, shopper } = await ready();
    await pass(id);
    await sayArrived(shopper, { number, id });
    expect(await expire()).toBe(0);
    await rows`update fulfillments set arrived_at = now() - interval '2 hours' where id = ${id}`;
    expect(await expire()).toBe(1);
    expect((await partsOf(token))[0]!.state).toBe("expired");
  });

  test("keeps what was paid of a part that was handed over", async () => {
    const { token, id } = await ready();
    const [pickup] = await partsOf(token);
    await collect(id, { lines: [{ lineId: pickup!.lines[0]!.id, collected: 1 }], rest: "later" });
    await pass(id);
    expect(await expire()).toBe(1);
    const order = await orderByToken(db(), token);
    expect([order.state, order.fulfillments[0]!.payment]).toEqual([
      "completed",
      expect.objectContaining({ state: "captured", captured: 420, owed: 0 }),
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is ended by the shop alone, and not before its time", async () => {
    const { token, id } = await ready();
    expect((await problem(expirePickup(as.system(), { id }))).code).toBe("pickup.still_waiting");
    await pass(id);
    for (const ctx of [as.admin(), as.visitor(undefined, token), as.storefront()])
      expect(["forbidden", "unauthenticated"]).toContain((await problem(expirePickup(ctx, { id }))).kind);
    expect((await partsOf(token))[0]!.state).toBe("ready");
    await expire();
  });
});

describe("a reminder", () => {
  /** Ready for two days of three, so that it ends within a day. */
  const soonOver = (id: string) => rows`
    update fulfillments set ready_at = now() - interval '2 days', pickup_by = now() + interval '23 hours'
    where id = ${id}`;

  test("comes a day before the end, once, and once more after an extension", async () => {
    const { number, token, id, shopper } = await ready();
    expect(await remind()).toBe(0);
    await soonOver(id);
    const many = await Promise.all([remind(), remind()]);
    expect(many.reduce((a, b) => a + b, 0)).toBe(1);
    expect(await remind()).toBe(0);
    expect(await eventsOf(token, "pickup.reminded")).toBe(1);

    await extendPickup(shopper, { number, id });
    expect(await remind()).toBe(0);
    await rows`update fulfillments set extended_at = now() - interval '3 days', pickup_by = now() + interval '1 hour'
      where id = ${id}`;
    expect(await remind()).toBe(1);
    expect(await eventsOf(token, "pickup.reminded")).toBe(2);
  });

  test("waits for half of a short hold", async () => {
    const { id } = await ready();
    await rows`update fulfillments set ready_at = now() - interval '4 hours', pickup_by = now() + interval '6 hours'
      where id = ${id}`;
    expect(await remind()).toBe(0);
    await rows`update fulfillments set ready_at = now() - interval '7 hours' where id = ${id}`;
    expect(await remind()).toBe(1);
  });

  test("is not for somebody who is here, nor for what is over", async () => {
    const here = await ready();
    await soonOver(here.id);
    await sayArrived(here.shopper, { number: here.number, id: here.id });
    const gone = await ready();
    await soonOver(gone.id);
    await collect(gone.id);
    const late = await ready();
    await pass(late.id);
    expect(await remind()).toBe(0);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, cash, collectedBy, order, pickupStage, ready } from "@/db/testing/pickups";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { shortLine } from "@/lib/pickup/short-line";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";
import { pickupReport, storesSideBySide } from "./pickup-report";
import { comparedSpan } from "./report-span";

testDatabase();

let world: World;
let clerk: Ctx;
beforeAll(async () => {
  ({ world, clerk } = await pickupStage());
});

const at = (text: string) => new Date(text);
const report = async (now: string, span: "today" | "week" = "today", store = "kallio") =>
  await pickupReport(db(), { ...as.manager(world[store as "kallio"]), now: at(now) }, { span, store });

type Life = {
  by?: string;
  begun?: string;
  ready: string;
  promised: string;
  arrived?: string;
  collected?: string;
  expired?: string;
  store?: "kallio" | "kamppi";
};
let numbers = 0;

/** A pickup with moments of our own choosing: rows and events as the verbs write them. */
async function lived({
  by = "Aino",
  begun,
  ready: done,
  promised,
  arrived,
  collected,
  expired,
  store,
}: Life) {
  const [orderId, id, place] = [newId(), newId(), world[store ?? "kallio"]];
  const state = collected ? "collected" : expired ? "expired" : "ready";
  const number = `T${++numbers}`;
  await rows`
    insert into orders (id, number, token_hash, state, customer_name, customer_email, locale, currency, total_amount,
      vat_amount, channel)
    values (${orderId}, ${number}, ${number}, 'placed', 'Guest', 'guest@aisle.example', 'en', 'EUR', 0, 0, 'web')`;
  await rows`
    insert into fulfillments (id, order_id, position, location_id, stock_location_id, method, state, ready_by, qr_hash,
      code_hash, ready_at, pickup_by, arrived_at, closed_at)
    values (${id}, ${orderId}, 1, ${place}, ${place}, 'pickup', ${state}, ${promised}, ${number}, ${number}, ${done},
      ${done}, ${arrived ?? null}, ${collected ?? expired ?? null})`;
  if (collected)
    await rows`
      insert into handovers (id, fulfillment_id, collected_by_name, relation, verification, actor, collected_at)
      values (${newId()}, ${id}, 'Guest', 'customer', 'code', ${`user:${by}`}, ${collected})`;
  for (const [name, moment] of [
    ["pickup.picking_started", begun],
    ["pickup.ready", done],
    ["pickup.collected", collected],
  ] as const)
    if (moment)
      await rows`
        insert into events (id, name, order_id, fulfillment_id, location_id, actor, actor_name, channel, at)
        values (${newId()}, ${name}, ${orderId}, ${id}, ${place}, ${`user:${by}`}, ${by}, 'staff', ${moment})`;
}

describe("the stretch that is told", () => {
  test("is the store's own day so far, and as long a stretch of the day before", () => {
    expect(comparedSpan("Europe/Helsinki", at("2015-11-24T12:00+02:00"), "today")).toEqual({
      from: at("2015-11-24T00:00+02:00"),
      until: at("2015-11-24T12:00+02:00"),
      beforeFrom: at("2015-11-23T00:00+02:00"),
      beforeUntil: at("2015-11-23T12:00+02:00"),
    });
  });
  test("begins on Monday, also on a Sunday and over a change of clocks", () => {
    // Clocks go back on Sunday the 25th of October 2015 at four.
    expect(comparedSpan("Europe/Helsinki", at("2015-10-25T12:00+02:00"), "week")).toEqual({
      from: at("2015-10-19T00:00+03:00"),
      until: at("2015-10-25T12:00+02:00"),
      beforeFrom: at("2015-10-12T00:00+03:00"),
      beforeUntil: at("2015-10-18T13:00+03:00"),
    });
  });
  test("never reaches into itself on the day after a short one", () => {
    const { from, beforeUntil } = comparedSpan("Europe/Helsinki", at("2015-03-30T23:59+03:00"), "today");
    expect(beforeUntil.getTime()).toBeLessThanOrEqual(from.getTime());
  });
});

describe("a day counted by hand", () => {
  beforeAll(async () => {
    const day = (time: string) => `2015-11-24T${time}+02:00`;
    // Aino picks two, in 10 and 20 minutes, one late; Bo picks one in an hour and hands everything over.
    await lived({
      begun: day("09:00"),
      ready: day("09:10"),
      promised: day("09:30"),
      arrived: day("09:20"),
      collected: day("09:25"),
    });
    await lived({ begun: day("09:00"), ready: day("09:20"), promised: day("09:15") });
    await lived({
      by: "Bo",
      begun: day("10:00"),
      ready: day("11:00"),
      promised: day("11:00"),
      arrived: day("11:00"),
      collected: day("11:15"),
    });
    await lived({
      by: "Bo",
      ready: "2015-11-20T10:00+02:00",
      promised: "2015-11-20T10:00+02:00",
      expired: day("01:00"),
    });
    // Yesterday: one, and one after the hour it is now.
    await lived({
      begun: "2015-11-23T09:00+02:00",
      ready: "2015-11-23T09:05+02:00",
      promised: "2015-11-23T09:05+02:00",
    });
    await lived({ ready: "2015-11-23T20:00+02:00", promised: "2015-11-23T19:00+02:00" });
    // Next door nobody sees it.
    await lived({ store: "kamppi", ready: day("09:00"), promised: day("09:00") });
  });

  test("says what was ready on time, how long people waited and how long it was picked", async () => {
    const { now, before, steps, store } = await report("2015-11-24T12:00+02:00");
    expect(store.slug).toBe("kallio");
    expect(now).toEqual({
      ready: 3,
      onTime: 2,
      collected: 2,
      cancelled: 0,
      noShows: 1,
      waitMedian: 600,
      waitNinth: 840,
      pickMedian: 1200,
      shortUnits: 0,
      refunds: 0,
      refundAmount: 0,
    });
    expect(before).toMatchObject({ ready: 1, onTime: 1, collected: 0, pickMedian: 300, waitMedian: null });
    expect(steps).toEqual([
      { at: "2015-11-24T09", ready: 2, onTime: 1, collected: 1 },
      { at: "2015-11-24T11", ready: 1, onTime: 1, collected: 1 },
    ]);
  });

  test("says who did it", async () => {
    const { clerks } = await report("2015-11-24T12:00+02:00");
    expect(clerks).toEqual([
      { actor: "user:Aino", name: "Aino", picked: 2, pickMedian: 900, handedOver: 1, shortUnits: 0 },
      { actor: "user:Bo", name: "Bo", picked: 1, pickMedian: 3600, handedOver: 1, shortUnits: 0 },
    ]);
  });

  test("is part of its week, day by day", async () => {
    const { now, steps } = await report("2015-11-24T12:00+02:00", "week");
    expect(now).toMatchObject({ ready: 5, onTime: 3 });
    expect(steps.map(({ at, ready: n }) => [at, n])).toEqual([
      ["2015-11-23", 2],
      ["2015-11-24", 3],
    ]);
  });
});

test("what goes on over midnight counts where each part of it happened", async () => {
  await lived({
    begun: "2015-12-01T23:50+02:00",
    ready: "2015-12-02T00:10+02:00",
    promised: "2015-12-02T00:05+02:00",
    arrived: "2015-12-02T23:58+02:00",
    collected: "2015-12-03T00:03+02:00",
  });
  expect((await report("2015-12-01T23:59:59+02:00")).now).toMatchObject({ ready: 0, pickMedian: null });
  expect((await report("2015-12-02T23:59:59+02:00")).now).toMatchObject({
    ready: 1,
    onTime: 0,
    collected: 0,
    pickMedian: 1200,
    waitMedian: null,
  });
  expect((await report("2015-12-03T12:00+02:00")).now).toMatchObject({
    ready: 0,
    collected: 1,
    waitMedian: 300,
  });
});

test("an hour that clocks repeat is one step of the day, and what was lived in it counts as long as it was", async () => {
  await lived({
    begun: "2015-10-25T03:30+03:00",
    ready: "2015-10-25T03:30+02:00",
    promised: "2015-10-25T04:00+02:00",
  });
  const { now, steps } = await report("2015-10-25T23:00+02:00");
  expect(now).toMatchObject({ ready: 1, onTime: 1, pickMedian: 3600 });
  expect(steps).toEqual([{ at: "2015-10-25T03", ready: 1, onTime: 1, collected: 0 }]);
});

test("the verbs of the counter are counted; what was undone is not, what was moved away is not called off", async () => {
  const empty = (await pickupReport(db(), as.manager(world.kallio), { span: "today", store: "kallio" })).now;
  const taken = await ready();
  await markCollected(clerk, {
    id: taken.pickup,
    verification: byCode(taken.pickup),
    collectedBy,
    payment: cash,
  });
  await undoPress(as.manager(world.kallio), { id: taken.pickup, verb: "markCollected" });
  const short = await order([{ sku: "BREAD", quantity: 3 }]);
  await startPicking(clerk, { id: short.pickup });
  await shortLine(clerk, { id: short.pickup, lineId: short.lines[0]!.id, quantity: 2, reason: "damaged" });
  await markReady(clerk, { id: short.pickup, allPicked: true });
  const off = await order();
  await cancelPickup(clerk, { id: off.pickup, reason: "broken" });
  const told = await pickupReport(db(), as.manager(world.kallio), { span: "today", store: "kallio" });
  expect(told.now).toMatchObject({
    ready: empty.ready + 2,
    onTime: empty.onTime + 2,
    collected: empty.collected,
    cancelled: empty.cancelled + 1,
    shortUnits: empty.shortUnits + 2,
  });
  expect(told.shorts).toEqual([{ reason: "damaged", units: 2 }]);
  expect(told.clerks).toMatchObject([{ name: "Aino Clerk", picked: 2, handedOver: 0, shortUnits: 2 }]);
});

test("a manager sees the own stores, an admin all side by side, everybody else none", async () => {
  const slugs = async (ctx: Ctx) => (await storesSideBySide(db(), ctx, "week")).map((r) => r.store.slug);
  expect(await slugs(as.manager(world.kallio))).toEqual(["kallio"]);
  expect(await slugs(as.admin())).toEqual(["kallio", "kamppi"]);
  expect((await problem(storesSideBySide(db(), clerk, "week"))).code).toBe("auth.forbidden");
  const asked = { span: "week", store: "kallio" } as const;
  expect((await problem(pickupReport(db(), as.manager(world.kamppi), asked))).code).toBe("store.not_found");
  expect((await problem(pickupReport(db(), clerk, asked))).code).toBe("auth.forbidden");
  expect((await problem(pickupReport(db(), as.visitor(), asked))).code).toBe("auth.required");
});

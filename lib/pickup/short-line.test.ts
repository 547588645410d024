import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { later, minutes } from "@/lib/kernel/clock";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { cancelPickup } from "./cancel-pickup";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { staffPickups } from "./queries";
import { shortLine } from "./short-line";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 4 },
    { sku: "ELSEWHERE", price: 380, kamppi: 90 },
    { sku: "FREE", price: 380, kallio: 90 },
  ]);
  await rows`delete from prices where variant_id = (select id from variants where sku = 'FREE')`;
});

const clerk = () => as.clerk(world.kallio);
const partOf = async ({ token }: PlacedPickup) => (await partsOf(token))[0]!;

async function picking(quantity = 3, windowId?: string) {
  const lines = [{ sku: "RYE", quantity }];
  const placed = await orderedAt("kallio", lines, windowId ? { windowId } : {});
  await bringTo("picking", world.kallio, placed.id);
  const lineId = (await partOf(placed)).lines[0]!.id;
  const say = (quantity: number, more: { substitute?: string } = {}, by = clerk()) =>
    shortLine(by, { id: placed.id, lineId, quantity, reason: "not_found", ...more });
  return { ...placed, lineId, say };
}

describe("units that are not on the shelf", () => {
  test("leave the count, the promise and the bill, and the record says why", async () => {
    const pickup = await picking();
    const before = await levelOf(world.kallio, "RYE");
    const { shortPick, deadline } = await pickup.say(2, { substitute: "OAT" });
    expect(await levelOf(world.kallio, "RYE")).toEqual({
      ...before,
      on_hand: before.on_hand - 2,
      allocated: before.allocated - 2,
    });
    const part = await partOf(pickup);
    expect(part).toMatchObject({
      state: "picking",
      lines: [{ short: 2 }],
      payment: { amount: 1260, owed: 420 },
    });
    expect(part.timeline.at(-1)).toMatchObject({
      name: "pickup.line_short",
      data: {
        line: pickup.lineId,
        sku: "RYE",
        quantity: 2,
        reason: "not_found",
        substitute: "OAT",
        deadline: deadline.toISOString(),
        shortPick,
      },
    });
    const board = await staffPickups(db(), clerk(), { limit: 100 });
    expect(board.find((r) => r.id === pickup.id)).toMatchObject({ units: 1, owed: { amount: 420 } });

    await markReady(clerk(), { id: pickup.id, allPicked: true });
    await markCollected(clerk(), {
      id: pickup.id,
      verification: { method: "id_document" },
      collectedBy: { name: "Emmi Virta", relation: "customer" },
      payment: { method: "cash", amount: { amount: 420, currency: "EUR" } },
    });
    expect(await partOf(pickup)).toMatchObject({
      state: "collected",
      payment: { state: "captured", captured: 420 },
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are never more than are left to pick, from two devices at once either", async () => {
    const pickup = await picking(3);
    await pickLine(clerk(), { id: pickup.id, lineId: pickup.lineId, quantity: 1 });
    expect(await problem(pickup.say(3))).toMatchObject({
      code: "pickup.too_many",
      details: { ordered: 3, picked: 1, short: 0 },
    });
    const said = await Promise.allSettled([pickup.say(2), pickup.say(2)]);
    expect(said.map((s) => s.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await partOf(pickup)).lines).toMatchObject([{ picked: 1, short: 2 }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can be all there is: nothing is handed over, the store cancels, and nothing is owed", async () => {
    const pickup = await picking(2);
    await pickup.say(1);
    await pickup.say(1);
    expect((await problem(markReady(clerk(), { id: pickup.id, allPicked: true }))).code).toBe(
      "pickup.nothing_picked",
    );
    await cancelPickup(clerk(), { id: pickup.id, reason: "None left" });
    expect(await partOf(pickup)).toMatchObject({
      state: "cancelled",
      payment: { state: "voided", captured: 0 },
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are nobody else's to say: a stranger, a shopper, another store's clerk, another pickup's line", async () => {
    const pickup = await picking();
    const other = await picking();
    const before = [await partOf(pickup), await levelOf(world.kallio, "RYE")];
    const neighbour = as.clerk(world.kamppi);
    expect((await problem(pickup.say(1, {}, neighbour))).code).toBe("pickup.not_found");
    expect((await problem(pickup.say(1, {}, pickup.shopper))).code).toBe("auth.required");
    expect((await problem(pickup.say(1, {}, as.storefront()))).code).toBe("auth.forbidden");
    const mixed = { id: pickup.id, lineId: other.lineId, quantity: 1, reason: "other" as const };
    expect((await problem(shortLine(clerk(), mixed))).code).toBe("pickup.not_found");
    expect([await partOf(pickup), await levelOf(world.kallio, "RYE")]).toEqual(before);
  });
});

describe("something else instead", () => {
  test.each([
    ["what nobody sells", "NOTHING", 0],
    ["the same again", "RYE", 0],
    ["what has no price", "FREE", 0],
    ["what only another store has", "ELSEWHERE", 0],
    ["more than the store has", "OAT", 4],
  ])("cannot be %s", async (_what, substitute, available) => {
    const pickup = await picking(5);
    const before = [await partOf(pickup), await levelOf(world.kallio, "RYE")];
    expect(await problem(pickup.say(5, { substitute }))).toMatchObject({
      code: "pickup.no_substitute",
      details: { sku: substitute, available },
    });
    expect([await partOf(pickup), await levelOf(world.kallio, "RYE")]).toEqual(before);
  });
});

describe("the answer", () => {
  test("is waited for a day", async () => {
    const pickup = await picking();
    const by = { ...clerk(), now: new Date() };
    expect((await pickup.say(1, {}, by)).deadline).toEqual(later(by.now, minutes(24 * 60)));
  });

  test("is waited for until the shopper comes, and an hour in any case", async () => {
    const store = await storeBySlug(db(), "kallio");
    const window = windowsOf(store, new Date(), 1).find(
      (w) => w.startsAt.getTime() > Date.now() + minutes(120),
    )!;
    const pickup = await picking(3, window.id);
    const early = { ...clerk(), now: later(window.startsAt, -minutes(90)) };
    expect((await pickup.say(1, {}, early)).deadline).toEqual(window.startsAt);
    const late = { ...clerk(), now: later(window.startsAt, minutes(5)) };
    expect((await pickup.say(1, {}, late)).deadline).toEqual(later(late.now, minutes(60)));
  });
});

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
import { cancelPickup } from "./cancel-pickup";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { startPicking } from "./start-picking";
import { type UndoableVerb, undoMinutes } from "./states";
import { undoPress } from "./undo-press";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "LAST", price: 300, kallio: 3 },
  ]);
});

const clerk = () => as.clerk(world.kallio);
const undo = ({ id }: { id: string }, verb?: UndoableVerb, by = as.manager(world.kallio)) =>
  undoPress(by, verb ? { id, verb } : { id });
const partOf = async ({ token }: { token: string }) => (await partsOf(token))[0]!;

type Taken = { quantity?: number; rest?: "refused" | "later"; payment?: { method: "cash" } | undefined };
async function collect(p: PlacedPickup, { quantity, rest, ...more }: Taken = {}) {
  const { lines } = await partOf(p);
  return markCollected(clerk(), {
    id: p.id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
    ...(rest ? { rest } : {}),
    ...(quantity ? { lines: [{ lineId: lines[0]!.id, collected: quantity }] } : {}),
    ...more,
  });
}
async function ready(sku = "RYE", more: { paid?: "demo_card"; windowId?: string } = {}) {
  const placed = await orderedAt("kallio", [{ sku, quantity: 3 }], more);
  await bringTo("ready", world.kallio, placed.id);
  return placed;
}
/** Everything about a pickup but its record, which keeps both. */
async function all(p: PlacedPickup) {
  const order = await orderByToken(db(), p.token);
  const [{ timeline: _, ...part }] = order.fulfillments as [(typeof order.fulfillments)[number]];
  return { state: order.state, part, level: await levelOf(world.kallio, part.lines[0]!.sku) };
}

describe("a press that was a mistake", () => {
  test("start of picking: nobody is picking it, and nothing is picked", async () => {
    const pickup = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
    const before = await all(pickup);
    await startPicking(clerk(), { id: pickup.id });
    await pickLine(clerk(), { id: pickup.id, lineId: before.part.lines[0]!.id, quantity: 2 });
    await undo(pickup);
    expect(await all(pickup)).toEqual(before);
    expect((await partOf(pickup)).timeline.at(-1)).toMatchObject({
      name: "pickup.undone",
      actorName: "Matti Manager",
      data: { verb: "startPicking", from: "picking", to: "requested" },
    });
    await startPicking(clerk(), { id: pickup.id });
  });

  test("ready: still being picked, and waited for by nobody", async () => {
    const pickup = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
    await startPicking(clerk(), { id: pickup.id });
    await pickLine(clerk(), { id: pickup.id, lineId: (await partOf(pickup)).lines[0]!.id, quantity: 3 });
    const before = await all(pickup);
    await markReady(clerk(), { id: pickup.id, shelf: "A-1" });
    await undo(pickup);
    expect(await all(pickup)).toEqual(before);
    await markReady(clerk(), { id: pickup.id, shelf: "A-2" });
    await collect(pickup);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("handover: goods, money, order and window are as before, and it can be handed over again", async () => {
    const windows = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 3);
    const pickup = await ready("RYE", { windowId: windows.at(-1)!.id });
    const before = await all(pickup);
    await collect(pickup);
    await undo(pickup);
    expect(await all(pickup)).toEqual(before);
    expect(await checkInvariants(db())).toEqual([]);
    const names = (await partOf(pickup)).timeline.map((e) => e.name).slice(-2);
    expect(names).toEqual(["order.reopened", "pickup.undone"]);
    expect((await partOf(pickup)).timeline.at(-1)!.data).toMatchObject({
      verb: "markCollected",
      from: "collected",
      to: "ready",
      givenBack: { amount: 1260, currency: "EUR" },
    });
    await collect(pickup);
    expect(await all(pickup)).toMatchObject({ state: "completed", part: { payment: { captured: 1260 } } });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("handover, when others have taken its place in the window: it stays without one", async () => {
    const windows = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 3);
    const windowId = windows.at(-2)!.id;
    const pickup = await ready("RYE", { windowId });
    await collect(pickup);
    for (let place = 0; place < 2; place++)
      await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }], { windowId });
    await undo(pickup);
    expect(await partOf(pickup)).toMatchObject({ state: "ready", window: null });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("a part: the others stand", async () => {
    const pickup = await ready();
    await collect(pickup, { quantity: 1, rest: "later" });
    const before = await all(pickup);
    await collect(pickup, { quantity: 1, rest: "later" });
    await undo(pickup);
    expect(await all(pickup)).toEqual(before);
    await collect(pickup, { rest: "later" });
    expect(await all(pickup)).toMatchObject({ part: { state: "collected", lines: [{ collected: 3 }] } });
    await undo(pickup, "markCollected");
    expect(await all(pickup)).toEqual(before);
    await undo(pickup, "markCollected");
    expect((await partOf(pickup)).lines).toMatchObject([{ collected: 0 }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("what was refused then is promised again", async () => {
    const pickup = await ready();
    const before = await all(pickup);
    await collect(pickup, { quantity: 1 });
    await undo(pickup);
    expect(await all(pickup)).toEqual(before);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("what was refused then and is sold by now is short, and nobody is asked about it", async () => {
    const pickup = await ready("LAST");
    await collect(pickup, { quantity: 1 });
    await orderedAt("kallio", [{ sku: "LAST", quantity: 1 }]);
    await undo(pickup);
    expect(await partOf(pickup)).toMatchObject({
      state: "ready",
      lines: [{ ordered: 3, picked: 2, short: 1, collected: 0 }],
      payment: { state: "pending", captured: 0, owed: 600 },
      shortPicks: [{ quantity: 1, reason: "other", open: false, choice: "money_back" }],
    });
    await collect(pickup);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("what a card was charged is only authorised again", async () => {
    const pickup = await ready("RYE", { paid: "demo_card" });
    const card = async () => {
      await workOff();
      return rows`select p.state, p.captured, p.ahead from payments p
        join fulfillments f on f.order_id = p.order_id where f.id = ${pickup.id}`;
    };
    await collect(pickup, { payment: undefined });
    await undo(pickup);
    expect(await card()).toEqual([{ state: "authorised", captured: 0, ahead: 0 }]);
    await collect(pickup, { payment: undefined });
    expect(await card()).toEqual([{ state: "captured", captured: 1260, ahead: 0 }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("what a card was charged already is kept for the handover that follows, and goes back without one", async () => {
    const pickup = await ready("RYE", { paid: "demo_card" });
    const card = async () => {
      await workOff();
      return rows`select p.state, p.captured, p.refunded, p.ahead from payments p
        join fulfillments f on f.order_id = p.order_id where f.id = ${pickup.id}`;
    };
    await collect(pickup, { payment: undefined });
    expect(await card()).toEqual([{ state: "captured", captured: 1260, refunded: 0, ahead: 0 }]);
    await undo(pickup);
    expect(await card()).toEqual([{ state: "authorised", captured: 1260, refunded: 0, ahead: 1260 }]);
    expect(await checkInvariants(db())).toEqual([]);
    await collect(pickup, { payment: undefined });
    expect(await card()).toEqual([{ state: "captured", captured: 1260, refunded: 0, ahead: 0 }]);
    await undo(pickup);
    await cancelPickup(as.manager(world.kallio), { id: pickup.id, reason: "Nobody came after all" });
    expect(await card()).toEqual([{ state: "refunded", captured: 1260, refunded: 1260, ahead: 0 }]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("refused, and nothing changed", () => {
  test.each<[string, string, (p: PlacedPickup) => Promise<unknown>]>([
    ["an associate", "auth.forbidden", (p) => undo(p, undefined, clerk())],
    ["a shopper", "auth.required", (p) => undo(p, undefined, p.shopper)],
    ["another store's manager", "pickup.not_found", (p) => undo(p, undefined, as.manager(world.kamppi))],
    ["a press that was not the last", "pickup.nothing_to_undo", (p) => undo(p, "markReady")],
  ])("%s: %s", async (_who, code, attempt) => {
    const pickup = await ready();
    await collect(pickup);
    const before = await orderByToken(db(), pickup.token);
    expect((await problem(attempt(pickup))).code).toBe(code);
    expect(await orderByToken(db(), pickup.token)).toEqual(before);
  });

  test("too late, by the database's clock", async () => {
    const pickup = await ready();
    await collect(pickup);
    const move = async (minutes: number) => {
      await rows`alter table events disable trigger user`;
      await rows`update events set at = at - make_interval(mins => ${minutes}) where fulfillment_id = ${pickup.id}`;
      await rows`alter table events enable trigger user`;
    };
    await move(undoMinutes);
    expect((await problem(undo(pickup))).code).toBe("pickup.undo_too_late");
    await move(-1);
    await undo(pickup);
  });

  test("what was cancelled, also after a part of it was handed over", async () => {
    const pickup = await ready();
    await collect(pickup, { quantity: 1, rest: "later" });
    await cancelPickup(clerk(), { id: pickup.id, reason: "Dropped" });
    expect((await problem(undo(pickup))).code).toBe("pickup.nothing_to_undo");
    expect((await problem(undo(pickup, "markCollected"))).code).toBe("pickup.nothing_to_undo");
  });
});

describe("at once", () => {
  test.each([[undefined], ["markCollected"]] as const)(
    "two managers undo one press, named %s: one thing is undone",
    async (verb) => {
      const pickup = await ready();
      await collect(pickup);
      const tries = await Promise.allSettled([undo(pickup, verb), undo(pickup, verb)]);
      expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(tries.find((t) => t.status === "rejected")).toMatchObject({
        reason: { code: "pickup.nothing_to_undo" },
      });
      expect((await partOf(pickup)).state).toBe("ready");
      expect(await checkInvariants(db())).toEqual([]);
    },
  );

  test("one press after the other is undone when it is named", async () => {
    const pickup = await ready();
    await collect(pickup);
    await undo(pickup);
    expect((await problem(undo(pickup))).code).toBe("pickup.nothing_to_undo");
    await undo(pickup, "markReady");
    await undo(pickup, "startPicking");
    expect((await partOf(pickup)).state).toBe("requested");
  });

  test("an undo and a handover leave what one of them made", async () => {
    for (let round = 0; round < 5; round++) {
      const pickup = await ready();
      await Promise.allSettled([undo(pickup), collect(pickup)]);
      expect(["picking", "ready", "collected"]).toContain((await partOf(pickup)).state);
    }
    expect(await checkInvariants(db())).toEqual([]);
  });
});

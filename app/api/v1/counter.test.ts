import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { pickupCode } from "@/lib/pickup/codes";
import { getOrderCall } from "./_contract/orders";
import {
  getPickListCall,
  pickFromListCall,
  shortFromListCall,
  startPickListCall,
  takePickListCall,
} from "./_contract/pick-lists";
import {
  bringOutCall,
  cancelPickupCall,
  collectCall,
  markReadyCall,
  pickLineCall,
  reissueCodeCall,
  revokeCodeCall,
  shortLineCall,
  startPickingCall,
  undoCall,
} from "./_contract/pickups";
import { listPutBacksCall, putBackCall } from "./_contract/put-backs";
import { arrivedCall } from "./_contract/shopper-pickups";
import { type Caller, ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let world: World;
let clerk: Caller;
let manager: Caller;
let neighbour: Caller;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
  ]);
  clerk = await keyOf("associate", "kallio");
  manager = await keyOf("manager", "kallio");
  neighbour = await keyOf("manager", "kamppi");
});

const rye = (quantity: number) => [{ sku: "RYE", quantity }];
const byId = {
  verification: { method: "id_document" },
  collectedBy: { name: "Emmi Virta", relation: "customer" },
  payment: { method: "cash" },
};

describe("the counter, through the API", () => {
  it("says what is short, offers something instead, and charges what there is", async () => {
    const { id, number, token } = await orderedAt("kallio", rye(3));
    const one = { ...clerk, params: { id } };
    const { lines } = await ok(startPickingCall, one);
    const line = { ...clerk, params: { id, lineId: lines[0]!.id } };
    const before = await levelOf(world.kallio, "RYE");
    await refused(shortLineCall, "pickup.no_substitute", {
      ...line,
      body: { quantity: 1, reason: "damaged", substitute: "RYE" },
    });
    const short = await ok(shortLineCall, {
      ...line,
      body: { quantity: 1, reason: "damaged", substitute: "OAT" },
    });
    expect(short).toMatchObject({
      state: "picking",
      owed: { amount: 840 },
      lines: [{ ordered: 3, short: 1 }],
    });
    expect(await levelOf(world.kallio, "RYE")).toMatchObject({
      on_hand: before.on_hand - 1,
      allocated: before.allocated - 1,
    });
    await refused(shortLineCall, "pickup.too_many", { ...line, body: { quantity: 3, reason: "other" } });
    await ok(markReadyCall, { ...one, body: { allPicked: true } });
    const { total } = await refused(collectCall, "pickup.unpaid", {
      ...one,
      body: { ...byId, payment: undefined },
    });
    expect(total).toEqual({ amount: 840, currency: "EUR" });
    await ok(collectCall, { ...one, body: byId });
    const seen = await ok(getOrderCall, { bearer: token, params: { number } });
    expect(seen.payment).toMatchObject({ captured: { amount: 840 } });
  });

  it("picks several in one round and says whose each scanned unit is", async () => {
    const first = await orderedAt("kallio", rye(1));
    const second = await orderedAt("kallio", [...rye(1), { sku: "OAT", quantity: 1 }]);
    const pickups = [first.id, second.id];
    const body = { store: "kallio", pickups };
    for (const [store, code] of [
      ["kamppi", "store.not_found"],
      ["kallio", "store.not_found"],
    ] as const)
      await refused(startPickListCall, code, {
        ...(store === "kallio" ? neighbour : clerk),
        body: { ...body, store },
      });
    const list = await ok(startPickListCall, { ...clerk, body });
    expect(list.lines.map((l) => [l.sku, l.wanted])).toEqual([
      ["OAT", 1],
      ["RYE", 2],
    ]);
    const scan = { ...clerk, params: { id: list.id } };
    expect(await ok(pickFromListCall, { ...scan, body: { barcode: "2RYE" } })).toMatchObject({
      pickup: first.id,
      picked: 1,
      wanted: 1,
    });
    expect((await ok(pickFromListCall, { ...scan, body: { barcode: "2RYE" } })).pickup).toBe(second.id);
    await refused(pickFromListCall, "pickup.too_many", { ...scan, body: { barcode: "2RYE" } });
    await refused(pickFromListCall, "pickup.wrong_item", { ...scan, body: { barcode: "nothing" } });
    expect((await ok(getPickListCall, scan)).lines.map((l) => l.picked)).toEqual([0, 2]);
    await refused(takePickListCall, "pick_list.taken_over", { ...scan, body: { from: "Nobody" } });
    const mine = await ok(takePickListCall, { ...scan, body: { from: list.pickedBy } });
    expect(mine.pickups.map(({ id, tote }) => [id, tote])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ]);
    const missing = { sku: "OAT", quantity: 1, reason: "damaged" as const };
    await refused(shortFromListCall, "pickup.too_many", { ...scan, body: { ...missing, quantity: 2 } });
    expect((await ok(shortFromListCall, { ...scan, body: missing })).lines.map((l) => l.sku)).toEqual([
      "RYE",
    ]);
    for (const call of [getPickListCall, pickFromListCall])
      await refused(call, "pick_list.not_found", {
        ...neighbour,
        params: { id: list.id },
        ...(call.method === "POST" ? { body: { barcode: "2RYE" } } : {}),
      });
    await refused(startPickListCall, "pickup.not_requested", { ...clerk, body });
    await refused(startPickListCall, "pickup.not_found", {
      ...clerk,
      body: { store: "kallio", pickups: [newId()] },
    });
    await refused(startPickListCall, "pick_list.nothing_to_pick", { ...clerk, body: { store: "kallio" } });
  });

  it("takes a press back, for a manager", async () => {
    const { id } = await orderedAt("kallio", rye(1));
    const one = { ...manager, params: { id } };
    await refused(undoCall, "pickup.nothing_to_undo", one);
    await ok(startPickingCall, one);
    await ok(markReadyCall, { ...one, body: { allPicked: true } });
    await ok(collectCall, { ...one, body: byId });
    await refused(undoCall, "auth.forbidden", { ...clerk, params: { id } });
    const again = await ok(undoCall, { ...one, body: { verb: "markCollected" } });
    expect(again).toMatchObject({ state: "ready", order: { state: "placed" }, owed: { amount: 420 } });
    expect((await ok(undoCall, { ...one, body: { verb: "markReady" } })).state).toBe("picking");
    expect((await ok(undoCall, { ...one, body: { verb: "startPicking" } })).state).toBe("requested");
  });

  it("says that somebody takes the goods out, to the customer too", async () => {
    const { id, number, token } = await orderedAt("kallio", rye(1));
    const one = { ...clerk, params: { id } };
    await refused(bringOutCall, "pickup.not_ready", one);
    await ok(startPickingCall, one);
    await ok(markReadyCall, { ...one, body: { allPicked: true } });
    await refused(bringOutCall, "pickup.not_arrived", one);
    const mine = { bearer: token, params: { number } };
    await ok(arrivedCall, { ...mine, params: { number, id }, body: { bay: "3" } });
    await refused(bringOutCall, "pickup.not_found", { ...neighbour, params: { id } });
    const out = await ok(bringOutCall, one);
    expect(out).toMatchObject({ state: "ready", broughtOutAt: expect.any(String) });
    expect((await ok(getOrderCall, mine)).fulfillments[0]).toMatchObject({ broughtOutAt: out.broughtOutAt });
  });

  it("renews and revokes codes, and shows the customer none that opens nothing", async () => {
    const { id, number, token } = await orderedAt("kallio", rye(1));
    const mine = { bearer: token, params: { number } };
    const shown = async () => (await ok(getOrderCall, mine)).fulfillments[0]!.code;
    expect(await shown()).toBe(pickupCode(id, 1));
    const one = { ...clerk, params: { id } };
    expect((await ok(revokeCodeCall, one)).codeRevokedAt).not.toBeNull();
    expect(await shown()).toBeUndefined();
    expect((await ok(reissueCodeCall, one)).codeRevokedAt).toBeNull();
    expect(await shown()).toBe(pickupCode(id, 2));
  });

  it("lists what has to be carried back, page by page, until it is", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { id } = await orderedAt("kallio", rye(2));
      const one = { ...clerk, params: { id } };
      const { lines } = await ok(startPickingCall, one);
      await ok(pickLineCall, { ...clerk, params: { id, lineId: lines[0]!.id }, body: { quantity: 1 } });
      await ok(cancelPickupCall, { ...one, body: { reason: "Closed early" } });
      ids.push(id);
    }
    const first = await ok(listPutBacksCall, { ...clerk, query: { limit: "2" } });
    expect(first.data.map((p) => p.id)).toEqual(ids.slice(0, 2));
    expect(first.data[0]!.lines).toMatchObject([{ sku: "RYE", quantity: 1 }]);
    const rest = await ok(listPutBacksCall, { ...clerk, query: { limit: "2", cursor: first.nextCursor! } });
    expect(rest.data.map((p) => p.id)).toEqual(ids.slice(2));
    expect((await ok(listPutBacksCall, neighbour)).data).toEqual([]);
    await refused(listPutBacksCall, "store.not_found", { ...neighbour, query: { store: "kallio" } });
    await refused(putBackCall, "pickup.not_found", { ...neighbour, params: { id: ids[0]! } });
    for (let times = 0; times < 2; times++) {
      const { timeline } = await ok(putBackCall, { ...clerk, params: { id: ids[0]! } });
      expect(timeline.filter((e) => e.name === "pickup.put_back")).toHaveLength(1);
    }
    const left = await ok(listPutBacksCall, { ...clerk, query: { store: "kallio" } });
    expect(left.data.map((p) => p.id)).toEqual(ids.slice(1));
  });

  it("told of every call of its own, and left nothing unexplained", async () => {
    expectEveryCallAnswered("counter");
    expect(await checkInvariants(db())).toEqual([]);
  });
});

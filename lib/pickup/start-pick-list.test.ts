import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { cancelPickup } from "./cancel-pickup";
import { pickFromList } from "./pick-from-list";
import { pickList } from "./pick-lists";
import { shortLine } from "./short-line";
import { startPickList } from "./start-pick-list";
import { startPicking } from "./start-picking";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 900, kamppi: 900 },
    { sku: "OAT", price: 380, kallio: 900 },
    { sku: "TEA", price: 500, kallio: 900 },
  ]);
  await rows`update variants set shelf = case sku when 'RYE' then 'A-10' when 'OAT' then 'A-2' end`;
});
// Each test finds only its own to pick.
beforeEach(async () => {
  const open = await rows<{
    id: string;
  }>`select id from fulfillments where state in ('requested', 'picking')`;
  for (const { id } of open) await cancelPickup(as.admin(), { id, reason: "Cleared" });
});

const clerk = () => as.clerk(world.kallio);
const order = async (lines: Record<string, number> = { RYE: 1 }, store = "kallio") =>
  orderedAt(
    store,
    Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
  );
const stateOf = async (token: string) => (await partsOf(token))[0]!.state;

describe("several pickups in one round", () => {
  test("are merged, and walked in the order of the shelves", async () => {
    const first = await order({ RYE: 2, TEA: 1 });
    const second = await order({ OAT: 1, RYE: 3 });
    const { id } = await startPickList(clerk(), {
      store: "kallio",
      pickups: [second.id, first.id, first.id],
    });
    const list = await pickList(db(), clerk(), id);
    expect(list).toMatchObject({ store: "kallio", pickedBy: "Aino Clerk" });
    expect(list.pickups.map((p) => [p.id, p.state])).toEqual([
      [first.id, "picking"],
      [second.id, "picking"],
    ]);
    expect(list.lines.map((l) => [l.sku, l.shelf, l.wanted])).toEqual([
      ["OAT", "A-2", 1],
      ["RYE", "A-10", 5],
      ["TEA", null, 1],
    ]);
    expect(list.lines[1]!.pickups.map((p) => [p.pickup, p.wanted])).toEqual([
      [first.id, 2],
      [second.id, 3],
    ]);
    const { timeline, pickedBy } = (await partsOf(first.token))[0]!;
    expect(pickedBy).toBe("Aino Clerk");
    expect(timeline.at(-1)).toMatchObject({ name: "pickup.picking_started", data: { list: id } });
  });

  test("are the most urgent ones when none are named", async () => {
    const later = await order();
    const urgent = await order();
    await rows`update fulfillments set ready_by = now() - interval '1 hour' where id = ${urgent.id}`;
    const { id } = await startPickList(clerk(), { store: "kallio", limit: 1 });
    expect((await pickList(db(), clerk(), id)).pickups.map((p) => p.id)).toEqual([urgent.id]);
    expect(await stateOf(later.token)).toBe("requested");
  });

  test("are all taken or none, and the refusal names which", async () => {
    const free = await order();
    const begun = await order();
    await startPicking(clerk(), { id: begun.id });
    const pickups = [free.id, begun.id];
    expect(await problem(startPickList(clerk(), { store: "kallio", pickups }))).toMatchObject({
      code: "pickup.not_requested",
      details: { pickups: [{ id: begun.id, state: "picking" }] },
    });
    expect(await stateOf(free.token)).toBe("requested");
    expect(
      await rows`select 1 from pick_lists pl where not exists (
      select 1 from fulfillments f where f.pick_list_id = pl.id)`,
    ).toEqual([]);
  });

  test("cannot be picked before their goods are there, in a round or alone", async () => {
    const { id, token } = await order();
    await rows`update fulfillments set stock_location_id = ${world.kamppi} where id = ${id}`;
    expect(await problem(startPickList(clerk(), { store: "kallio", pickups: [id] }))).toMatchObject({
      code: "pickup.in_transit",
      details: { pickups: [id] },
    });
    expect((await problem(startPickList(clerk(), { store: "kallio" }))).code).toBe(
      "pick_list.nothing_to_pick",
    );
    expect((await problem(startPicking(clerk(), { id }))).code).toBe("pickup.in_transit");
    expect(await stateOf(token)).toBe("requested");
    await rows`update fulfillments set stock_location_id = location_id where id = ${id}`;
  });

  test("are only one's own store's", async () => {
    const here = await order();
    const there = await order({ RYE: 1 }, "kamppi");
    for (const [store, pickups, code] of [
      ["kamppi", [there.id], "store.not_found"],
      ["kallio", [here.id, there.id], "pickup.not_found"],
      ["kallio", [newId()], "pickup.not_found"],
      ["kallio", ["no-id"], "pickup.not_found"],
    ] as const)
      expect((await problem(startPickList(clerk(), { store, pickups: [...pickups] }))).code).toBe(code);
    expect((await problem(startPickList(as.storefront(), { store: "kallio" }))).code).toBe("auth.forbidden");
    expect(await stateOf(here.token)).toBe("requested");
    const { id } = await startPickList(clerk(), { store: "kallio" });
    const neighbour = as.clerk(world.kamppi);
    expect((await problem(pickList(db(), neighbour, id))).code).toBe("pick_list.not_found");
    expect((await problem(pickFromList(neighbour, { list: id, barcode: "2RYE" }))).code).toBe(
      "pick_list.not_found",
    );
  });

  test("go to one clerk each, when two ask at the same moment", async () => {
    const placed = await Promise.all([order(), order(), order(), order()]);
    const lists = await Promise.all([
      startPickList(clerk(), { store: "kallio", limit: 2 }),
      startPickList(as.clerk(world.kallio, "Otso Other"), { store: "kallio", limit: 2 }),
    ]);
    const taken = await Promise.all(lists.map(async ({ id }) => (await pickList(db(), clerk(), id)).pickups));
    const ids = taken.flat().map((p) => p.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => placed.some((p) => p.id === id))).toBe(true);
  });

  test("that are named go to one of two clerks, whole", async () => {
    const pickups = (await Promise.all([order(), order()])).map((p) => p.id);
    const tries = await Promise.allSettled(
      [pickups, pickups.toReversed()].map((named) =>
        startPickList(clerk(), { store: "kallio", pickups: named }),
      ),
    );
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("scanning on a round", () => {
  test("fills the most urgent pickup first, one unit a scan, from any scanner", async () => {
    const first = await order({ RYE: 2 });
    const second = await order({ RYE: 2 });
    const { id: list } = await startPickList(clerk(), { store: "kallio" });
    const scan = () => pickFromList(clerk(), { list, barcode: "2RYE" });
    expect(await scan()).toMatchObject({ pickup: first.id, orderNumber: first.number, picked: 1, wanted: 2 });
    const rest = await Promise.all([scan(), scan(), scan()]);
    expect(rest.map((r) => r.pickup).sort()).toEqual([first.id, second.id, second.id].sort());
    expect((await problem(scan())).code).toBe("pickup.too_many");
    for (const { token } of [first, second])
      expect((await partsOf(token))[0]!.lines).toMatchObject([{ picked: 2 }]);
  });

  test("knows what is short, what is over, and what nobody ordered", async () => {
    const [first, second] = [await order({ RYE: 1 }), await order({ RYE: 1 })];
    const { id: list } = await startPickList(clerk(), { store: "kallio" });
    const lineId = (await partsOf(first.token))[0]!.lines[0]!.id;
    await shortLine(clerk(), { id: first.id, lineId, quantity: 1, reason: "damaged" });
    expect((await pickFromList(clerk(), { list, barcode: "RYE" })).pickup).toBe(second.id);
    expect((await problem(pickFromList(clerk(), { list, barcode: "2OAT" }))).code).toBe("pickup.wrong_item");
    await cancelPickup(clerk(), { id: second.id, reason: "Called" });
    const left = await pickList(db(), clerk(), list);
    expect([left.pickups.map((p) => p.id), left.lines]).toEqual([[first.id], []]);
  });

  test("leaves everything in order", async () => {
    const { id } = await order();
    await bringTo("ready", world.kallio, id);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

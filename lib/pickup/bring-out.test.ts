import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { sayArrived } from "./arrival";
import { bringOut } from "./bring-out";
import { markCollected } from "./mark-collected";
import { undoPress } from "./undo-press";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 9 }]);
});

type Stamp = { brought_out_at: Date | null; brought_out_by: string | null; told: number };

const stampOf = async ({ id }: PlacedPickup): Promise<Stamp> => {
  const [stamp] = await rows<Stamp>`
    select f.brought_out_at, f.brought_out_by,
      (select count(*)::int from events e where e.fulfillment_id = f.id and e.name = 'pickup.brought_out') as told
    from fulfillments f where f.id = ${id}`;
  return stamp!;
};
const nothing = { brought_out_at: null, brought_out_by: null, told: 0 };

async function waiting(): Promise<PlacedPickup> {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
  await bringTo("ready", world.kallio, placed.id);
  await sayArrived(placed.shopper, { number: placed.number, id: placed.id, bay: "2" });
  return placed;
}

const handOver = ({ id }: PlacedPickup, more = {}) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
    ...more,
  });

test("stands with a name, once for each who goes", async () => {
  const placed = await waiting();
  const [clerk, manager] = [as.clerk(world.kallio), as.manager(world.kallio)];
  await Promise.all([bringOut(clerk, { id: placed.id }), bringOut(clerk, { id: placed.id })]);
  const first = await stampOf(placed);
  expect(first).toMatchObject({ brought_out_at: expect.anything(), told: 1 });
  await bringOut(clerk, { id: placed.id });
  expect(await stampOf(placed)).toEqual(first);

  await bringOut(manager, { id: placed.id });
  const second = await stampOf(placed);
  expect(second.told).toBe(2);
  expect(second.brought_out_by).not.toBe(first.brought_out_by);
});

test("is nothing where nobody has come, for another store's staff, or for a customer", async () => {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
  await bringTo("ready", world.kallio, placed.id);
  expect((await problem(bringOut(as.clerk(world.kallio), { id: placed.id }))).code).toBe(
    "pickup.not_arrived",
  );
  await sayArrived(placed.shopper, { number: placed.number, id: placed.id });
  expect((await problem(bringOut(as.clerk(world.kamppi), { id: placed.id }))).code).toBe("pickup.not_found");
  expect((await problem(bringOut(placed.shopper, { id: placed.id }))).kind).toBe("unauthenticated");
  expect(await stampOf(placed)).toEqual(nothing);
});

test("is over when a part was handed over and they are gone, and when the handover is taken back", async () => {
  const placed = await waiting();
  await bringOut(as.clerk(world.kallio), { id: placed.id });
  const [line] = await rows<{ id: string }>`
    select id from fulfillment_lines where fulfillment_id = ${placed.id}`;
  await handOver(placed, { rest: "later", lines: [{ lineId: line!.id, collected: 1 }] });
  expect(await stampOf(placed)).toEqual({ ...nothing, told: 1 });

  await sayArrived(placed.shopper, { number: placed.number, id: placed.id });
  await bringOut(as.clerk(world.kallio), { id: placed.id });
  await handOver(placed);
  await undoPress(as.manager(world.kallio), { id: placed.id });
  expect(await stampOf(placed)).toEqual({ ...nothing, told: 2 });
  expect(await checkInvariants(db())).toEqual([]);
});

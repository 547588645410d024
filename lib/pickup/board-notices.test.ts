import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { listenTo } from "@/db/listener";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup } from "@/db/testing/orders";
import { onlyRule, paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { sayArrived, sayOnMyWay } from "./arrival";
import { boardChannel, boardVersions } from "./board-notices";
import { bringOut } from "./bring-out";
import { cancelPickup } from "./cancel-pickup";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { shortLine } from "./short-line";
import { startPicking } from "./start-picking";

testDatabase();
let world: World;
const heard: string[] = [];
let opened = 0;
let hangUp: () => Promise<void>;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
  hangUp = listenTo(boardChannel, {
    heard: (location) => heard.push(location),
    open: () => opened++,
    lost: () => {},
  });
  await vi.waitFor(() => expect(opened).toBe(1));
});
afterAll(() => hangUp());

const versionAt = async (location: string) => (await boardVersions(db(), [location])).get(location)!;

/** What was heard so far and nothing after it: notices come in the order of their commits. */
async function allHeard(): Promise<string[]> {
  await rows`select pg_notify(${boardChannel}, 'the last')`;
  await vi.waitFor(() => expect(heard.at(-1)).toBe("the last"));
  return heard.splice(0).slice(0, -1);
}

const clerk = () => as.clerk(world.kallio);
const handOver = ({ id }: PlacedPickup) =>
  markCollected(clerk(), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
  });

test("each press is said once, to the listeners of its store alone, and makes another version", async () => {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 2 }]);
  await allHeard();
  const { id, number, shopper } = placed;
  const steps: [string, () => Promise<unknown>][] = [
    ["startPicking", () => startPicking(clerk(), { id })],
    ["markReady", () => markReady(clerk(), { id, allPicked: true })],
    ["sayOnMyWay", () => sayOnMyWay(shopper, { number, id })],
    ["sayArrived", () => sayArrived(shopper, { number, id, bay: "2" })],
    ["bringOut", () => bringOut(clerk(), { id })],
    ["markCollected", () => handOver(placed)],
  ];
  for (const [name, press] of steps) {
    const [here, there] = [await versionAt(world.kallio), await versionAt(world.kamppi)];
    await press();
    expect(await allHeard(), name).toEqual([world.kallio]);
    expect(await versionAt(world.kallio), name).not.toBe(here);
    expect(await versionAt(world.kamppi), name).toBe(there);
  }
});

test("a checkout says nothing, so that no checkout waits for another; its order is found by asking", async () => {
  const before = await versionAt(world.kallio);
  const customer = { name: "Emmi Virta", email: "emmi@example.com" };
  const lines = [{ sku: "RYE", quantity: 1 }];
  const held = await reserve(as.storefront(), { store: "kallio", lines });
  await placeOrder(as.storefront(), { reservations: [held], customer, payment: { method: "pay_in_store" } });
  expect(await allHeard()).toEqual([]);
  expect(await versionAt(world.kallio)).not.toBe(before);

  // One that a rule holds is stamped after it is written.
  await onlyRule("total", "hold", 0);
  const stamped = await paidAhead();
  expect(stamped.fulfillments[0]!.review).toBe("held");
  expect(await allHeard()).toEqual([]);
});

test("what is short or called off is another version, and a pick that the board does not show is none", async () => {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 2 }]);
  await bringTo("picking", world.kallio, placed.id);
  const [line] = await rows<{ id: string }>`
    select id from fulfillment_lines where fulfillment_id = ${placed.id}`;
  const picking = await versionAt(world.kallio);
  await rows`update fulfillment_lines set picked = 1 where id = ${line!.id}`;
  expect(await versionAt(world.kallio)).toBe(picking);
  await shortLine(clerk(), { id: placed.id, lineId: line!.id, quantity: 1, reason: "damaged" });
  const short = await versionAt(world.kallio);
  expect(short).not.toBe(picking);
  await cancelPickup(clerk(), { id: placed.id, reason: "The shelf fell over" });
  expect(await versionAt(world.kallio)).not.toBe(short);
});

test("a line that is cut is opened anew, and what follows is heard", async () => {
  await allHeard();
  await rows`
    select pg_terminate_backend(pid) from pg_stat_activity
    where query = 'listen aisle_board' and datname = current_database()`;
  await vi.waitFor(() => expect(opened).toBe(2), { timeout: 5000 });
  await rows`select pg_notify(${boardChannel}, 'again')`;
  await vi.waitFor(() => expect(heard).toEqual(["again"]));
});

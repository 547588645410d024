import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { setShelves } from "@/lib/stores/set-places";
import { cancelPickup } from "./cancel-pickup";
import { markReady } from "./mark-ready";
import { shelvesToChoose } from "./shelves";
import { startPicking } from "./start-picking";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50, kamppi: 50 }]);
});

async function stage(store: "kallio" | "kamppi", shelf: string): Promise<string> {
  const clerk = as.clerk(world[store]);
  const held = await reserve(as.storefront(), { store, lines: [{ sku: "BREAD", quantity: 1 }] });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
    payment: { method: "pay_in_store" },
  });
  const id = (await orderByToken(db(), placed.token)).fulfillments[0]!.id;
  await startPicking(clerk, { id });
  await markReady(clerk, { id, allPicked: true, shelf });
  return id;
}

test("shelves in use are those of ready pickups, the latest first, each once, and only one's own store's", async () => {
  await stage("kallio", "A-1");
  await stage("kallio", "B-2");
  await stage("kallio", "A-1");
  await stage("kamppi", "K-9");
  const gone = await stage("kallio", "C-3");
  await cancelPickup(as.clerk(world.kallio), { id: gone, reason: "broken" });

  const clerk = as.clerk(world.kallio);
  expect(await shelvesToChoose(db(), clerk, "kallio", 8)).toEqual(["A-1", "B-2"]);
  expect(await shelvesToChoose(db(), clerk, "kallio", 1)).toEqual(["A-1"]);
  expect(await shelvesToChoose(db(), clerk, "kamppi", 8)).toEqual([]);
  expect(await shelvesToChoose(db(), as.admin(), "kamppi", 8)).toEqual(["K-9"]);
  expect(await shelvesToChoose(db(), as.storefront(), "kallio", 8)).toEqual([]);
});

test("the shelves that the manager has named come first, each once", async () => {
  await setShelves(as.manager(world.kallio), { store: "kallio", shelves: ["Z-1", "B-2", "Cold"] });
  const clerk = as.clerk(world.kallio);
  expect(await shelvesToChoose(db(), clerk, "kallio", 8)).toEqual(["Z-1", "B-2", "Cold", "A-1"]);
  expect(await shelvesToChoose(db(), as.clerk(world.kamppi), "kallio", 8)).toEqual([]);
});

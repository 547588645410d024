import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { pickupQr } from "./codes";
import { markCollected } from "./mark-collected";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90 }]);
});

test("nobody hands over to themselves what they ordered, whatever code they know; a colleague does", async () => {
  const clerk = as.clerk(world.kallio);
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
  await bringTo("ready", world.kallio, placed.id);
  await rows`update orders set customer_email = 'Associate@Aisle.example' where number = ${placed.number}`;
  const collect = (by: typeof clerk) =>
    markCollected(by, {
      id: placed.id,
      verification: { method: "qr", value: pickupQr(placed.id, 1) },
      collectedBy: { name: "Aino Clerk", relation: "customer" },
      payment: { method: "cash" },
    });
  const before = { level: await levelOf(world.kallio, "RYE"), parts: await partsOf(placed.token) };
  expect(await problem(collect(clerk))).toMatchObject({ code: "pickup.own_order", status: 403 });
  expect({ level: await levelOf(world.kallio, "RYE"), parts: await partsOf(placed.token) }).toEqual(before);
  await collect(as.manager(world.kallio));
  expect((await partsOf(placed.token))[0]!.state).toBe("collected");
});

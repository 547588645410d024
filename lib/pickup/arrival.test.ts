import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { sayArrived, sayOnMyWay } from "./arrival";
import { markReady } from "./mark-ready";
import { startPicking } from "./start-picking";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 9, kamppi: 9 }]);
});

/** One order with a part at each store; the part at Kamppi is ready. */
async function orderAtBoth() {
  const lines = [{ sku: "RYE", quantity: 1 }];
  const { number, token } = await placeOrder(as.storefront(), {
    reservations: [
      await reserve(as.storefront(), { store: "kallio", lines }),
      await reserve(as.storefront(), { store: "kamppi", lines }),
    ],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: "pay_in_store" },
  });
  const there = async () => (await orderByToken(db(), token)).fulfillments.find((f) => f.store === "kamppi")!;
  const { id } = await there();
  await startPicking(as.clerk(world.kamppi), { id });
  await markReady(as.clerk(world.kamppi), { id, allPicked: true });
  return { number, token, id, there };
}

describe("an order at two stores", () => {
  test("is told to have someone arriving only by its customer and the staff of the very store", async () => {
    const { number, token, id, there } = await orderAtBoth();
    const untouched = await there();
    for (const ctx of [as.clerk(world.kallio), as.manager(world.kallio), as.visitor()]) {
      expect((await problem(sayOnMyWay(ctx, { number, id }))).code).toBe("pickup.not_found");
      expect((await problem(sayArrived(ctx, { number, id, bay: "1" }))).code).toBe("pickup.not_found");
    }
    expect(await there()).toEqual(untouched);

    await sayOnMyWay(as.visitor(undefined, token), { number, id });
    await sayArrived(as.clerk(world.kamppi), { number, id, bay: "2" });
    const after = await there();
    expect([after.onMyWayAt, after.arrivedAt, after.bay]).toEqual([
      expect.any(String),
      expect.any(String),
      "2",
    ]);
  });
});

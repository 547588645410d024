import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, partsOf } from "@/db/testing/orders";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { markCollected } from "@/lib/pickup/mark-collected";
import { giveRefund } from "@/lib/refunds/give-refund";
import { receiveReturn } from "@/lib/returns/receive-return";
import { cancelLine } from "./cancel-line";
import { placeOrder } from "./place-order";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
  await addPromotion({ kind: "percent", basisPoints: 10_000 });
});

test("an order by card that costs nothing asks no card company, and lives as every other", async () => {
  const by = as.storefront();
  const { number, token } = await placeOrder(by, {
    reservations: [await reserve(by, { store: "kallio", lines: [{ sku: "BREAD", quantity: 3 }] })],
    customer: { name: "Emmi Virta", email: "emmi@example.com" },
    payment: { method: "demo_card", token: "demo_declined" },
  });
  const order = await orderByToken(db(), token);
  expect(order).toMatchObject({ state: "placed", totalAmount: 0, payment: null });
  const [part] = await partsOf(token);
  const lineId = part!.lines[0]!.id;
  await cancelLine(as.visitor(undefined, token), { number, lineId, quantity: 1 });
  await bringTo("ready", world.kallio, part!.id);
  await markCollected(as.clerk(world.kallio), {
    id: part!.id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
  });
  await receiveReturn(as.clerk(world.kallio), {
    order: number,
    store: "kallio",
    lines: [{ lineId, quantity: 1, condition: "restock" }],
  });
  await expect(
    giveRefund(as.manager(world.kallio), { order: number, store: "kallio", reason: "x" }),
  ).rejects.toMatchObject({ code: "refund.too_much" });
  await workOff();
  expect((await orderByToken(db(), token)).state).toBe("completed");
  const [asked] = await rows<{ calls: number; operations: number }>`
    select (select count(*)::int from demo_provider_calls) as calls,
      (select count(*)::int from payment_operations) as operations`;
  expect(asked).toEqual({ calls: 0, operations: 0 });
  expect(await checkInvariants(db())).toEqual([]);
});

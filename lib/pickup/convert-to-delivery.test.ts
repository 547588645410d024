import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { checkInvariants } from "@/lib/invariants/check";
import { convertToDelivery } from "./convert-to-delivery";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 50, kamppi: 50 },
    { sku: "JAM", price: 690, kallio: 4, kamppi: 3 },
  ]);
});

const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};
const paid = (lines: { sku: string; quantity: number }[]) =>
  orderedAt("kallio", lines, { paid: "demo_card" });

describe("having it sent instead", () => {
  test.each(["requested", "picking", "ready"] as const)(
    "makes a parcel of a pickup that is %s",
    async (state) => {
      const { number, token, id, shopper } = await paid([{ sku: "RYE", quantity: 2 }]);
      await bringTo(state, world.kallio, id);
      const { ids } = await convertToDelivery(shopper, { number, id, address });
      const [old, parcel] = await partsOf(token);
      expect(old).toMatchObject({ state: "cancelled", closeReason: "moved", lines: [{ moved: 2 }] });
      expect(parcel).toMatchObject({
        id: ids[0],
        method: "delivery",
        state: "requested",
        window: null,
        payment: null,
        lines: [{ ordered: 2 }],
      });
      const [order] = await rows`select delivery_address from orders where number = ${number}`;
      expect(order).toEqual({ delivery_address: address });
      expect(await checkInvariants(db())).toEqual([]);
    },
  );

  test("may send what the store itself had put aside, and splits only when it must", async () => {
    const mine = await paid([{ sku: "JAM", quantity: 4 }]);
    await convertToDelivery(mine.shopper, { number: mine.number, id: mine.id, address });
    const parcels = (await partsOf(mine.token)).filter((f) => f.method === "delivery");
    expect(parcels.map((f) => [f.store, f.lines.map((l) => l.ordered)])).toEqual([["kallio", [4]]]);
    expect(await levelOf(world.kallio, "JAM")).toMatchObject({ reserved: 0, allocated: 4 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can be called off until it is sent", async () => {
    const { number, token, id, shopper } = await paid([{ sku: "RYE", quantity: 1 }]);
    await convertToDelivery(shopper, { number, id, address });
    await cancelOrder(shopper, { number });
    expect((await partsOf(token)).map((f) => f.state)).toEqual(["cancelled", "cancelled"]);
    expect((await problem(cancelOrder(shopper, { number }))).code).toBe("order.not_cancellable");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is refused when it is paid in the store, without an address, or when it happened already", async () => {
    const unpaid = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
    const before = await partsOf(unpaid.token);
    const ask = { number: unpaid.number, id: unpaid.id, address };
    expect((await problem(convertToDelivery(unpaid.shopper, ask))).code).toBe("delivery.needs_payment");
    expect(await partsOf(unpaid.token)).toEqual(before);

    const { number, token, id, shopper } = await paid([{ sku: "RYE", quantity: 1 }]);
    const nowhere = await problem(convertToDelivery(shopper, { number, id }));
    expect([nowhere.code, nowhere.kind]).toEqual(["delivery.no_address", "invalid"]);
    expect((await problem(convertToDelivery(as.visitor(), { number, id, address }))).code).toBe(
      "pickup.not_found",
    );
    expect((await partsOf(token)).map((f) => f.state)).toEqual(["requested"]);

    const tries = await Promise.allSettled(
      [1, 2].map(() => convertToDelivery(shopper, { number, id, address })),
    );
    expect(tries.flatMap((t) => (t.status === "rejected" ? [t.reason.code] : []))).toEqual([
      "pickup.cancelled",
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});

import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { deliveryStage, into, paid, stateOf, steps } from "@/db/testing/deliveries";
import { problem } from "@/db/testing/problem";
import { as, levelOf, type World } from "@/db/testing/world";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";

testDatabase();
let world: World;
beforeAll(async () => {
  ({ world } = await deliveryStage());
});

test.each(["requested", "picking", "packed"])(
  "a parcel that is %s leaves without what is called off, which nobody pays",
  async (state) => {
    const parcel = await into(state);
    const before = await levelOf(world.kallio, "BULB");
    await cancelLine(as.visitor(undefined, parcel.token), {
      number: parcel.number,
      lineId: parcel.bulb,
      quantity: 2,
    });
    expect(await levelOf(world.kallio, "BULB")).toEqual({ ...before, allocated: before.allocated - 2 });
    expect(await stateOf(parcel.id)).toBe(state);
    if (state === "requested") await steps.startPicking(parcel);
    if (state !== "packed") await steps.pack(parcel);
    await steps.ship(parcel);
    expect(await paid((await orderByToken(db(), parcel.token)).id)).toMatchObject([{ captured: 4800 }]);
    expect(await checkInvariants(db())).toEqual([]);
  },
);

test("a parcel of which all is called off is cancelled, and one that left is not", async () => {
  const parcel = await into("picking");
  const shopper = as.visitor(undefined, parcel.token);
  for (const lineId of [parcel.lamp, parcel.bulb])
    await cancelLine(shopper, { number: parcel.number, lineId });
  expect(await stateOf(parcel.id)).toBe("cancelled");
  const left = await into("shipped");
  const late = cancelLine(as.visitor(undefined, left.token), { number: left.number, lineId: left.lamp });
  expect((await problem(late)).code).toBe("line.not_cancellable");
  expect(await checkInvariants(db())).toEqual([]);
});

import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { orderedAt, partsOf } from "@/db/testing/orders";
import { as, buildWorld, type World } from "@/db/testing/world";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { checkInvariants } from "@/lib/invariants/check";
import { inboxMessages } from "./inbox";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90 }]);
});

const lastMail = async () => {
  await workOff();
  return (await inboxMessages(db()))[0]!;
};

test("units that are called off are told to whoever ordered: which, by whom and why, and that nothing is owed", async () => {
  const { number, token, shopper } = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
  const lineId = (await partsOf(token))[0]!.lines[0]!.id;
  await cancelLine(as.clerk(world.kallio), { number, lineId, quantity: 1, reason: "It fell down" });
  const byStore = await lastMail();
  expect(byStore).toMatchObject({
    recipient: "emmi@example.com",
    subject: `Order ${number}: a part of it was cancelled`,
  });
  expect(byStore.text).toMatch(
    /had to cancel[\s\S]*1 × The RYE[\s\S]*It fell down[\s\S]*You do not pay for it/,
  );
  await cancelLine(shopper, { number, lineId, quantity: 1 });
  const byShopper = await lastMail();
  expect(byShopper.id).not.toBe(byStore.id);
  expect(byShopper.text).toContain("As you asked");
  expect(byShopper.text).not.toContain("The reason");
  expect(await checkInvariants(db())).toEqual([]);
});

import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { checkInvariants } from "@/lib/invariants/check";
import { cancelPickup } from "./cancel-pickup";
import { pickupCode } from "./codes";
import { markCollected } from "./mark-collected";
import { undoPress } from "./undo-press";

testDatabase();

let world: World;
beforeAll(async () => {
  process.env.PAYMENT_CAPTURE = "ready";
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 50 }]);
});
beforeEach(() => async () => expect(await checkInvariants(db())).toEqual([]));

const ordered = () => orderedAt("kallio", [{ sku: "RYE", quantity: 3 }], { paid: "demo_card" });
const card = async (token: string) => {
  await workOff();
  const [part] = await partsOf(token);
  return (
    await rows`select state, captured, refunded, ahead from payments
      where order_id = (select order_id from fulfillments where id = ${part!.id})`
  )[0];
};
const take = async (pickup: { id: string; token: string }, collected: number) => {
  const [part] = await partsOf(pickup.token);
  await markCollected(as.clerk(world.kallio), {
    id: pickup.id,
    verification: { method: "code", value: pickupCode(pickup.id, 1) },
    collectedBy: { name: "Emmi", relation: "customer" },
    lines: [{ lineId: part!.lines[0]!.id, collected }],
    rest: "refused",
  });
};

test("a shop set so takes the money when it is ready, once, and the handover takes no more", async () => {
  const pickup = await ordered();
  await bringTo("ready", world.kallio, pickup.id);
  expect(await card(pickup.token)).toEqual({ state: "authorised", captured: 1260, refunded: 0, ahead: 1260 });
  await undoPress(as.manager(world.kallio), { id: pickup.id, verb: "markReady" });
  expect(await card(pickup.token)).toMatchObject({ captured: 1260, ahead: 1260 });
});

test("what is refused at the counter goes back when nobody can undo the handover any more", async () => {
  const pickup = await ordered();
  await bringTo("ready", world.kallio, pickup.id);
  await card(pickup.token);
  await take(pickup, 2);
  expect(await card(pickup.token)).toEqual({ state: "captured", captured: 1260, refunded: 0, ahead: 0 });
  await rows`update payment_operations set next_try_at = now() where state = 'asked'`;
  await reconcilePayments(as.system());
  expect(await card(pickup.token)).toMatchObject({
    state: "partially_refunded",
    captured: 1260,
    refunded: 420,
  });
});

test("all of it goes back when the pickup is called off", async () => {
  const pickup = await ordered();
  await bringTo("ready", world.kallio, pickup.id);
  await card(pickup.token);
  await cancelPickup(as.clerk(world.kallio), { id: pickup.id, reason: "Dropped" });
  expect(await card(pickup.token)).toEqual({ state: "refunded", captured: 1260, refunded: 1260, ahead: 0 });
});

test("money that the provider would soon let go is taken while its order is open, once", async () => {
  const pickup = await ordered();
  await rows`update payments set lapses_at = now() + interval '2 hours' where method = 'demo_card' and state = 'authorised'
    and order_id = (select order_id from fulfillments where id = ${pickup.id})`;
  await reconcilePayments(as.system());
  await reconcilePayments(as.system());
  expect(await card(pickup.token)).toEqual({ state: "authorised", captured: 1260, refunded: 0, ahead: 1260 });
});

test("what was taken for units that are called off goes back at once, and the rest pays the handover", async () => {
  const pickup = await ordered();
  await bringTo("ready", world.kallio, pickup.id);
  expect(await card(pickup.token)).toMatchObject({ captured: 1260, ahead: 1260 });
  const [part] = await partsOf(pickup.token);
  await cancelLine(pickup.shopper, { number: pickup.number, lineId: part!.lines[0]!.id, quantity: 1 });
  expect(await card(pickup.token)).toMatchObject({ captured: 1260, refunded: 420, ahead: 840 });
  await take(pickup, 2);
  expect(await card(pickup.token)).toMatchObject({ captured: 1260, refunded: 420, ahead: 0 });
});

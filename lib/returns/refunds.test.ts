import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { orderByToken } from "@/lib/orders/queries";
import { line } from "@/lib/payments/providers/demo/line";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { returnById } from "./queries";
import { receiveReturn } from "./receive-return";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 500, kamppi: 5 }]);
});
beforeEach(() => async () => {
  line.breaks = () => false;
  expect(await checkInvariants(db())).toEqual([]);
});

/** Three loaves by card, or by a gift card and a card for the rest, handed over at Kallio. */
async function bought(giftCard?: string) {
  const clerk = as.clerk(world.kallio);
  const placed = await placeOrder(as.storefront(), {
    reservations: [
      await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 3 }] }),
    ],
    customer: { name: "Maija", email: "maija@example.com" },
    payment: { method: "demo_card", token: "demo_ok", ...(giftCard ? { giftCard } : {}) },
  });
  const [pickup] = (await orderByToken(db(), placed.token)).fulfillments;
  await startPicking(clerk, { id: pickup!.id });
  await markReady(clerk, { id: pickup!.id, allPicked: true });
  await markCollected(clerk, {
    id: pickup!.id,
    verification: { method: "code", value: pickupCode(pickup!.id, 1) },
    collectedBy: { name: "Maija", relation: "customer" },
  });
  await workOff();
  return { number: placed.number, id: placed.id, lineId: pickup!.lines[0]!.id };
}

const bringBack = (of: { number: string; lineId: string }, quantity: number) =>
  receiveReturn(as.clerk(world.kamppi), {
    order: of.number,
    store: "kamppi",
    lines: [{ lineId: of.lineId, quantity, condition: "restock" }],
  });
const atProvider = async (orderId: string) =>
  (
    await rows<{ captured: number; refunded: number }>`
      select d.captured, d.refunded from demo_provider_payments d join payments p on p.id = d.id where p.order_id = ${orderId}`
  )[0];
const stateOf = async (id: string) => (await returnById(db(), as.admin(), id)).state;

test("a card gets back what its goods cost, once its provider has said so, and the return is over with that", async () => {
  const order = await bought();
  const id = await bringBack(order, 2);
  expect(await stateOf(id)).toBe("received");
  expect(await atProvider(order.id)).toEqual({ captured: 1350, refunded: 0 });
  await workOff();
  expect(await atProvider(order.id)).toEqual({ captured: 1350, refunded: 900 });
  expect(await stateOf(id)).toBe("refunded");
});

test("a card gets its money back although its provider cannot be reached at first, and only once", async () => {
  const order = await bought();
  line.breaks = () => true;
  const id = await bringBack(order, 1);
  await workOff();
  expect(await stateOf(id)).toBe("received");
  line.breaks = () => false;
  await rows`update payment_operations set next_try_at = now() where state = 'asked'`;
  await reconcilePayments(as.system());
  await reconcilePayments(as.system());
  await workOff();
  expect(await atProvider(order.id)).toEqual({ captured: 1350, refunded: 450 });
  expect(await stateOf(id)).toBe("refunded");
});

test("what a gift card and a card paid goes back to both: to the card first, as it paid last", async () => {
  const { code } = await issueGiftCard(as.manager(world.kallio), { amount: 500 });
  const order = await bought(code);
  expect(await atProvider(order.id)).toEqual({ captured: 850, refunded: 0 });
  const first = await bringBack(order, 1);
  const second = await bringBack(order, 2);
  await workOff();
  expect(await atProvider(order.id)).toEqual({ captured: 850, refunded: 850 });
  expect((await giftCardBalance(as.visitor(), { code })).amount).toBe(500);
  expect([await stateOf(first), await stateOf(second)]).toEqual(["refunded", "refunded"]);
});

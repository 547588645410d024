import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { onlyRule, paidAhead } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { changeStore } from "@/lib/pickup/change-store";
import { convertToDelivery } from "@/lib/pickup/convert-to-delivery";
import { releaseReview } from "@/lib/pickup/release-review";
import { reschedulePickup } from "@/lib/pickup/reschedule-pickup";
import { startPickList } from "@/lib/pickup/start-pick-list";
import { startPicking } from "@/lib/pickup/start-picking";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { cancelOrder } from "./cancel-order";
import { lapseReviews } from "./lapse-reviews";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 400, kallio: 900, kamppi: 900 }]);
  await rows`update reservation_quotas set value = 1000`;
  await onlyRule("total", "hold", 0);
});
beforeEach(() => async () => {
  await workOff();
  expect(await checkInvariants(db())).toEqual([]);
});

const manager = () => as.manager(world.kallio);
const traces = (orderId: string) => rows`
  select to_jsonb(o) as "order", (select jsonb_agg(to_jsonb(f) order by f.id) from fulfillments f where f.order_id = o.id) as parts,
    (select jsonb_agg(to_jsonb(p)) from payments p where p.order_id = o.id) as payments,
    (select count(*) from events e where e.order_id = o.id) as events
  from orders o where o.id = ${orderId}`;
type Order = Awaited<ReturnType<typeof paidAhead>>;
async function refused(order: Order, work: () => Promise<unknown>, code: string): Promise<void> {
  const before = await traces(order.orderId);
  expect((await problem(work())).code).toBe(code);
  expect(await traces(order.orderId)).toEqual(before);
}
const partOf = async (order: Order, id = order.id) => (await partsOf(order.token)).find((f) => f.id === id)!;
const overdue = ({ orderId }: Order) =>
  rows`update fulfillments set review_by = now() - interval '1 second' where order_id = ${orderId}`;

describe("what is held", () => {
  test("is picked by nobody, alone or in a round; its goods stay promised", async () => {
    const before = await levelOf(world.kallio, "RYE");
    const order = await paidAhead();
    for (const ctx of [as.clerk(world.kallio), manager(), as.admin()])
      await refused(order, () => startPicking(ctx, { id: order.id }), "pickup.under_review");
    const round = (more: { pickups?: string[] }) =>
      startPickList(as.clerk(world.kallio), { store: "kallio", ...more });
    await refused(order, () => round({ pickups: [order.id] }), "pickup.under_review");
    await refused(order, () => round({}), "pick_list.nothing_to_pick");
    expect((await levelOf(world.kallio, "RYE")).allocated).toBe(before.allocated + 1);
  });

  test("is not sent either, until somebody says yes", async () => {
    const order = await paidAhead({ delivers: true });
    const parcel = order.fulfillments.find((f) => f.method === "delivery")!;
    await refused(order, () => startPickingDelivery(as.admin(), { id: parcel.id }), "pickup.under_review");
    await releaseReview(as.admin(), { id: parcel.id });
    await startPickingDelivery(as.admin(), { id: parcel.id });
    expect((await partOf(order)).review).toBe("held");
  });

  test("stays held wherever its shopper moves it", async () => {
    const order = await paidAhead();
    await changeStore(order.shopper, { number: order.number, id: order.id, store: "kamppi" });
    const there = (await partsOf(order.token)).find((f) => f.store === "kamppi")!;
    expect(there).toMatchObject({ review: "held", reviewReasons: ["total"] });
    expect((await problem(startPicking(as.clerk(world.kamppi), { id: there.id }))).code).toBe(
      "pickup.under_review",
    );
    const address = { name: "E", street: "Kuja 1", postalCode: "00500", city: "Helsinki", countryCode: "FI" };
    await convertToDelivery(order.shopper, { number: order.number, id: there.id, address });
    const sent = (await partsOf(order.token)).find((f) => f.method === "delivery")!;
    expect(sent.review).toBe("held");
    expect((await problem(startPickingDelivery(as.admin(), { id: sent.id }))).code).toBe(
      "pickup.under_review",
    );
  });

  test("can be called off by its shopper and by the store, and its money is let go", async () => {
    const [one, other] = [await paidAhead(), await paidAhead()];
    await cancelOrder(one.shopper, { number: one.number });
    await cancelPickup(as.clerk(world.kallio), { id: other.id, reason: "Doubtful" });
    for (const { token } of [one, other])
      expect(await orderByToken(db(), token)).toMatchObject({
        state: "cancelled",
        payment: { state: "voided" },
      });
    await refused(one, () => releaseReview(manager(), { id: one.id }), "pickup.not_held");
  });
});

describe("a manager's yes", () => {
  test("lets it be picked, and gives a new promise where the old one cannot be kept", async () => {
    const order = await paidAhead();
    await rows`update fulfillments set ready_by = now() - interval '1 hour' where id = ${order.id}`;
    await releaseReview(manager(), { id: order.id });
    const part = await partOf(order);
    expect(part).toMatchObject({ state: "requested", review: "released", reviewReasons: ["total"] });
    expect(new Date(part.readyBy).getTime()).toBeGreaterThan(Date.now());
    expect(part.timeline.at(-1)).toMatchObject({ name: "pickup.released", actorName: "Matti Manager" });
    await startPicking(as.clerk(world.kallio), { id: order.id });
  });

  test("keeps a promise that is later still, and gives a window back that is over", async () => {
    const store = await storeBySlug(db(), "kallio");
    const window = windowsOf(store, new Date(), 3).at(-1)!;
    const kept = await paidAhead();
    await reschedulePickup(kept.shopper, { number: kept.number, id: kept.id, windowId: window.id });
    const promised = (await partOf(kept)).readyBy;
    await releaseReview(manager(), { id: kept.id });
    expect(await partOf(kept)).toMatchObject({ readyBy: promised, window: { endsAt: expect.any(String) } });

    const missed = await paidAhead();
    await reschedulePickup(missed.shopper, { number: missed.number, id: missed.id, windowId: window.id });
    const late: Ctx = { ...manager(), now: new Date(window.endsAt.getTime() + 60_000) };
    await releaseReview(late, { id: missed.id });
    const part = await partOf(missed);
    expect(part.window).toBeNull();
    expect(new Date(part.readyBy).getTime()).toBeGreaterThan(window.endsAt.getTime());
  });

  test("is said once, by a manager of its store, and not about their own order", async () => {
    const order = await paidAhead({ email: "manager@aisle.example" });
    await refused(order, () => releaseReview(as.clerk(world.kallio), { id: order.id }), "auth.forbidden");
    await refused(order, () => releaseReview(order.shopper, { id: order.id }), "auth.required");
    await refused(order, () => releaseReview(as.manager(world.kamppi), { id: order.id }), "pickup.not_found");
    await refused(order, () => releaseReview(manager(), { id: order.id }), "pickup.own_order");
    const answers = await Promise.allSettled([1, 2].map(() => releaseReview(as.admin(), { id: order.id })));
    expect(answers.filter((a) => a.status === "fulfilled")).toHaveLength(1);
    await refused(order, () => releaseReview(as.admin(), { id: order.id }), "pickup.not_held");
    expect(
      await rows`select 1 from events where order_id = ${order.orderId} and name = 'pickup.released'`,
    ).toHaveLength(1);
  });

  test("is not wanted for what nothing holds", async () => {
    await onlyRule("total", "off", 0);
    const order = await paidAhead();
    await onlyRule("total", "hold", 0);
    await refused(order, () => releaseReview(manager(), { id: order.id }), "pickup.not_held");
    await refused(order, () => releaseReview(manager(), { id: crypto.randomUUID() }), "pickup.not_found");
  });
});

describe("what nobody looks at in time", () => {
  test("is called off, parcels too, and its money is let go; once", async () => {
    const order = await paidAhead({ delivers: true });
    const fresh = await paidAhead();
    await overdue(order);
    const ended = await Promise.all([lapseReviews(as.system()), lapseReviews(as.system())]);
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(await orderByToken(db(), order.token)).toMatchObject({
      state: "cancelled",
      payment: { state: "voided", captured: 0 },
    });
    expect((await partsOf(order.token)).map((f) => f.closeReason)).toEqual(["not_released", "not_released"]);
    expect((await partOf(fresh)).review).toBe("held");
    expect(await lapseReviews(as.system())).toBe(0);
  });

  test("may still be released until then", async () => {
    const order = await paidAhead();
    await overdue(order);
    await refused(order, () => startPicking(as.clerk(world.kallio), { id: order.id }), "pickup.under_review");
    await releaseReview(manager(), { id: order.id });
    expect(await lapseReviews(as.system())).toBe(0);
    expect((await partOf(order)).state).toBe("requested");
  });

  test("and a manager's yes at the same moment: one of them counts", async () => {
    const order = await paidAhead();
    await overdue(order);
    await Promise.allSettled([lapseReviews(as.system()), releaseReview(manager(), { id: order.id })]);
    const { state, review } = await partOf(order);
    expect([
      ["cancelled", "held"],
      ["requested", "released"],
    ]).toContainEqual([state, review]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { getOrderCall, placeOrderCall } from "./_contract/orders";
import { markReadyCall, shortLineCall, startPickingCall } from "./_contract/pickups";
import { reserveCall } from "./_contract/reservations";
import {
  arrivedCall,
  changePickupPersonCall,
  changeStoreCall,
  chooseCall,
  convertToDeliveryCall,
  extendPickupCall,
  onMyWayCall,
  reschedulePickupCall,
} from "./_contract/shopper-pickups";
import { listWindowsCall } from "./_contract/stores";
import { type Caller, ok, refused, send } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();

let storefront: Caller;
let clerk: Caller;
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
    { sku: "JAM", price: 690, kallio: 9 },
  ]);
  storefront = await keyOf("storefront");
  clerk = await keyOf("associate", "kallio");
});

const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};

/** An order at Kallio, and how its shopper calls about its pickup. */
async function ordered(sku = "RYE", method = "pay_in_store", quantity = 2) {
  const { id, token } = await ok(reserveCall, {
    ...storefront,
    body: { store: "kallio", lines: [{ sku, quantity }] },
  });
  const order = await ok(placeOrderCall, {
    ...storefront,
    body: {
      reservations: [{ id, token }],
      customer: { name: "Emmi Virta", email: "emmi@example.com" },
      payment: { method },
    },
  });
  const pickup = order.fulfillments[0]!;
  return {
    number: order.number,
    bearer: order.token,
    pickup,
    params: { number: order.number, id: pickup.id },
  };
}
async function ready() {
  const placed = await ordered();
  await ok(startPickingCall, { ...clerk, params: { id: placed.pickup.id } });
  await ok(markReadyCall, { ...clerk, params: { id: placed.pickup.id }, body: { allPicked: true } });
  return placed;
}
const windows = async (store: string) =>
  (await ok(listWindowsCall, { params: { store }, query: { days: "3" } })).data.filter(
    (w) => w.remaining > 0,
  );

describe("a shopper's pickup", () => {
  it("is extended once, and the same key hears the same again", async () => {
    const { bearer, params, pickup } = await ready();
    const key = `extend-${pickup.id}`;
    const first = await ok(extendPickupCall, { bearer, params, key });
    expect(Date.parse(first.pickupBy!)).toBeGreaterThan(Date.now() + 3 * 86_400_000);
    expect(JSON.parse((await send(extendPickupCall, { bearer, params, key })).text)).toEqual(first);
    await refused(extendPickupCall, "pickup.already_extended", { bearer, params });
  });

  it("is given another time", async () => {
    const { bearer, params } = await ordered();
    const window = (await windows("kallio")).at(-1)!;
    const moved = await ok(reschedulePickupCall, { bearer, params, body: { windowId: window.id } });
    expect(moved.window?.startsAt).toBe(window.startsAt);
    await refused(reschedulePickupCall, "window.unknown", { bearer, params, body: { windowId: "kallio.x" } });
    await refused(reschedulePickupCall, "input.invalid", { bearer, params, body: {} });
    const soon = await ok(reschedulePickupCall, { bearer, params, body: { windowId: null } });
    expect(soon.window).toBeNull();
  });

  it("is collected elsewhere: the answer is the new one, with a code of its own", async () => {
    const { number, bearer, params, pickup } = await ready();
    const moved = await ok(changeStoreCall, { bearer, params, body: { store: "kamppi" } });
    expect(moved).toMatchObject({ store: "kamppi", state: "requested", lines: [{ sku: "RYE", ordered: 2 }] });
    expect([moved.id, moved.code]).not.toEqual([pickup.id, pickup.code]);
    const { fulfillments, totals, payment } = await ok(getOrderCall, { bearer, params: { number } });
    expect(fulfillments.map((f) => [f.store, f.state, f.lines[0]!.moved])).toEqual([
      ["kallio", "cancelled", 2],
      ["kamppi", "requested", 0],
    ]);
    expect([totals.total.amount, payment.amount.amount]).toEqual([840, 840]);
    await refused(changeStoreCall, "pickup.cancelled", { bearer, params, body: { store: "kamppi" } });

    const jam = await ordered("JAM");
    const { shortages } = await refused(changeStoreCall, "reservation.insufficient_stock", {
      ...jam,
      body: { store: "kamppi" },
    });
    expect(shortages).toMatchObject([{ sku: "JAM", requested: 2, available: 0 }]);
  });

  it("is moved by the store's clerk for someone at the phone, who then sees it nowhere else", async () => {
    const { number, params } = await ordered();
    const moved = await ok(changeStoreCall, { ...clerk, params, body: { store: "kamppi" } });
    expect([moved.store, moved.code]).toEqual(["kamppi", undefined]);
    const { fulfillments } = await ok(getOrderCall, { ...clerk, params: { number } });
    expect(fulfillments.map((f) => f.store)).toEqual(["kallio"]);
  });

  it("is sent instead when it is paid", async () => {
    const unpaid = await ordered();
    await refused(convertToDeliveryCall, "delivery.needs_payment", { ...unpaid, body: { address } });
    const paid = await ordered("RYE", "demo_card");
    await refused(convertToDeliveryCall, "delivery.no_address", { ...paid, body: {} });
    await refused(convertToDeliveryCall, "input.invalid", {
      ...paid,
      body: { address: { city: "Helsinki" } },
    });
    const parcel = await ok(convertToDeliveryCall, { ...paid, body: { address } });
    expect(parcel).toMatchObject({ method: "delivery", state: "requested", window: null, payment: null });
    const { payment } = await ok(getOrderCall, { ...paid, params: { number: paid.number } });
    expect(payment).toMatchObject({ method: "demo_card", state: "authorised", amount: { amount: 840 } });
  });

  it("may be collected by somebody else", async () => {
    const { bearer, params } = await ordered();
    await ok(changePickupPersonCall, { bearer, params, body: { name: "Olli", email: "olli@example.com" } });
    await ok(changePickupPersonCall, { bearer, params, body: { name: null } });
    await refused(changePickupPersonCall, "input.invalid", { bearer, params, body: {} });
    const paid = await ordered("RYE", "demo_card");
    const asked = { ...clerk, params: paid.params, body: { name: "Eve" } };
    await refused(changePickupPersonCall, "pickup.person_fixed", asked);
  });

  it("is nobody's who has not its link", async () => {
    const { params } = await ready();
    const other = await ordered();
    const strangers = [{}, { bearer: other.bearer }, await keyOf("manager", "kamppi")];
    const asks = [
      [extendPickupCall, {}],
      [reschedulePickupCall, { windowId: null }],
      [changeStoreCall, { store: "kamppi" }],
      [convertToDeliveryCall, { address }],
      [changePickupPersonCall, { name: "Eve" }],
      [chooseCall, { shortPick: "x", choice: "money_back" }],
      [onMyWayCall, {}],
      [arrivedCall, {}],
    ] as const;
    for (const caller of strangers)
      for (const [call, body] of asks) await refused(call, "pickup.not_found", { ...caller, params, body });
  });

  it("needs an Idempotency-Key for everything", async () => {
    const { bearer, params } = await ready();
    await refused(extendPickupCall, "idempotency.key_required", { bearer, params, key: null });
  });

  it("is over by the clock", async () => {
    const { bearer, params, pickup } = await ready();
    await rows`update fulfillments set ready_at = now() - interval '4 days', pickup_by = now() - interval '1 second'
      where id = ${pickup.id}`;
    await refused(extendPickupCall, "pickup.expired", { bearer, params });
    await refused(changeStoreCall, "pickup.expired", { bearer, params, body: { store: "kamppi" } });
    await ok(arrivedCall, { bearer, params, body: {} });
  });
});

describe("units that were short", () => {
  async function short(substitute?: string) {
    const placed = await ordered("RYE", "pay_in_store", 3);
    const { id, lines } = placed.pickup;
    await ok(startPickingCall, { ...clerk, params: { id } });
    await ok(shortLineCall, {
      ...clerk,
      params: { id, lineId: lines[0]!.id },
      body: { quantity: 1, reason: "damaged", ...(substitute ? { substitute } : {}) },
    });
    const { fulfillments } = await ok(getOrderCall, { ...placed, params: { number: placed.number } });
    return { ...placed, choices: fulfillments[0]!.choices };
  }

  it("ask their shopper, who answers once", async () => {
    const { bearer, params, pickup, choices } = await short("OAT");
    expect(choices).toEqual([
      {
        id: expect.any(String),
        lineId: pickup.lines[0]!.id,
        sku: "RYE",
        quantity: 1,
        reason: "damaged",
        deadline: expect.any(String),
        substitute: { sku: "OAT", title: "The OAT", price: { amount: 380, currency: "EUR" } },
        otherStores: [{ store: "kamppi", readyBy: expect.any(String) }],
        delivery: false,
      },
    ]);
    const shortPick = choices[0]!.id;
    await refused(chooseCall, "choice.no_store", {
      bearer,
      params,
      body: { shortPick, choice: "other_store" },
    });
    await refused(chooseCall, "choice.not_found", {
      bearer,
      params,
      body: { shortPick: "x", choice: "money_back" },
    });
    const chosen = await ok(chooseCall, { bearer, params, body: { shortPick, choice: "substitute" } });
    expect(chosen.choices).toEqual([]);
    expect(chosen.lines.map((l) => [l.sku, l.ordered, l.short])).toEqual(
      expect.arrayContaining([
        ["RYE", 3, 1],
        ["OAT", 1, 0],
      ]),
    );
    await refused(chooseCall, "choice.made", { bearer, params, body: { shortPick, choice: "money_back" } });
  });

  it("ask no longer past their deadline", async () => {
    const { bearer, params, number, choices } = await short();
    await rows`update short_picks set deadline = now() - interval '1 second' where id = ${choices[0]!.id}`;
    const body = { shortPick: choices[0]!.id, choice: "other_store", store: "kamppi" };
    await refused(chooseCall, "choice.closed", { bearer, params, body });
    const { fulfillments } = await ok(getOrderCall, { bearer, params: { number } });
    expect(fulfillments.map((f) => f.choices)).toEqual([[]]);
  });

  it("are answered by the shop's own server for its customers", async () => {
    const { params, choices } = await short();
    const body = { shortPick: choices[0]!.id, choice: "other_store", store: "kamppi" };
    await ok(chooseCall, { ...storefront, params, body });
  });
});

describe("the calls about a shopper's pickup", () => {
  it("were all made", () => {
    expectEveryCallAnswered("shopper-pickups");
  });
});

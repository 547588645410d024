import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { onlyRule } from "@/db/testing/reviews";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { accountCode } from "@/lib/identity/account-code";
import { releaseDeliveryCall, startPickingDeliveryCall } from "./_contract/deliveries";
import { getOrderCall, placeOrderCall } from "./_contract/orders";
import {
  collectCall,
  getPickupCall,
  listPickupsCall,
  markReadyCall,
  releasePickupCall,
  startPickingCall,
} from "./_contract/pickups";
import { reserveCall } from "./_contract/reservations";
import { changePickupPersonCall, requestPersonCodeCall } from "./_contract/shopper-pickups";
import { type Caller, ok, refused, send } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf, visitor } from "./_testing/callers";

testDatabase();
let clerk: Caller;
let manager: Caller;
beforeAll(async () => {
  await buildWorld([{ sku: "RYE", price: 420, kallio: 90 }]);
  await rows`update reservation_quotas set value = 1000`;
  clerk = await keyOf("associate", "kallio");
  manager = await keyOf("manager", "kallio");
});

const address = { name: "Emmi", street: "Kuja 1", postalCode: "00500", city: "Helsinki", countryCode: "FI" };
async function ordered(by: Caller = visitor(), token = "demo_ok") {
  const hold = await ok(reserveCall, {
    ...by,
    body: { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] },
  });
  return {
    ...by,
    body: {
      reservations: [{ id: hold.id, token: hold.token }],
      delivery: { address, lines: [{ sku: "RYE", quantity: 1 }] },
      customer: { name: "Emmi Virta", email: `${crypto.randomUUID()}@example.com` },
      payment: { method: "demo_card", token },
    },
  };
}
async function placed() {
  const order = await ok(placeOrderCall, await ordered());
  const [pickup, parcel] = order.fulfillments;
  return { order, bearer: { bearer: order.token }, pickup: { id: pickup!.id }, parcel: { id: parcel!.id } };
}

describe("an order that a rule holds", () => {
  it("says to its shopper that it is looked at, and to nobody but staff why", async () => {
    await onlyRule("total", "hold", 0);
    const { order, bearer, pickup } = await placed();
    expect(order.fulfillments.map((f) => f.underReview)).toEqual([true, true]);
    const { text } = await send(getOrderCall, { ...bearer, params: { number: order.number } });
    expect(text).not.toMatch(/reasons|"total"\]|reviewBy/);
    const seen = await ok(getPickupCall, { ...clerk, params: pickup });
    expect(seen).toMatchObject({ underReview: true, reviewReasons: ["total"], reviewBy: expect.any(String) });
    const { data } = await ok(listPickupsCall, { ...clerk, query: { store: "kallio" } });
    expect(data.find((p) => p.id === pickup.id)).toMatchObject({ underReview: true });
  });

  it("is released by a manager, pickup and parcel, and picked then", async () => {
    await onlyRule("total", "hold", 0);
    const { pickup, parcel } = await placed();
    const admin = await keyOf("admin");
    await refused(startPickingCall, "pickup.under_review", { ...clerk, params: pickup, body: {} });
    await refused(startPickingDeliveryCall, "pickup.under_review", { ...admin, params: parcel, body: {} });
    await refused(releasePickupCall, "auth.forbidden", { ...clerk, params: pickup, body: {} });
    const neighbour = await keyOf("manager", "kamppi");
    await refused(releasePickupCall, "pickup.not_found", { ...neighbour, params: pickup, body: {} });
    await refused(releasePickupCall, "idempotency.key_required", { ...manager, params: pickup, key: null });
    const released = await ok(releasePickupCall, { ...manager, params: pickup, body: {} });
    expect(released).toMatchObject({ underReview: false, reviewBy: null, reviewReasons: ["total"] });
    await refused(releasePickupCall, "pickup.not_held", { ...manager, params: pickup, body: {} });
    await ok(startPickingCall, { ...clerk, params: pickup, body: {} });
    expect(await ok(releaseDeliveryCall, { ...admin, params: parcel, body: {} })).toMatchObject({
      underReview: false,
    });
    await ok(startPickingDeliveryCall, { ...admin, params: parcel, body: {} });
  });
});

it("a code alone does not open what needs an ID", async () => {
  await onlyRule("total", "check_id", 0);
  const { order, pickup } = await placed();
  const [part] = order.fulfillments;
  expect(part).toMatchObject({ idRequired: true, underReview: false });
  await ok(startPickingCall, { ...clerk, params: pickup, body: {} });
  await ok(markReadyCall, { ...clerk, params: pickup, body: { allPicked: true } });
  const body = {
    verification: { method: "qr", value: part!.qr },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
  };
  await refused(collectCall, "pickup.id_required", { ...clerk, params: pickup, body });
  await ok(collectCall, { ...clerk, params: pickup, body: { ...body, idChecked: true } });
});

it("who may collect what is paid is said with a code, and the call says how to get one", async () => {
  await onlyRule("total", "off", 0);
  const { order, bearer, pickup } = await placed();
  const params = { number: order.number, id: pickup.id };
  const body = { name: "Olli" };
  await refused(changePickupPersonCall, "pickup.proof_required", { ...bearer, params, body });
  await refused(requestPersonCodeCall, "pickup.not_found", { params, body: {} });
  await refused(requestPersonCodeCall, "auth.forbidden", { ...manager, params, body: {} });
  const { id } = await ok(requestPersonCodeCall, { ...bearer, params, body: {} });
  const wrong = { ...body, proof: { id, code: "NOTTHIS1" } };
  await refused(changePickupPersonCall, "auth.wrong_code", { ...bearer, params, body: wrong });
  await ok(changePickupPersonCall, {
    ...bearer,
    params,
    body: { ...body, proof: { id, code: accountCode(id) } },
  });
});

it("declined cards are counted over the API too", async () => {
  const by = visitor();
  for (const _ of Array(5))
    await refused(placeOrderCall, "payment.declined", await ordered(by, "demo_declined"));
  await refused(placeOrderCall, "payment.too_many_declines", await ordered(by));
});

it("a payment company that cannot be reached is a refusal that says so", async () => {
  await refused(placeOrderCall, "payment.unreachable", await ordered(visitor(), "demo_down"));
});

it("makes every call of its area", () => expectEveryCallAnswered("reviews"));

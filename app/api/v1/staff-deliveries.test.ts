import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import type { Call } from "./_contract/call";
import { calls } from "./_contract/calls";
import {
  cancelDeliveryCall,
  getDeliveryCall,
  listDeliveriesCall,
  markDeliveredCall,
  packDeliveryCall,
  pickDeliveryLineCall,
  shipDeliveryCall,
  shortDeliveryLineCall,
  startPickingDeliveryCall,
} from "./_contract/deliveries";
import { placeOrderCall } from "./_contract/orders";
import { type Caller, ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let storefront: Caller;
let clerk: Caller;
let neighbour: Caller;
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 90 },
    { sku: "JAM", price: 390, kallio: 90, kamppi: 1 },
  ]);
  storefront = await keyOf("storefront");
  clerk = await keyOf("associate", "kallio");
  neighbour = await keyOf("associate", "kamppi");
});

const address = {
  name: "Emmi Virta",
  street: "Kaarlenkatu 3",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
async function ordered() {
  const placed = await ok(placeOrderCall, {
    ...storefront,
    body: {
      reservations: [],
      delivery: {
        address,
        lines: [
          { sku: "RYE", quantity: 2 },
          { sku: "JAM", quantity: 3 },
        ],
      },
      customer: { name: "Emmi Virta", email: "emmi@example.com" },
      payment: { method: "demo_card", token: "tok" },
    },
  });
  const [delivery] = placed.fulfillments;
  return {
    params: { id: delivery!.id },
    rye: { id: delivery!.id, lineId: delivery!.lines.find((l) => l.sku === "RYE")!.id },
    jam: { id: delivery!.id, lineId: delivery!.lines.find((l) => l.sku === "JAM")!.id },
  };
}

describe("a delivery over the API", () => {
  it("is picked, packed, shipped and delivered, and says so", async () => {
    const { params, rye, jam } = await ordered();
    await ok(startPickingDeliveryCall, { ...clerk, params, body: {} });
    await ok(pickDeliveryLineCall, { ...clerk, params: rye, body: { quantity: 2, barcode: "2RYE" } });
    await refused(packDeliveryCall, "delivery.lines_open", { ...clerk, params, body: {} });
    await ok(shortDeliveryLineCall, { ...clerk, params: jam, body: { quantity: 1, reason: "not_found" } });
    const packed = await ok(packDeliveryCall, { ...clerk, params, body: { allPicked: true } });
    expect(packed).toMatchObject({ state: "packed", address, shipment: null });
    const ship = { ...clerk, params, key: newId(), body: { carrier: "Posti", trackingNumber: "JJFI1" } };
    const shipped = await ok(shipDeliveryCall, ship);
    expect(await ok(shipDeliveryCall, ship)).toEqual(shipped);
    expect(shipped.shipment).toMatchObject({ carrier: "Posti", trackingNumber: "JJFI1" });
    const delivered = await ok(markDeliveredCall, { ...clerk, params, body: {} });
    expect(delivered).toMatchObject({ state: "delivered", order: { state: "completed" } });
    expect(await ok(getDeliveryCall, { ...clerk, params })).toEqual(delivered);
    await workOff();
    const [kept] = await rows<{ captured: number }>`select captured from payments p
      join fulfillments f on f.order_id = p.order_id where f.id = ${params.id}`;
    expect(kept).toEqual({ captured: 2 * 420 + 2 * 390 });
  });

  it("is listed by state, page by page, for the place it leaves from", async () => {
    const { params } = await ordered();
    await ordered();
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: Record<string, string> = { limit: "1", ...(cursor ? { cursor } : {}) };
      const page = await ok(listDeliveriesCall, { ...clerk, query });
      seen.push(...page.data.map((d) => d.id));
      cursor = page.nextCursor;
    }
    expect(seen).toContain(params.id);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await ok(listDeliveriesCall, { ...neighbour })).data).toEqual([]);
    const over = await ok(listDeliveriesCall, { ...clerk, query: { state: "delivered,cancelled" } });
    expect(over.data.map((d) => d.state)).toEqual(["delivered"]);
    await refused(listDeliveriesCall, "store.not_found", { ...clerk, query: { store: "kamppi" } });
  });

  it("is nobody's who works elsewhere, for every call about one, and nothing changes", async () => {
    const { params, rye } = await ordered();
    const bodies: Record<string, unknown> = {
      pickDeliveryLine: { quantity: 1 },
      shortDeliveryLine: { quantity: 1, reason: "damaged" },
      cancelDelivery: { reason: "x" },
    };
    const traces = () => rows`
      select to_jsonb(f) as fulfillment, (select count(*) from events e where e.fulfillment_id = f.id) as events
      from fulfillments f where f.id = ${params.id}`;
    const before = await traces();
    const aboutOne = calls.filter((c) => c.path.startsWith("/staff/deliveries/{id}"));
    expect(aboutOne.length).toBe(9);
    for (const call of aboutOne)
      await refused(call as Call, "delivery.not_found", {
        ...neighbour,
        params: rye,
        body: bodies[call.operation],
      });
    expect(await traces()).toEqual(before);
  });
});

describe("a delivery that does not leave", () => {
  it("is called off before it leaves, with why", async () => {
    const { params } = await ordered();
    const gone = await ok(cancelDeliveryCall, { ...clerk, params, body: { reason: "Nobody can drive" } });
    expect(gone).toMatchObject({ state: "cancelled", closeReason: "Nobody can drive" });
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("staff-deliveries");
});

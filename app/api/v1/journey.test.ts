import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { buildWorld, levelOf, type World } from "@/db/testing/world";
import { contactCode } from "@/lib/identity/request-contact-code";
import { checkInvariants } from "@/lib/invariants/check";
import { getProductCall, listAvailabilityCall, listProductsCall } from "./_contract/catalog";
import { confirmContactCodeCall, requestContactCodeCall } from "./_contract/contacts";
import { cancelOrderCall, getOrderCall, placeOrderCall } from "./_contract/orders";
import {
  cancelPickupCall,
  collectCall,
  getPickupCall,
  listPickupsCall,
  markReadyCall,
  pickLineCall,
  startPickingCall,
} from "./_contract/pickups";
import {
  extendReservationCall,
  getReservationCall,
  releaseReservationCall,
  reserveCall,
} from "./_contract/reservations";
import { arrivedCall, onMyWayCall } from "./_contract/shopper-pickups";
import { listStockCall } from "./_contract/stock";
import { listStoresCall, listWindowsCall } from "./_contract/stores";
import { type Caller, ok } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let world: World;
let till: Caller;

beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 12, kamppi: 3 },
    { sku: "CIDER", price: 390, ageLimit: 18, kallio: 6 },
  ]);
  till = await keyOf("associate", "kallio");
});

/** A visitor shows that an address is theirs, with the code from the mail. */
async function proveContact(email: string): Promise<string> {
  const { id } = await ok(requestContactCodeCall, { body: { email } });
  const proven = await ok(confirmContactCodeCall, { params: { id }, body: { code: contactCode(id) } });
  expect(proven.email).toBe(email);
  return proven.contactToken;
}

async function order(email: string, lines: { sku: string; quantity: number }[]) {
  const { id, token } = await ok(reserveCall, { body: { store: "kallio", lines } });
  return ok(placeOrderCall, {
    body: {
      reservations: [{ id, token }],
      customer: { name: "Emmi Virta", email, phone: "+358 40 123 4567" },
      payment: { method: "pay_in_store" },
      contactToken: await proveContact(email),
    },
  });
}

describe("the whole journey through the API alone", () => {
  it("goes from the shelf to the customer's hands", async () => {
    const stores = await ok(listStoresCall, { query: { near: "60.17,24.93" } });
    expect(stores.data.map((s) => s.id)).toEqual(["kamppi", "kallio"]);
    expect(stores.data[0]).toMatchObject({ openNow: true, pickup: { enabled: true, prepMinutes: 30 } });

    const found = await ok(listProductsCall, {
      query: { q: "rye", store: "kallio", available: "pickup", category: "goods" },
    });
    expect(found.data).toMatchObject([
      { slug: "rye", title: "The RYE", price: { amount: 420, currency: "EUR" }, variants: [{ sku: "RYE" }] },
    ]);
    expect(found.facets.categories).toEqual([{ slug: "goods", name: "Goods", count: 1 }]);
    const product = await ok(getProductCall, { params: { slug: "rye" }, query: { locale: "fi" } });
    expect(product.title).toBe("Se RYE");
    const rows = await ok(listAvailabilityCall, { query: { sku: "RYE,CIDER", near: "60.17,24.93" } });
    expect(rows.data.map((r) => [r.sku, r.store, r.status, r.quantity])).toEqual([
      ["RYE", "kamppi", "low_stock", 3],
      ["RYE", "kallio", "in_stock", null],
      ["CIDER", "kamppi", "out_of_stock", 0],
      ["CIDER", "kallio", "in_stock", null],
    ]);

    const windows = await ok(listWindowsCall, { params: { store: "kallio" }, query: { days: "2" } });
    const windowId = windows.data[1]!.id;
    const hold = await ok(reserveCall, {
      body: {
        store: "kallio",
        windowId,
        lines: [
          { sku: "RYE", quantity: 2 },
          { sku: "CIDER", quantity: 1 },
        ],
      },
    });
    expect(hold).toMatchObject({ state: "held", store: "kallio", window: { id: windowId } });
    const held = { bearer: hold.token, params: { id: hold.id } };
    const { token: _, ...seen } = hold;
    expect(await ok(getReservationCall, held)).toEqual(seen);
    const extended = await ok(extendReservationCall, held);
    expect(extended.extendable).toBe(false);
    expect(extended.expiresAt > hold.expiresAt).toBe(true);
    const after = await ok(listWindowsCall, { params: { store: "kallio" }, query: { days: "2" } });
    expect(after.data.find((w) => w.id === windowId)?.remaining).toBe(windows.data[1]!.remaining - 1);

    const email = "emmi@example.com";
    const placed = await ok(placeOrderCall, {
      body: {
        reservations: [{ id: hold.id, token: hold.token }],
        customer: { name: "Emmi Virta", email },
        payment: { method: "pay_in_store" },
        contactToken: await proveContact(email),
        expectedTotal: { amount: 1230, currency: "EUR" },
      },
    });
    expect(placed).toMatchObject({
      state: "placed",
      totals: { total: { amount: 1230, currency: "EUR" } },
      payment: {
        method: "pay_in_store",
        state: "pending",
        amount: { amount: 1230 },
        captured: { amount: 0 },
      },
      fulfillments: [{ state: "requested", store: "kallio", method: "pickup" }],
    });
    const { code, id } = placed.fulfillments[0]!;
    const shopper = { bearer: placed.token, params: { number: placed.number, id } };

    const queue = await ok(listPickupsCall, { ...till, query: { store: "kallio", state: "requested" } });
    expect(queue.data.map((p) => p.order.number)).toEqual([placed.number]);
    const pickup = { ...till, params: { id } };
    expect(await ok(getPickupCall, pickup)).toEqual(queue.data[0]);
    const picking = await ok(startPickingCall, pickup);
    expect(picking).toMatchObject({ state: "picking", pickedBy: "associate key" });
    const rye = picking.lines.find((l) => l.sku === "RYE")!;
    await ok(pickLineCall, {
      ...till,
      params: { id, lineId: rye.id },
      body: { quantity: 2, barcode: rye.barcode },
    });
    const ready = await ok(markReadyCall, { ...pickup, body: { shelf: "A3", allPicked: true } });
    expect(ready).toMatchObject({ state: "ready", shelf: "A3" });
    expect(ready.pickupBy).not.toBeNull();

    expect((await ok(onMyWayCall, shopper)).onMyWayAt).not.toBeNull();
    expect(await ok(arrivedCall, { ...shopper, body: { bay: "2", note: "Blue van" } })).toMatchObject({
      bay: "2",
      arrivalNote: "Blue van",
      code,
    });

    const collected = await ok(collectCall, {
      ...pickup,
      body: {
        verification: { method: "code", value: code },
        collectedBy: { name: "Emmi Virta", relation: "customer" },
        ageChecked: true,
        payment: { method: "cash", amount: { amount: 1230, currency: "EUR" }, receiptNumber: "R-1" },
      },
    });
    expect(collected).toMatchObject({
      state: "collected",
      payment: { state: "captured", captured: { amount: 1230 } },
      order: { state: "completed" },
    });
    const seenByShopper = await ok(getOrderCall, shopper);
    expect(seenByShopper).toMatchObject({ state: "completed", payment: { state: "captured" } });
    expect(seenByShopper.fulfillments[0]!.timeline.map((e) => e.name)).toEqual([
      "order.placed",
      "pickup.picking_started",
      "pickup.line_picked",
      "pickup.ready",
      "pickup.on_my_way",
      "pickup.arrived",
      "payment.captured",
      "pickup.collected",
      "order.completed",
    ]);
    expect(await levelOf(world.kallio, "RYE")).toEqual({ on_hand: 10, reserved: 0, allocated: 0 });
  });

  it("gives goods back when the shopper, or the store, lets go", async () => {
    const hold = await ok(reserveCall, { body: { store: "kallio", lines: [{ sku: "RYE", quantity: 1 }] } });
    await ok(releaseReservationCall, { bearer: hold.token, params: { id: hold.id } });

    const mine = await order("one@example.com", [{ sku: "RYE", quantity: 1 }]);
    const cancelled = await ok(cancelOrderCall, {
      bearer: mine.token,
      params: { number: mine.number },
      body: { reason: "Changed my mind" },
    });
    expect(cancelled).toMatchObject({ state: "cancelled", payment: { state: "voided" } });

    const theirs = await order("two@example.com", [{ sku: "RYE", quantity: 1 }]);
    const gone = await ok(cancelPickupCall, {
      ...till,
      params: { id: theirs.fulfillments[0]!.id },
      body: { reason: "Fell off the shelf" },
    });
    expect(gone).toMatchObject({ state: "cancelled", closeReason: "Fell off the shelf" });

    const stock = await ok(listStockCall, { ...till, query: { sku: "RYE" } });
    expect(stock.data).toEqual([
      { sku: "RYE", store: "kallio", onHand: 10, reserved: 0, allocated: 0, safetyStock: 0, available: 10 },
    ]);
  });

  it("told of every documented call, and left nothing unexplained", async () => {
    expectEveryCallAnswered("journey");
    expect(await checkInvariants(db())).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { pickupStates } from "@/lib/pickup/states";
import type { Store } from "@/lib/stores/store";
import { orderView } from "./order-view";

const now = new Date("2026-03-02T10:00:00Z");

const store: Store = {
  id: "kallio-id",
  slug: "kallio",
  kind: "store",
  name: "Kallio",
  address: { street: "Vaasankatu 8", postalCode: "00500", city: "Helsinki", countryCode: "FI" },
  latitude: 60.1881,
  longitude: 24.9607,
  phone: "+358 9 555 0101",
  timeZone: "Europe/Helsinki",
  pickupEnabled: true,
  curbside: true,
  bays: [],
  prepMinutes: 30,
  holdDays: 5,
  windowMinutes: 30,
  windowCapacity: 8,
  windowCutOffMinutes: 0,
  picksPerHour: 30,
  shipToStoreMinutes: null,
  hours: [{ weekday: 1, opensAt: "08:00", closesAt: "21:00" }],
  exceptions: [],
};

const pickup = (more: Partial<Fulfillment> = {}): Fulfillment => ({
  id: "0190f0a0-0000-7000-8000-000000000001",
  method: "pickup",
  state: "requested",
  store: "kallio",
  storeName: "Kallio",
  locationId: "kallio-id",
  inTransit: false,
  codeIssue: 1,
  codeRevokedAt: null,
  extendedAt: null,
  shortPicks: [],
  readyBy: "2026-03-02T12:30:00.000Z",
  review: null,
  reviewBy: null,
  reviewReasons: [],
  idReasons: [],
  window: null,
  pickupBy: null,
  readyAt: null,
  onMyWayAt: null,
  arrivedAt: null,
  bay: null,
  arrivalNote: null,
  broughtOutAt: null,
  broughtOutBy: null,
  closedAt: null,
  closeReason: null,
  pickedBy: null,
  shelf: null,
  payment: { method: "pay_in_store", state: "pending", amount: 1290, captured: 0, refunded: 0, owed: 1290 },
  lines: [],
  timeline: [],
  ...more,
});

const ready = {
  state: "ready",
  readyAt: "2026-03-02T09:00:00.000Z",
  pickupBy: "2026-03-07T19:00:00.000Z",
} as const;
const over = { closedAt: "2026-03-02T09:55:00.000Z" };

const order = (...fulfillments: Fulfillment[]): Order => ({
  id: "0190f0a0-0000-7000-8000-000000000002",
  number: "100001",
  state: "placed",
  customer: { id: null, name: "Emmi Maria Virta", email: "emmi@example.com", phone: "+358 40 1234567" },
  pickupPerson: { name: "Pekka Salo", email: "pekka@example.com" },
  deliveryAddress: null,
  payment: null,
  locale: "en",
  currency: "EUR",
  totalAmount: 1290,
  vatAmount: 262,
  discountAmount: 0,
  deliveryAmount: 0,
  deliveryDiscount: 0,
  discounts: [],
  placedAt: "2026-03-02T08:00:00.000Z",
  version: "1",
  fulfillments,
});

const view = (fulfillment: Fulfillment, locale = "en") =>
  orderView(order(fulfillment), [store], { locale, now }).pickups[0]!;

describe("where a pickup stands", () => {
  test.each([
    ["requested", pickup(), "We have your order"],
    ["picking", pickup({ state: "picking" }), "Being picked"],
    ["held", pickup({ state: "requested", review: "held" }), "We are checking your order"],
    ["late", pickup({ state: "picking", readyBy: "2026-03-02T09:59:00.000Z" }), "A little late, sorry"],
    ["ready", pickup(ready), "Ready for you"],
    ["on the way", pickup({ ...ready, onMyWayAt: ready.readyAt }), "Ready, and we know you are coming"],
    ["arrived", pickup({ ...ready, arrivedAt: ready.readyAt }), "We know you are here"],
    ["collected", pickup({ ...ready, ...over, state: "collected" }), "Collected"],
    ["cancelled", pickup({ ...over, state: "cancelled" }), "Cancelled"],
    ["expired", pickup({ ...ready, ...over, state: "expired" }), "Not collected in time"],
  ])("%s", (_, fulfillment, headline) => {
    expect(view(fulfillment).headline).toBe(headline);
    expect(view(fulfillment, "fi").headline).not.toBe(headline);
  });

  test("says times by the store's clock", () => {
    expect(view(pickup()).text).toContain("today 14:30");
    expect(view(pickup(), "fi").text).toContain("tänään klo 14.30");
    expect(view(pickup(ready)).text).toContain("Saturday 21:00");
    const window = { startsAt: "2026-03-03T15:00:00.000Z", endsAt: "2026-03-03T15:30:00.000Z" };
    expect(view(pickup({ window })).time?.words).toBe("tomorrow 17:00–17:30");
  });

  test("promises no time while the shop looks at it, and tells nobody why", () => {
    const held = view(pickup({ state: "requested", review: "held", reviewReasons: ["total"] }));
    expect(held.time).toBeNull();
    expect(JSON.stringify(held)).not.toMatch(/total"|large/);
    expect(view(pickup({ state: "requested", review: "released" })).time).not.toBeNull();
  });

  test("asks for an ID where the counter does", () => {
    const photo = "A photo ID: we look at it at the counter";
    expect(view(pickup({ idReasons: ["first_total"] })).bring).toContain(photo);
    expect(view(pickup()).bring).not.toContain(photo);
  });

  test("knows who cancelled", () => {
    const event = { name: "pickup.cancelled", at: over.closedAt, actorName: "Saara Kivi", store: "kallio" };
    const timeline = [{ ...event, data: { by: "store", reason: "sold out" } }];
    expect(view(pickup({ ...over, state: "cancelled", timeline })).headline).toBe("Cancelled by the store");
  });
});

test("the code is there while the pickup is open, and gone afterwards", () => {
  for (const state of pickupStates.states) {
    const { proof, bring } = view(pickup({ ...ready, ...over, state }));
    const open = (pickupStates.open as readonly string[]).includes(state);
    expect([proof !== null, bring.length > 0], state).toEqual([open, open]);
  }
  expect(view(pickup()).proof?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test("it can be cancelled as long as the states table says", () => {
  for (const state of pickupStates.states)
    expect(orderView(order(pickup({ state })), [store], { locale: "en", now }).cancellable, state).toBe(
      (pickupStates.from("cancel") as string[]).includes(state),
    );
});

test("nothing about a person stands on the page but first names", () => {
  const event = {
    name: "pickup.ready",
    at: ready.readyAt,
    actorName: "Saara Kivi",
    store: "kallio",
    data: {},
  };
  const page = JSON.stringify(
    orderView(order(pickup({ ...ready, timeline: [event] })), [store], { locale: "en", now }),
  );
  expect(page).toContain("Emmi");
  expect(page).toContain("Pekka");
  for (const secret of ["Maria", "Virta", "Salo", "example.com", "1234567", "Saara", "Kivi"])
    expect(page).not.toContain(secret);
});

import { describe, expect, it } from "vitest";
import type { Fulfillment, TimelineEntry } from "@/lib/orders/order";
import { timelineView } from "./timeline";
import { words } from "./words";

const view = { locale: "en", timeZone: "Europe/Helsinki", now: new Date("2026-03-02T12:00:00Z") };
const names = {
  storeNames: new Map([["kallio", "Kallio"]]),
  titles: new Map([["BREAD", "Rye bread"]]),
};

const entry = (
  name: string,
  data: Record<string, unknown> = {},
  actorName = "Saara Kivi",
): TimelineEntry => ({
  name,
  at: "2026-03-02T11:05:00.000Z",
  actorName,
  store: "kallio",
  data,
});

const told = (...timeline: TimelineEntry[]) =>
  timelineView({ timeline } as Fulfillment, words("en"), view, names);

describe("the timeline at the counter", () => {
  it.each([
    [entry("order.placed"), "Ordered"],
    [entry("pickup.line_picked", { sku: "BREAD", quantity: 2 }), "Picked Rye bread: 2"],
    [entry("pickup.line_picked", { sku: "GONE", quantity: 1 }), "Picked GONE: 1"],
    [entry("pickup.ready", { shelf: "A-3" }), "Ready on shelf A-3"],
    [entry("pickup.ready"), "Ready"],
    [entry("pickup.arrived", { bay: "3", note: "blue car" }), "Customer is here: Bay 3, blue car"],
    [entry("pickup.arrived"), "Customer is here"],
    [
      entry("pickup.collected", { collectedBy: { name: "Emmi Virta", relation: "customer" } }),
      "Handed over to Emmi Virta",
    ],
    [entry("payment.captured", { amount: 1290, currency: "EUR", method: "cash" }), "Paid €12.90 – cash"],
    [
      entry("payment.captured", { amount: 1290, currency: "EUR", method: "demo_card" }),
      "Paid €12.90 – online",
    ],
    [
      entry("pickup.line_short", { sku: "BREAD", quantity: 2, reason: "expired_date" }),
      "Missing Rye bread: 2, Past its date",
    ],
    [
      entry("pickup.part_collected", { collectedBy: { name: "Emmi Virta", relation: "customer" } }),
      "A part handed over to Emmi Virta",
    ],
    [entry("pickup.undone", { verb: "markReady" }), "Taken back: ready"],
    [
      entry("pickup.undone", { verb: "markCollected", givenBack: { amount: 420, currency: "EUR" } }),
      "Taken back: handover. €4.20 given back",
    ],
    [entry("pickup.undone", { verb: "markCollected" }), "Taken back: handover"],
    [entry("pickup.put_back"), "Carried back to the shelves"],
    [entry("pickup.cancelled", { reason: "It was damaged." }), "Cancelled: It was damaged."],
    [
      entry("pickup.cancelled", { by: "customer", reason: "moved" }),
      "The customer moved it to another store, or has it sent",
    ],
    [
      entry("pickup.moved", { from: "kallio", to: "kamppi", previous: "another" }),
      "Moved here from Kallio, as the customer asked",
    ],
    [
      entry("pickup.short_chosen", { choice: "substitute", sku: "BREAD", quantity: 1 }),
      "Customer takes the substitute for 1 × Rye bread",
    ],
    [
      entry("pickup.short_chosen", { choice: "money_back", sku: "BREAD", quantity: 2, lapsed: true }),
      "No answer in time: 2 × Rye bread not charged",
    ],
    [
      entry("pickup.rescheduled", {
        startsAt: "2026-03-02T13:00:00.000Z",
        endsAt: "2026-03-02T14:00:00.000Z",
      }),
      "Customer comes at another time: 15:00",
    ],
    [entry("pickup.rescheduled", { startsAt: null, endsAt: null }), "Customer comes whenever it is ready"],
    [entry("pickup.extended", { pickupBy: "2026-03-02T19:00:00.000Z" }), "Kept longer, until 21:00"],
    [entry("pickup.person_changed", { name: "Liisa" }), "Liisa may collect it too"],
    [entry("pickup.person_changed", { name: null }), "Nobody but the customer may collect it"],
  ])("tells %o", (happened, text) => {
    expect(told(happened).map((e) => e.text)).toEqual([text]);
  });

  it("says who, where and when, newest first, and nothing of what means nothing here", () => {
    const lines = told(
      entry("order.placed", {}, ""),
      entry("reservation.created"),
      entry("pickup.picking_started"),
    );
    expect(lines.map((l) => [l.text, l.who, l.at])).toEqual([
      ["Picking started", "Saara Kivi, Kallio", "13:05"],
      ["Ordered", "", "13:05"],
    ]);
  });

  it("tells the last count of each line only", () => {
    const count = (sku: string, quantity: number) => entry("pickup.line_picked", { sku, quantity });
    expect(told(count("BREAD", 1), count("MILK", 1), count("BREAD", 2)).map((l) => l.text)).toEqual([
      "Picked Rye bread: 2",
      "Picked MILK: 1",
    ]);
  });
});

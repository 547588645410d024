import { describe, expect, test } from "vitest";
import type { TransferView } from "@/lib/inventory/transfer-queries";
import { stockItemView } from "./stock-item-view";
import { transferCardView } from "./transfer-card-view";
import { words } from "./words";

const t = words("en");

describe("an item", () => {
  const pickup = {
    id: "p",
    orderNumber: "100001",
    store: "kallio",
    method: "pickup",
    state: "requested",
    allocated: 2,
  };

  test("leads to the pickups that this counter has a page for", () => {
    const view = stockItemView(
      {
        sku: "RYE",
        row: null,
        pickups: [
          pickup,
          { ...pickup, id: "d", method: "delivery" },
          { ...pickup, id: "s", store: "kamppi" },
        ],
      },
      t,
      { locale: "en", title: "Rye bread", store: "kallio" },
    );
    expect(view.counters).toBeNull();
    expect(view.promised.map((p) => p.href)).toEqual(["/en/staff/pickups/p", null, null]);
    expect(view.promised[0]).toMatchObject({ label: "Order 100001", units: "2 units" });
  });
});

describe("a transfer", () => {
  const transfer: TransferView = {
    id: "t",
    from: "vantaa",
    to: "kallio",
    state: "requested",
    note: "For Saturday",
    expectedAt: "2026-12-04T10:00:00.000Z",
    createdAt: "2026-12-03T10:00:00.000Z",
    sentAt: null,
    closedAt: null,
    pickup: { id: "p", orderNumber: "100001" },
    lines: [{ id: "l", sku: "RYE", barcode: null, shelf: null, quantity: 3, sent: 0, received: 0 }],
  };
  const place = (slug: string) => ({
    id: slug,
    slug,
    name: slug.toUpperCase(),
    timeZone: "Europe/Helsinki",
    isStore: true,
  });
  const seen = (state: TransferView["state"], ...mine: string[]) =>
    transferCardView({ ...transfer, state }, t, {
      locale: "en",
      now: new Date("2026-12-04T08:00:00Z"),
      timeZone: "Europe/Helsinki",
      places: mine.map(place),
      titles: new Map([["RYE", "Rye bread"]]),
    });

  test.each([
    ["requested", "vantaa", "send"],
    ["requested", "kallio", "none"],
    ["sent", "kallio", "receive"],
    ["sent", "vantaa", "none"],
  ] as const)("that is %s is, at %s, to %s", (state, mine, turn) => {
    expect(seen(state, mine).turn).toBe(turn);
  });

  test("says where from and to, what for, when and what", () => {
    expect(seen("requested", "vantaa", "kallio")).toMatchObject({
      route: "VANTAA → KALLIO",
      facts: ["For order 100001", "Expected 12:00", "For Saturday"],
      lines: [{ title: "Rye bread", quantity: 3 }],
    });
  });
});

import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { eventNames } from "@/lib/kernel/events";
import { auditFacts } from "./audit-facts";
import { auditRow } from "./audit-row";

const id = "0199c1a0-0000-7000-8000-000000000000";
const view = { locale: "en", timeZone: "Europe/Helsinki" };
const facts = (data: Record<string, unknown>) => auditFacts(data, translator("en", "audit"), view);

describe("what the audit tells of an event", () => {
  it("is said as people read it", () => {
    expect(facts({ method: "cash", amount: 860, currency: "EUR" })).toEqual(["Amount: €8.60", "How: cash"]);
    expect(facts({ sku: "BAK-0001-H", quantity: 2, reason: "not_found" })).toEqual([
      "Item: BAK-0001-H",
      "Quantity: 2",
      "Reason: not on the shelf",
    ]);
    expect(facts({ collectedBy: { name: "Aino", relation: "customer" }, idChecked: true })).toEqual([
      "Collected by: Aino",
      "ID checked: yes",
    ]);
    expect(facts({ pickupBy: "2026-11-27T19:00:00.000Z", shelf: "B-2" })).toEqual([
      "Shelf: B-2",
      "Until: 27 Nov 2026, 21:00",
    ]);
  });

  it("leaves identifiers and what has no words to the record itself", () => {
    expect(facts({ from: id, number: "", shelf: null, lines: [id], keys: 3 })).toEqual([]);
    expect(facts({ amount: 860 })).toEqual([]);
  });

  it("keeps somebody's own words short, and as they are", () => {
    expect(facts({ reason: "The roof leaks" })).toEqual(["Reason: The roof leaks"]);
    expect(facts({ note: "x".repeat(900) })[0]).toHaveLength("Note: ".length + 200);
  });
});

describe("an entry", () => {
  it.each(locales)("has a title in words for everything that can happen: %s", (locale) => {
    const words = { t: translator(locale, "audit"), people: translator(locale, "people") };
    for (const name of [...eventNames, "pickup.forgotten"]) {
      const entry = { id, at: "2026-11-22T12:00:00.000Z", name, actor: "system:test", actorName: "" };
      const nowhere = { channel: "job", store: null, device: null, order: null, data: { list: id } };
      const row = auditRow({ ...entry, ...nowhere }, words, locale, view.timeZone);
      expect(row.title.includes(".")).toBe(name === "pickup.forgotten");
      expect(row.all).toContain(id);
    }
  });
});

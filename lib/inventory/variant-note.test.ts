import { expect, test } from "vitest";
import type { Offer } from "./readiness";
import { variantNote } from "./variant-note";

const soon = new Date("2026-11-20T12:30:00Z");
const places = new Map([
  ["kallio", { name: "Kallio" }],
  ["kamppi", { name: "Kamppi" }],
]);
const offer = (store: string, available: number, sent = 0): Offer => ({
  store,
  available,
  readyBy: available > 0 ? soon : null,
  shipToStore: sent > 0 ? { quantity: sent, readyBy: soon } : null,
});

test.each([
  ["it is there", [offer("kallio", 2), offer("kamppi", 0)], "kallio", null],
  ["few elsewhere", [offer("kallio", 0), offer("kamppi", 3)], "kallio", "Not at Kallio now, 3 at Kamppi"],
  ["many elsewhere", [offer("kallio", 0), offer("kamppi", 30)], "kallio", "Not at Kallio now, Kamppi has it"],
  [
    "a warehouse sends it",
    [offer("kallio", 0, 9), offer("kamppi", 0)],
    "kallio",
    "Not at Kallio now, but we can send it there",
  ],
  ["nobody has it", [offer("kallio", 0), offer("kamppi", 0)], "kallio", "Sold out in every store"],
  ["nobody has it, no store chosen", [offer("kallio", 0)], undefined, "Sold out in every store"],
  ["no store chosen", [offer("kallio", 0), offer("kamppi", 1)], undefined, null],
  ["no store chosen, a warehouse has it", [offer("kallio", 0, 5)], undefined, null],
] as const)("%s", (_, offers, chosen, note) => {
  expect(variantNote(offers, chosen, places, "en")).toBe(note);
});

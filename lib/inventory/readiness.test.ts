import { expect, it } from "vitest";
import { type Offer, type Readiness, readiness } from "./readiness";
import { readinessWords } from "./readiness-words";

const soon = new Date("2026-11-21T12:30:00Z");
const later = new Date("2026-11-22T08:00:00Z");
const here = (available: number): Offer => ({
  store: "kallio",
  available,
  readyBy: available > 0 ? soon : null,
  shipToStore: null,
});
const there = (available: number): Offer => ({
  store: "kamppi",
  available,
  readyBy: available > 0 ? later : null,
  shipToStore: null,
});
const far = (available: number): Offer => ({
  store: "turku",
  available,
  readyBy: available > 0 ? soon : null,
  shipToStore: null,
});

const thursday = new Date("2026-11-26T08:00:00Z");
const sent = (offer: Offer): Offer => ({ ...offer, shipToStore: { quantity: 3, readyBy: thursday } });

const cases: [what: string, offers: Offer[], expected: Readiness][] = [
  ["plenty here", [here(9), there(9)], { kind: "ready", store: "kallio", readyBy: soon }],
  ["few here", [here(5), there(9)], { kind: "few", store: "kallio", available: 5, readyBy: soon }],
  [
    "not here, but elsewhere: the nearest, not the first ready",
    [here(0), there(2), far(9)],
    { kind: "elsewhere", store: "kallio", other: "kamppi", readyBy: later },
  ],
  ["nowhere", [here(0), there(0)], { kind: "nowhere" }],
  [
    "in no store, but sent to this one from a warehouse",
    [sent(here(0)), there(0)],
    { kind: "shipped", store: "kallio", readyBy: thursday },
  ],
  [
    "another store has it sooner than a warehouse",
    [sent(here(0)), there(1)],
    { kind: "elsewhere", store: "kallio", other: "kamppi", readyBy: later },
  ],
  ["sent to another store only", [here(0), sent(there(0))], { kind: "nowhere" }],
  ["not carried anywhere", [], { kind: "nowhere" }],
  [
    "of two variants the one there is most of speaks",
    [here(1), there(1), here(8), there(0)],
    { kind: "ready", store: "kallio", readyBy: soon },
  ],
  [
    "here, but the store has paused: what to do instead, where there is anything",
    [{ ...here(9), readyBy: null, paused: true }, there(2)],
    { kind: "paused", store: "kallio", elsewhere: { other: "kamppi", readyBy: later } },
  ],
  [
    "here alone, and paused",
    [{ ...here(9), readyBy: null, paused: true }, there(0)],
    { kind: "paused", store: "kallio", elsewhere: null },
  ],
  [
    "paused without having it",
    [{ ...here(0), paused: true }, there(2)],
    { kind: "elsewhere", store: "kallio", other: "kamppi", readyBy: later },
  ],
  [
    "stock in a store that never opens promises nothing",
    [{ store: "kallio", available: 4, readyBy: null, shipToStore: null }, there(1)],
    { kind: "elsewhere", store: "kallio", other: "kamppi", readyBy: later },
  ],
];

it.each(cases)("%s", (_, offers, expected) => {
  expect(readiness(offers, "kallio", 5)).toEqual(expected);
});

it("says the promise in the reader's language and the store's own time", () => {
  const places = new Map([
    ["kallio", { name: "Kallio", timeZone: "Europe/Helsinki" }],
    ["kamppi", { name: "Kamppi", timeZone: "Europe/Stockholm" }],
  ]);
  const words = (offers: Offer[], locale: string) =>
    readinessWords(readiness(offers, "kallio", 5), places, { locale, now: new Date("2026-11-21T10:00:00Z") });
  expect(words([here(9)], "en")).toBe("Ready today 14:30 at Kallio");
  expect(words([here(9)], "fi")).toBe("Nouto tänään klo 14.30 · Kallio");
  expect(words([here(3)], "en")).toBe("3 left at Kallio");
  expect(words([here(0), there(1)], "en")).toBe("Not at Kallio – ready tomorrow 9:00 at Kamppi");
  expect(words([sent(here(0))], "en")).toBe("Ready Thursday 10:00 at Kallio");
  const paused = { ...here(9), readyBy: null, paused: true };
  expect(words([paused], "en")).toBe("Pickup is paused at Kallio");
  expect(words([paused, there(1)], "en")).toBe("Pickup is paused at Kallio – ready tomorrow 9:00 at Kamppi");
  expect(words([], "en")).toBe("Not in any store right now");
});

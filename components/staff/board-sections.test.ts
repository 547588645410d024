import { describe, expect, it } from "vitest";
import { arrivedIn, arrivedSince, longWaits, toTellAgain } from "./board-arrivals";
import type { BoardEntry } from "./board-entry";
import { type BoardFilter, filtered } from "./board-filter";
import { roughly, sectionOf, sectionsOf, totalsOf, urgencyOf } from "./board-sections";
import { keepKnown } from "./keep-known";

const noon = Date.parse("2026-03-02T12:00:00.000Z");
const at = (minutes: number): string => new Date(noon + minutes * 60_000).toISOString();

const entry = (changes: Partial<BoardEntry>): BoardEntry => ({
  id: "a",
  number: "100001",
  state: "requested",
  name: "Emmi Virta",
  pickupPerson: null,
  dueAt: at(60),
  due: "13:00",
  untilAt: null,
  until: null,
  arrivedAt: null,
  bay: null,
  note: null,
  broughtOutBy: null,
  curbside: false,
  onMyWay: false,
  shelf: null,
  pickedBy: null,
  units: 1,
  ageLimit: null,
  inTransit: false,
  choiceAt: null,
  choice: null,
  reviewAt: null,
  review: null,
  idRequired: false,
  owed: null,
  ...changes,
});

describe("where a pickup stands", () => {
  it.each([
    [{ state: "requested" }, "toPick"],
    [{ state: "requested", reviewAt: at(60) }, "problems"],
    [{ state: "requested", inTransit: true, dueAt: at(-5) }, "problems"],
    [{ state: "requested", dueAt: at(15) }, "dueSoon"],
    [{ state: "requested", dueAt: at(0) }, "overdue"],
    [{ state: "picking", dueAt: at(-5) }, "picking"],
    [{ state: "picking", choiceAt: at(60) }, "problems"],
    [{ state: "ready", untilAt: at(1), choiceAt: at(60) }, "ready"],
    [{ state: "ready", untilAt: at(-1) }, "overdue"],
    [{ state: "ready", untilAt: at(-1), arrivedAt: at(-1) }, "waiting"],
    [{ state: "ready", arrivedAt: at(-1) }, "waiting"],
    [{ state: "collected" }, null],
    [{ state: "cancelled" }, null],
    [{ state: "expired", arrivedAt: at(-1) }, null],
  ] as const)("%o stands in %s", (changes, section) => {
    expect(sectionOf(entry(changes), noon)).toBe(section);
  });

  it("puts who waits longest, what is due first and who is on the way first", () => {
    const entries = [
      entry({ id: "w2", state: "ready", arrivedAt: at(-2) }),
      entry({ id: "w9", state: "ready", arrivedAt: at(-9) }),
      entry({ id: "w12", state: "ready", arrivedAt: at(-12), broughtOutBy: "Mika" }),
      entry({ id: "h2", reviewAt: at(90), dueAt: at(-60) }),
      entry({ id: "h1", reviewAt: at(10) }),
      entry({ id: "p2", dueAt: at(50) }),
      entry({ id: "p1", dueAt: at(-5) }),
      entry({ id: "s1", dueAt: at(5) }),
      entry({ id: "r-over", state: "ready", untilAt: at(-900) }),
      entry({ id: "r-today", state: "ready", untilAt: at(100) }),
      entry({ id: "r-coming", state: "ready", untilAt: at(5000), onMyWay: true }),
      entry({ id: "gone", state: "collected" }),
    ];
    expect(Object.values(sectionsOf(entries, noon)).map((s) => s.map((e) => e.id))).toEqual([
      ["w9", "w2", "w12"],
      ["h1", "h2"],
      ["p1", "r-over"],
      ["s1"],
      ["p2"],
      [],
      ["r-coming", "r-today"],
    ]);
    expect(totalsOf(entries, noon)).toEqual({ orders: 12, items: 3, waiting: 3, late: 2 });
  });
});

describe("how much it presses", () => {
  it.each([
    [{ dueAt: at(31) }, { kind: "due", pressing: false }],
    [
      { dueAt: at(-31), reviewAt: at(31) },
      { kind: "held", pressing: true },
    ],
    [{ dueAt: at(30) }, { kind: "soon", minutes: 30, pressing: false }],
    [{ dueAt: at(0.5) }, { kind: "soon", minutes: 1, pressing: false }],
    [{ dueAt: at(0) }, { kind: "dueNow", pressing: true }],
    [{ dueAt: at(-0.9) }, { kind: "dueNow", pressing: true }],
    [{ dueAt: at(-1) }, { kind: "late", minutes: 1, pressing: true }],
    [
      { dueAt: at(-12.9), state: "picking" },
      { kind: "late", minutes: 12, pressing: true },
    ],
    [
      { state: "ready", untilAt: at(1) },
      { kind: "until", pressing: false },
    ],
    [
      { state: "ready", untilAt: at(-1) },
      { kind: "holdOver", pressing: true },
    ],
    [
      { state: "ready", untilAt: at(-1), arrivedAt: at(-4.5) },
      { kind: "waiting", minutes: 4, pressing: false },
    ],
    [
      { state: "ready", arrivedAt: at(-5) },
      { kind: "waiting", minutes: 5, pressing: true },
    ],
    [
      { state: "ready", arrivedAt: at(-9), broughtOutBy: "Mika" },
      { kind: "waiting", minutes: 9, pressing: false },
    ],
    [{ inTransit: true }, { kind: "inTransit", pressing: false }],
    [
      { state: "picking", choiceAt: at(60) },
      { kind: "choosing", pressing: false },
    ],
    // The clock of the server that wrote the row may run a little ahead.
    [
      { state: "ready", arrivedAt: at(0.2) },
      { kind: "waiting", minutes: 0, pressing: false },
    ],
  ] as const)("%o is %o", (changes, urgency) => {
    expect(urgencyOf(entry(changes), noon)).toEqual(urgency);
  });

  it.each([
    [0, { unit: "minutes", count: 0 }],
    [119, { unit: "minutes", count: 119 }],
    [120, { unit: "hours", count: 2 }],
    [2879, { unit: "hours", count: 47 }],
    [2880, { unit: "days", count: 2 }],
  ] as const)("%i minutes are roughly %o", (minutes, said) => {
    expect(roughly(minutes)).toEqual(said);
  });
});

describe("who has just come", () => {
  const here = entry({ id: "here", state: "ready", arrivedAt: at(-3) });
  const coming = entry({ id: "coming", state: "ready" });

  it("is nobody at the first look", () => {
    expect(arrivedSince(null, [here])).toEqual([]);
  });
  it("is only who was not here at the last look", () => {
    const seen = arrivedIn([here, coming]);
    expect(arrivedSince(seen, [here, { ...coming, arrivedAt: at(0) }]).map((e) => e.id)).toEqual(["coming"]);
    expect(arrivedSince(seen, [here, coming])).toEqual([]);
  });
});

describe("who has waited long", () => {
  const since = (minutes: number, changes = {}) =>
    entry({ id: "a", state: "ready", arrivedAt: at(-minutes), ...changes });
  const told = (...before: ReturnType<typeof longWaits>) => new Map(before.map((w) => [w.id, w.minutes]));

  it("is told after five minutes, and after each five more, unless somebody goes out to them", () => {
    expect(longWaits([since(4.9)], noon)).toEqual([]);
    const first = longWaits([since(5)], noon);
    expect(toTellAgain(told(), first)).toEqual([{ id: "a", name: "Emmi Virta", minutes: 5 }]);
    expect(toTellAgain(told(...first), longWaits([since(9.9)], noon))).toEqual([]);
    expect(toTellAgain(told(...first), longWaits([since(10)], noon))).toMatchObject([{ minutes: 10 }]);
    expect(longWaits([since(10, { broughtOutBy: "Mika" })], noon)).toEqual([]);
  });
  it("is nobody at the first look", () => {
    expect(toTellAgain(null, longWaits([since(30)], noon))).toEqual([]);
  });
});

describe("what a filter lets through", () => {
  const entries = [
    entry({ id: "car", curbside: true }),
    entry({ id: "wine", ageLimit: 18, name: "Otso Lahti" }),
    entry({ id: "id", idRequired: true, shelf: "B-12" }),
    entry({ id: "owes", owed: "€4.20", pickupPerson: "Liisa Koski" }),
    entry({ id: "mine", state: "picking", pickedBy: "Mika" }),
    entry({ id: "waits", state: "ready", arrivedAt: at(-1), number: "100777" }),
  ];
  const through = (filter: Partial<BoardFilter>) =>
    filtered(entries, { kind: null, text: "", ...filter }, "Mika").map((e) => e.id);

  it("is everything without one", () => {
    expect(through({ text: "  " })).toEqual(entries.map((e) => e.id));
  });
  it.each([
    ["curbside", ["car", "waits"]],
    ["age", ["wine", "id", "waits"]],
    ["pay", ["owes", "waits"]],
    ["mine", ["mine", "waits"]],
  ] as const)("of %s is %o: whoever waits is never hidden by a press", (kind, ids) => {
    expect(through({ kind })).toEqual(ids);
  });
  it.each([
    ["lahti", ["wine"]],
    ["KOSKI", ["owes"]],
    ["b-1", ["id"]],
    ["777", ["waits"]],
    ["nobody", []],
  ] as const)("of the text %s is %o", (text, ids) => {
    expect(through({ text })).toEqual(ids);
  });
});

it("keeps the entries that did not change as the very same objects", () => {
  const before = { entries: [entry({ id: "a" }), entry({ id: "b" })], more: false, putBacks: 0 };
  const next = { entries: [entry({ id: "b", units: 2 }), entry({ id: "a" })], more: false, putBacks: 1 };
  const kept = keepKnown(before, next);
  expect(kept).toEqual(next);
  expect(kept.entries[1]).toBe(before.entries[0]);
  expect(kept.entries[0]).not.toBe(before.entries[1]);
});

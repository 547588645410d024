import { describe, expect, it } from "vitest";
import type { BoardEntry } from "./board-entry";
import { arrivedIn, arrivedSince, roughly, sectionOf, sectionsOf, urgencyOf } from "./board-sections";

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
  onMyWay: false,
  shelf: null,
  pickedBy: null,
  units: 1,
  ageLimit: null,
  reviewAt: null,
  review: null,
  idRequired: false,
  owed: null,
  ...changes,
});

describe("where a pickup stands", () => {
  it.each([
    [{ state: "requested" }, "toPick"],
    [{ state: "requested", reviewAt: at(60) }, "held"],
    [{ state: "picking" }, "picking"],
    [{ state: "ready" }, "ready"],
    [{ state: "ready", arrivedAt: at(-1) }, "waiting"],
    [{ state: "collected" }, null],
    [{ state: "cancelled" }, null],
    [{ state: "expired", arrivedAt: at(-1) }, null],
  ] as const)("%o stands in %s", (changes, section) => {
    expect(sectionOf(entry(changes))).toBe(section);
  });

  it("puts who waits longest, what is due first and who is on the way first", () => {
    const sections = sectionsOf([
      entry({ id: "w2", state: "ready", arrivedAt: at(-2) }),
      entry({ id: "w9", state: "ready", arrivedAt: at(-9) }),
      entry({ id: "h2", reviewAt: at(90), dueAt: at(-60) }),
      entry({ id: "h1", reviewAt: at(10) }),
      entry({ id: "p2", dueAt: at(50) }),
      entry({ id: "p1", dueAt: at(-5) }),
      entry({ id: "r-today", state: "ready", untilAt: at(100) }),
      entry({ id: "r-coming", state: "ready", untilAt: at(5000), onMyWay: true }),
      entry({ id: "gone", state: "collected" }),
    ]);
    expect(Object.values(sections).map((s) => s.map((e) => e.id))).toEqual([
      ["w9", "w2"],
      ["h1", "h2"],
      ["p1", "p2"],
      [],
      ["r-coming", "r-today"],
    ]);
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

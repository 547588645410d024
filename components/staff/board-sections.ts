import type { BoardEntry } from "./board-entry";

/** The parts of the board, what presses most first. */
export const sectionNames = [
  "waiting",
  "problems",
  "overdue",
  "dueSoon",
  "toPick",
  "picking",
  "ready",
] as const;
export type SectionName = (typeof sectionNames)[number];

/** What is due within so many minutes stands apart; with half an hour, all of a quick store's orders would. */
const dueSoonMinutes = 15;

/**
 * Where a pickup stands on the board; null for one that is over. Whoever waits stands first, whatever else is the
 * matter with theirs. One that stands ready stays where its shelf is read.
 * @param now milliseconds, by the server's clock
 */
export function sectionOf(entry: BoardEntry, now: number): SectionName | null {
  if (entry.state === "ready") {
    if (entry.arrivedAt) return "waiting";
    return entry.untilAt && Date.parse(entry.untilAt) < now ? "overdue" : "ready";
  }
  if (entry.state === "picking") return entry.choiceAt ? "problems" : "picking";
  if (entry.state !== "requested") return null;
  if (entry.reviewAt || entry.inTransit) return "problems";
  const left = Date.parse(entry.dueAt) - now;
  if (left <= 0) return "overdue";
  return left <= dueSoonMinutes * 60_000 ? "dueSoon" : "toPick";
}

const byTime = (a: string | null, b: string | null): number => (a ?? "").localeCompare(b ?? "");
const byDue = (a: BoardEntry, b: BoardEntry): number => byTime(a.dueAt, b.dueAt);
const deadlineOf = (e: BoardEntry): string => e.reviewAt ?? e.choiceAt ?? e.dueAt;

const order: Record<SectionName, (a: BoardEntry, b: BoardEntry) => number> = {
  // Whoever has stood here longest is next, except to whom somebody is going already.
  waiting: (a, b) =>
    Number(a.broughtOutBy !== null) - Number(b.broughtOutBy !== null) || byTime(a.arrivedAt, b.arrivedAt),
  problems: (a, b) => byTime(deadlineOf(a), deadlineOf(b)),
  // Somebody comes for what is late; for what nobody came to fetch, nobody does.
  overdue: (a, b) => Number(a.state === "ready") - Number(b.state === "ready") || byDue(a, b),
  dueSoon: byDue,
  toPick: byDue,
  picking: byDue,
  // Who is on the way comes before who may come any day.
  ready: (a, b) => Number(b.onMyWay) - Number(a.onMyWay) || byTime(a.untilAt, b.untilAt),
};

export type Sections = Record<SectionName, BoardEntry[]>;

/** The board's pickups by section, each in the order they should be taken. */
export function sectionsOf(entries: readonly BoardEntry[], now: number): Sections {
  const sections = Object.fromEntries(sectionNames.map((name) => [name, []])) as unknown as Sections;
  for (const entry of entries) {
    const name = sectionOf(entry, now);
    if (name) sections[name].push(entry);
  }
  for (const name of sectionNames) sections[name].sort(order[name]);
  return sections;
}

const soonMinutes = 30;
const longWaitMinutes = 5;

/** How much a pickup presses, in whole minutes. `pressing` asks for attention in looks as well as in words. */
export type Urgency =
  | { kind: "waiting"; minutes: number; pressing: boolean }
  | { kind: "held"; pressing: true }
  | { kind: "inTransit"; pressing: false }
  | { kind: "choosing"; pressing: false }
  | { kind: "late"; minutes: number; pressing: true }
  | { kind: "dueNow"; pressing: true }
  | { kind: "soon"; minutes: number; pressing: false }
  | { kind: "due"; pressing: false }
  | { kind: "holdOver"; pressing: true }
  | { kind: "until"; pressing: false };

/** @param now milliseconds, by the server's clock. */
export function urgencyOf(entry: BoardEntry, now: number): Urgency {
  if (entry.state === "ready") {
    if (entry.arrivedAt) {
      const minutes = Math.max(0, wholeMinutes(now - Date.parse(entry.arrivedAt)));
      const pressing = minutes >= longWaitMinutes && entry.broughtOutBy === null;
      return { kind: "waiting", minutes, pressing };
    }
    return entry.untilAt && Date.parse(entry.untilAt) < now
      ? { kind: "holdOver", pressing: true }
      : { kind: "until", pressing: false };
  }
  if (entry.reviewAt) return { kind: "held", pressing: true };
  if (entry.state === "requested" && entry.inTransit) return { kind: "inTransit", pressing: false };
  if (entry.choiceAt) return { kind: "choosing", pressing: false };
  const left = Date.parse(entry.dueAt) - now;
  if (left <= -60_000) return { kind: "late", minutes: wholeMinutes(-left), pressing: true };
  if (left <= 0) return { kind: "dueNow", pressing: true };
  const minutes = Math.ceil(left / 60_000);
  return minutes <= soonMinutes
    ? { kind: "soon", minutes, pressing: false }
    : { kind: "due", pressing: false };
}

const wholeMinutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000);

/** A length of time in the one unit that says enough. */
export function roughly(minutes: number): { unit: "minutes" | "hours" | "days"; count: number } {
  if (minutes < 120) return { unit: "minutes", count: minutes };
  if (minutes < 48 * 60) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / (24 * 60)) };
}

/** What the board counts above everything else. */
export type Totals = { orders: number; items: number; waiting: number; late: number };

/** @param now milliseconds, by the server's clock. */
export function totalsOf(entries: readonly BoardEntry[], now: number): Totals {
  const { waiting, overdue } = sectionsOf(entries, now);
  const toPick = entries.filter((e) => e.state === "requested" && !e.reviewAt);
  return {
    orders: entries.length,
    items: toPick.reduce((sum, e) => sum + e.units, 0),
    waiting: waiting.length,
    late: overdue.length,
  };
}

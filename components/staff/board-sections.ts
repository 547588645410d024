import type { BoardEntry } from "./board-entry";

/** The parts of the board, what presses most first. */
export const sectionNames = ["waiting", "held", "toPick", "picking", "ready"] as const;
export type SectionName = (typeof sectionNames)[number];

/** Where a pickup stands on the board; null for one that is over. */
export function sectionOf(entry: BoardEntry): SectionName | null {
  if (entry.state === "requested") return entry.reviewAt ? "held" : "toPick";
  if (entry.state === "picking") return "picking";
  if (entry.state === "ready") return entry.arrivedAt ? "waiting" : "ready";
  return null;
}

const byTime = (a: string | null, b: string | null): number => (a ?? "").localeCompare(b ?? "");

const order: Record<SectionName, (a: BoardEntry, b: BoardEntry) => number> = {
  // Whoever has stood here longest is next.
  waiting: (a, b) => byTime(a.arrivedAt, b.arrivedAt),
  // Whose time to be looked at ends first.
  held: (a, b) => byTime(a.reviewAt, b.reviewAt),
  toPick: (a, b) => byTime(a.dueAt, b.dueAt),
  picking: (a, b) => byTime(a.dueAt, b.dueAt),
  // Who is on the way comes before who may come any day.
  ready: (a, b) => Number(b.onMyWay) - Number(a.onMyWay) || byTime(a.untilAt, b.untilAt),
};

/** The board's pickups by section, each in the order they should be taken. */
export function sectionsOf(entries: readonly BoardEntry[]): Record<SectionName, BoardEntry[]> {
  const sections: Record<SectionName, BoardEntry[]> = {
    waiting: [],
    held: [],
    toPick: [],
    picking: [],
    ready: [],
  };
  for (const entry of entries) {
    const name = sectionOf(entry);
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
      return { kind: "waiting", minutes, pressing: minutes >= longWaitMinutes };
    }
    return entry.untilAt && Date.parse(entry.untilAt) < now
      ? { kind: "holdOver", pressing: true }
      : { kind: "until", pressing: false };
  }
  if (entry.reviewAt) return { kind: "held", pressing: true };
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

/** Those who came since the last look. Nobody on the first look: they were there before the board was. */
export function arrivedSince(seen: ReadonlySet<string> | null, entries: readonly BoardEntry[]): BoardEntry[] {
  if (!seen) return [];
  return entries.filter((e) => e.state === "ready" && e.arrivedAt !== null && !seen.has(e.id));
}

/** The pickups whose customer is here. */
export const arrivedIn = (entries: readonly BoardEntry[]): Set<string> =>
  new Set(entries.filter((e) => e.state === "ready" && e.arrivedAt !== null).map((e) => e.id));

import type { BoardEntry } from "./board-entry";

/** After so many minutes, and again after each as many, a wait that nobody has taken up is told anew. */
const patienceMinutes = 5;

const isHere = (e: BoardEntry): boolean => e.state === "ready" && e.arrivedAt !== null;

/** Those who came since the last look. Nobody on the first look: they were there before the board was. */
export function arrivedSince(seen: ReadonlySet<string> | null, entries: readonly BoardEntry[]): BoardEntry[] {
  return seen ? entries.filter((e) => isHere(e) && !seen.has(e.id)) : [];
}

/** The pickups whose customer is here. */
export const arrivedIn = (entries: readonly BoardEntry[]): Set<string> =>
  new Set(entries.filter(isHere).map((e) => e.id));

/** Somebody nobody goes out to, and for how many minutes: whole patiences. */
export type LongWait = { id: string; name: string; minutes: number };

/** @param now milliseconds, by the server's clock. */
export const longWaits = (entries: readonly BoardEntry[], now: number): LongWait[] =>
  entries.flatMap((e) => {
    if (!isHere(e) || e.broughtOutBy !== null) return [];
    const times = Math.floor((now - Date.parse(e.arrivedAt ?? "")) / (patienceMinutes * 60_000));
    return times >= 1 ? [{ id: e.id, name: e.name, minutes: times * patienceMinutes }] : [];
  });

/** Those whose wait has grown by a patience since it was told last. Nobody on the first look. */
export function toTellAgain(
  told: ReadonlyMap<string, number> | null,
  waits: readonly LongWait[],
): LongWait[] {
  return told ? waits.filter(({ id, minutes }) => minutes > (told.get(id) ?? 0)) : [];
}

import type { BoardAnswer, BoardEntry } from "./board-entry";

/** The next answer, with those entries that are as they were as the very same objects: their rows are not drawn again. */
export function keepKnown(before: BoardAnswer, next: BoardAnswer): BoardAnswer {
  const known = new Map(before.entries.map((entry) => [entry.id, entry]));
  return {
    ...next,
    entries: next.entries.map((entry) => {
      const old = known.get(entry.id);
      return old && isSame(old, entry) ? old : entry;
    }),
  };
}

const isSame = (a: BoardEntry, b: BoardEntry): boolean =>
  (Object.keys(b) as (keyof BoardEntry)[]).every((key) => a[key] === b[key]);

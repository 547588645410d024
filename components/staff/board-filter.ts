import type { BoardEntry } from "./board-entry";

/** What a board can be narrowed down to, by one press each. */
export const boardKinds = ["curbside", "age", "pay", "mine"] as const;
export type BoardKind = (typeof boardKinds)[number];

export type BoardFilter = {
  kind: BoardKind | null;
  /** Part of a name, an order's number or a shelf's label. */
  text: string;
};

const fits: Record<BoardKind, (entry: BoardEntry, me: string) => boolean> = {
  curbside: (e) => e.curbside,
  age: (e) => e.ageLimit !== null || e.idRequired,
  pay: (e) => e.owed !== null,
  mine: (e, me) => e.pickedBy === me || e.broughtOutBy === me,
};

const isIn = (text: string, ...where: (string | null)[]): boolean =>
  where.some((s) => s?.toLocaleLowerCase().includes(text));

/**
 * The pickups that a filter lets through. Whoever waits is hidden by no press: only by a text that means somebody else.
 * @param me how this clerk's name stands on the board
 */
export function filtered(
  entries: readonly BoardEntry[],
  { kind, text }: BoardFilter,
  me: string,
): BoardEntry[] {
  const sought = text.trim().toLocaleLowerCase();
  return entries.filter((e) => {
    if (sought && !isIn(sought, e.name, e.pickupPerson, e.number, e.shelf)) return false;
    return kind === null || (e.state === "ready" && e.arrivedAt !== null) || fits[kind](e, me);
  });
}

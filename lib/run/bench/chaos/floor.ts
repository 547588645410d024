import { newId } from "@/lib/kernel/id";
import { askUntilAnswered, type Told, type Wish } from "../person";
import type { Diary } from "./diary";

/** One who asks over the API, by a key and by a random choice of their own. */
export type Caller = { apiKey: string; random: () => number };

/** The shop as those in it see it: two doors, and everything they are told written down. */
export type Floor = {
  /** Addresses of the servers, each behind a way that loses answers. */
  doors: readonly string[];
  /** Requests without an answer yet, per door. */
  underWay: number[];
  diary: Diary;
  /** Nobody begins anything new once this is over; what was begun is carried through. */
  closing: AbortSignal;
  /** Ends everything. */
  signal: AbortSignal;
};

/** Nobody gives up before they have an answer: what they were not told could not be checked. */
const patience = { tries: 2_000, milliseconds: 10 * 60_000 };

/**
 * Asks until there is an answer, and writes it down.
 * @param kind what the report counts it as
 */
export async function ask(floor: Floor, caller: Caller, kind: string, wish: Wish): Promise<Told> {
  const told = await askUntilAnswered({
    ...wish,
    servers: floor.doors,
    first: Math.floor(caller.random() * floor.doors.length),
    apiKey: caller.apiKey,
    key: newId(),
    random: caller.random,
    signal: floor.signal,
    underWay: (door, change) => {
      floor.underWay[door]! += change;
    },
    patience,
  });
  floor.diary.asked.push({ kind, told });
  return told;
}

export const pick = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!;

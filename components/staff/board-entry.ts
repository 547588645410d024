import type { PickupState } from "@/lib/pickup/states";

/**
 * One pickup as the board shows it. Instants are ISO strings, for what is counted in minutes; their texts are in the
 * reader's language and the store's own time.
 */
export type BoardEntry = {
  id: string;
  number: string;
  state: PickupState;
  name: string;
  pickupPerson: string | null;
  dueAt: string;
  due: string;
  untilAt: string | null;
  until: string | null;
  arrivedAt: string | null;
  bay: string | null;
  note: string | null;
  /** Who takes the goods out to them. */
  broughtOutBy: string | null;
  curbside: boolean;
  onMyWay: boolean;
  shelf: string | null;
  pickedBy: string | null;
  units: number;
  ageLimit: number | null;
  /** Whether its goods are still on the way from another place. */
  inTransit: boolean;
  /** Until when its customer may choose instead of what is short; null when nothing is asked. */
  choiceAt: string | null;
  choice: string | null;
  /** When one that a manager has to look at is called off; null for every other. */
  reviewAt: string | null;
  review: string | null;
  idRequired: boolean;
  /** Money to take at the counter, written out. */
  owed: string | null;
};

/** What the board's call answers. */
export type BoardAnswer = {
  entries: BoardEntry[];
  /** There are more than the board shows. */
  more: boolean;
  /** How many that are over have goods to carry back. */
  putBacks: number;
};

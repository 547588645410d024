import type { Money } from "@/lib/kernel/money";
import type { Proof } from "../pickup-view";

/** Somebody of the staff, as far as their acts have to be told apart. */
export type Person = { id: string; name: string };

/**
 * One ready order, as far as a handover without a network needs it: no contact, no address, no code. Times in words are
 * the store's own.
 */
export type KeptOrder = {
  id: string;
  number: string;
  name: string;
  pickupPerson: string | null;
  shelf: string | null;
  until: string | null;
  /** Whether somebody waits for it. */
  here: boolean;
  bay: string | null;
  /** What is handed over, in units. */
  lines: { title: string; units: number }[];
  ageLimit: number | null;
  idRequired: boolean;
  owed: (Money & { text: string }) | null;
  /** What tells a right code from a wrong one, and is too little to find the right one by; see code-check.ts. */
  checks: Record<Proof, string> | null;
};

/** What a counter has on the device, for one store and one person. */
export type KeptBoard = {
  person: Person;
  store: { slug: string; name: string; timeZone: string };
  /** Minutes without a touch after which a shared device shows no customer; null on a device of one's own. */
  lockMinutes: number | null;
  /** The server's clock as it was kept, in milliseconds. */
  now: number;
  orders: KeptOrder[];
  /** The others on the board, by number alone: they cannot be handed over, but somebody may ask for them. */
  others: { number: string; state: "requested" | "picking"; due: string }[];
};

/** What a device asks the server to write down about one handover; see lib/pickup/hand-over-later.ts. */
export type LateHandover = {
  key: string;
  /** Id of whoever handed it over. */
  by: string;
  id: string;
  verification: { method: Proof | "id_document"; value?: string };
  collectedBy: { name: string; relation: "customer" | "pickup_person" };
  ageChecked: boolean;
  idChecked: boolean;
  payment?: { method: "cash" | "card_terminal"; amount: Money; receiptNumber?: string };
  /** ISO string, by the server's clock as far as the device knows it. */
  collectedAt: string;
};

/** Why a handover was not written down: in words, and what happened to the order instead. */
export type RefusedHandover = {
  code: string;
  message: string;
  happened: { text: string; who: string; at: string } | null;
};

/** What the server makes of a late handover. */
export type LateAnswer =
  | { outcome: "done" }
  /** Somebody else sits at the device now: nobody answers for another's act. */
  | { outcome: "waiting" }
  | ({ outcome: "refused" } & RefusedHandover);

/** A handover that stands on the device until it was written down, or until somebody has seen that it was not. */
export type QueuedHandover = Omit<LateHandover, "by"> & {
  number: string;
  /** The language in which a refusal is to be told. */
  locale: string;
  /** Who did it; null when it was done behind the lock, until somebody says that it was them. */
  by: Person | null;
  refused: RefusedHandover | null;
};

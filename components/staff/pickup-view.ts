import type { Money } from "@/lib/kernel/money";
import type { PickupState, UndoableVerb } from "@/lib/pickup/states";

/** One line of a pick list; `picked`, `ordered`, `short`, `cancelled` and `collected` are units. */
export type PickLine = {
  id: string;
  title: string;
  options: string;
  picture: string | null;
  ordered: number;
  picked: number;
  short: number;
  cancelled: number;
  collected: number;
  place: string | null;
  barcode: string | null;
  sku: string;
};

export type TimelineView = { id: string; text: string; who: string; at: string; dateTime: string };

/** How a handover was recorded, written out. */
export type HandoverView = {
  by: string;
  when: string;
  time: string;
  to: string;
  verification: string | null;
  /** What they signed with: the path of an SVG. */
  signature: string | null;
};

/** What waits of one line at its handover. */
export type HandoverGoods = {
  id: string;
  title: string;
  options: string;
  picture: string | null;
  waiting: number;
  ageLimit: number | null;
  /** What one, two, … of them cost, in minor units; null when nothing is paid at the counter. */
  costs: number[] | null;
};

/** What was scanned on the way here and stands for the customer. The thing itself stays on the server. */
export type Proof = "qr" | "code";

/** The press that can be taken back, and what the till then gives back, written out. */
export type UndoView = { verb: UndoableVerb; money: string | null };

/** One pickup as the counter shows it: texts in the reader's language, times in the store's. */
export type PickupView = {
  id: string;
  number: string;
  state: PickupState;
  store: { slug: string; name: string };
  customer: { name: string; phone: string | null };
  pickupPerson: string | null;
  placed: string;
  due: string;
  until: string | null;
  hereSince: string | null;
  bay: string | null;
  note: string | null;
  /** Who takes the goods out to them, and since when. */
  broughtOut: { by: string; time: string } | null;
  /** Whether the reader may go out to them: somebody waits, and it is not the reader who goes already. */
  mayBringOut: boolean;
  onMyWay: boolean;
  shelf: string | null;
  pickedBy: string | null;
  lines: PickLine[];
  /** What waits to be handed over; nothing before it is ready. */
  goods: HandoverGoods[];
  units: { picked: number; toPick: number };
  openLines: number;
  ageLimit: number | null;
  /** Money to take at the handover, in minor units and written out; null when nothing is owed. */
  owed: (Money & { text: string }) | null;
  paid: string | null;
  handover: HandoverView | null;
  ended: { by: string; when: string; reason: string | null } | null;
  timeline: TimelineView[];
  proof: Proof | null;
  /** Why a manager has to look at it before it is picked, and until when; null for one that may be picked. */
  review: { reasons: string[]; by: string; mayRelease: boolean } | null;
  /** Why an ID has to be seen; none when a code is enough. */
  idReasons: string[];
  codeRevoked: boolean;
  /** Null when nothing can be taken back any more, or not by this person. */
  undo: UndoView | null;
};

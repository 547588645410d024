import type { Tone } from "@/components/shop/now-answer";
import type { SumRow } from "@/components/shop/sum-rows";
import type { Money } from "@/lib/kernel/money";

/** A way out for a line that cannot be had as it is; `asks` is what its button sends. */
export type Way = { asks: string; label: string; note: string };

/** A basket line in the reader's words. */
export type LineView = {
  id: string;
  title: string;
  href: string;
  /** "Whole, sliced"; empty without options. */
  options: string;
  picture: string | null;
  plinth: string;
  ageLimit: number | null;
  quantity: number;
  /** Null when it has no price any more. */
  unit: Money | null;
  total: Money | null;
  /** What one cost when the shopper put it in, when that differs. */
  was: Money | null;
  promise: { tone: Tone; text: string };
  /** Whether it can be had as it is. */
  fine: boolean;
  /** Other ways to have it. */
  ways: Way[];
};

/** Something put aside, in the reader's words. */
export type SavedView = Pick<
  LineView,
  "id" | "title" | "href" | "options" | "picture" | "plinth" | "quantity" | "unit" | "was"
>;

export type GroupView = {
  method: "pickup" | "delivery";
  /** Names it on the page. */
  key: string;
  title: string;
  /** Street and opening hours; of what is delivered, what to know about that. */
  about: string;
  lines: LineView[];
};

/** Another way to have the basket: its trips and parcels with when, and what it lacks (else empty). */
export type OptionView = { asks: string; parts: { title: string; promise: string }[]; without: string };

export type BasketView = {
  groups: GroupView[];
  /** Best first. */
  options: OptionView[];
  total: Money;
  /** What the total is made of, and what to know about that; no rows when it is the goods alone. */
  sums: { rows: SumRow[]; note: string };
  /** Discount codes that were given, and why one does nothing; empty when it counts. */
  codes: { code: string; why: string }[];
  /** What of the goods is collected. */
  collected: Money;
  /** How much of it can be checked out: what is to be delivered cannot. */
  checkout: "all" | "collected" | "none";
  /** Lines that need a choice before they can be held. */
  open: number;
};

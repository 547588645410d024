import type { SumRow } from "@/components/shop/sum-rows";
import type { Money } from "@/lib/kernel/money";
import type { FulfillmentState } from "@/lib/pickup/states";

export type TimelineItem = { id: string; text: string; at: string; iso: string };

export type PickupLine = {
  id: string;
  title: string;
  options: string;
  picture: string | null;
  quantity: number;
  total: Money;
  /** Units that may still be called off. */
  cancellable: number;
};

/** A question about units that were not on the shelf. */
export type ChoiceView = {
  id: string;
  missing: string;
  why: string;
  /** Until when it can be answered, and what happens otherwise. */
  until: string;
  answers: { asks: string; label: string }[];
};

/** What can be changed about a pickup that is open. */
export type ChangesView = {
  /** Label of the button that keeps it longer; null when it cannot be. */
  extend: string | null;
  /** The chosen window; empty for as soon as it is ready. */
  window: string;
  /** The words of "as soon as it is ready". */
  soonest: string;
  days: { label: string; windows: { id: string; label: string; full: boolean }[] }[];
  /** Stores that have all of it. */
  stores: { slug: string; label: string }[];
  /** First name of who else may collect. */
  person: string | null;
  /** Whether a code is on its way that has to be typed to change that. */
  personCode: boolean;
  /** Whether the page came back whole while it was being said, and shows it again. */
  open: boolean;
};

/** An order that was not placed: its payment is waited for, or never came. */
export type UnpaidView = {
  state: "waiting" | "ended";
  headline: string;
  text: string;
  /** What to do about it; null when there is nothing to do. */
  link: { href: string; label: string } | null;
};

/** One pickup of an order as its customer reads it. */
export type PickupView = {
  id: string;
  state: FulfillmentState;
  /** Whether what was in it goes on in another part of the order. */
  elsewhere: boolean;
  /** Where it stands, in a few words. */
  headline: string;
  /** What that means and what comes next. */
  text: string;
  /** Where it is collected; null for what is sent. */
  store: { name: string; address: string; hours: string; map: string; phone: string | null } | null;
  /** Where a parcel goes, as far as anybody with the link may know; null for what is collected. */
  sentTo: string | null;
  /** Label and words of when it can be collected, or until when; null once it is over. */
  time: { label: string; words: string } | null;
  /** What proves that it is theirs; null once it is over. */
  proof: { code: string; qr: string } | null;
  /** Address of its calendar file; null when there is nothing to come for. */
  calendar: string | null;
  bring: string[];
  lines: PickupLine[];
  choices: ChoiceView[];
  /** Null when it is over, or is sent. */
  changes: ChangesView | null;
  timeline: TimelineItem[];
  /** Null unless it is ready; then what the shopper may say about coming. */
  coming: {
    onMyWay: boolean;
    arrived: boolean;
    /** Whether the store brings it to the car. */
    curbside: boolean;
    /** Bays to choose from; another place can be typed. */
    bays: string[];
    bay: string;
    note: string;
  } | null;
};

export type OrderView = {
  number: string;
  title: string;
  /** Null as soon as it is placed. */
  unpaid: UnpaidView | null;
  pickups: PickupView[];
  /** Of what was ordered. */
  /** What the total is made of; none when it is the goods alone. */
  sums: SumRow[];
  total: Money;
  vat: Money;
  /** Whether less of it comes than that. */
  changed: boolean;
  /** What is to be paid in the store, where it is not what was ordered. */
  toPay: Money | null;
  /** What was taken so far, and what of it was given back; null while nothing was. */
  taken: Money | null;
  back: Money | null;
  cancellable: boolean;
  /** Whether the shopper has something of it that might go back. */
  returnable: boolean;
  /** Whether nothing will change any more. */
  over: boolean;
  version: string;
};

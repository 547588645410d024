import type { SumRow } from "@/components/shop/sum-rows";
import type { Money } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/payments/states";

/** Another store for what is collected at one: `asks` when it has all of it, else only why not. */
export type OtherStore = { slug: string; name: string; note: string; asks: string | null };

export type WindowChoice = { id: string; label: string; full: boolean };

export type ReviewLine = {
  sku: string;
  title: string;
  options: string;
  picture: string | null;
  plinth: string;
  quantity: number;
  total: Money | null;
  /** What all of it cost when it was put into the basket, where that differs. */
  was: Money | null;
};

/** What is collected at one store, in the reader's words. */
export type PickupView = {
  /** Its own on the page: a store may have one for what is there and one for what a warehouse sends. */
  id: string;
  /** Whether a warehouse has yet to send it there: then it comes when it comes. */
  shipped: boolean;
  store: string;
  title: string;
  about: string;
  promise: string;
  /** How long it waits there. */
  kept: string;
  /** The words of "as soon as it is ready". */
  soonest: string;
  /** The chosen window; empty for as soon as it is ready. */
  window: string;
  days: { label: string; windows: WindowChoice[] }[];
  others: OtherStore[];
  lines: ReviewLine[];
};

/** What is sent, in the reader's words. */
export type DeliveryView = {
  promise: string;
  /** What each parcel holds; none when not all of it can be sent any more. */
  parcels: { title: string; goods: string }[];
  lines: ReviewLine[];
  countries: { code: string; name: string }[];
  /** The addresses that a signed-in shopper keeps. */
  saved: { id: string; name: string; text: string }[];
  /** Which of them it goes to, or `beside` for a typed one. */
  chosen: string;
  beside: string;
  /** Whether a typed address may be kept. */
  mayKeep: boolean;
};

/** A way to pay, and when it cannot pay this order, why not. */
export type PaymentChoice = {
  method: PaymentMethod;
  title: string;
  text: string;
  why: string;
  possible: boolean;
};

export type PaymentView = {
  choices: PaymentChoice[];
  chosen: PaymentMethod;
  /** The demo shop's cards; none in a real one. */
  cards: { id: string; label: string }[];
  card: string;
  /** Stripe's public name of this shop; null where it takes no payments. */
  stripe: string | null;
};

/** Where a checkout stands: goods are held, no longer held, or ordered already. */
export type CheckoutStanding = "held" | "expired" | "placed";

export type CheckoutView = {
  standing: CheckoutStanding;
  secondsLeft: number;
  /** The shop's clock when that much was left, in milliseconds. */
  at: number;
  extendable: boolean;
  pickups: PickupView[];
  /** Null when nothing is sent. */
  delivery: DeliveryView | null;
  /** What the total is made of, and what is wrong with that; no rows when it is the goods alone. */
  sums: { rows: SumRow[]; note: string };
  total: Money;
  /** Contained in the total, rate by rate. */
  vat: { rate: string; amount: Money }[];
  /** The highest age limit among the goods. */
  ageLimit: number | null;
  /** Whether the basket is no longer what is held. */
  basketChanged: boolean;
};

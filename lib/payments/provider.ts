import type { NextAction } from "./states";

/** A payment as a provider is asked about it: our id, the provider's own name once it said one, minor units. */
export type ProviderPayment = {
  id: string;
  reference: string | null;
  amount: number;
  currency: string;
  /** Whether the provider said that it hands this one out bit by bit. */
  inParts: boolean;
};

/** What of a payment was taken and given back so far, in minor units. */
type Taken = { captured: number; refunded: number };

/**
 * How a payment stands at its provider. A closed union: what nobody could tell – a time-out, a line that broke, an error
 * of the provider's own – is `unknown` and never a refusal, and is asked again under the same key.
 */
export type Answer =
  | ({
      state: "authorised";
      reference: string;
      /** Until when the provider keeps the money ready; null when it does not say. */
      lapsesAt: Date | null;
      /** Whether it hands the money out bit by bit. */
      inParts: boolean;
    } & Taken)
  /** Taken, in full or in part, and nothing more can be. */
  | ({ state: "captured"; reference: string } & Taken)
  | { state: "needs_confirmation"; reference: string; next: NextAction }
  /** `final` when asking once more cannot help. */
  | { state: "declined"; reference: string | null; reason: string; final?: true }
  /** Let go by the shop, or lapsed. */
  | ({ state: "voided"; reference: string | null } & Taken)
  /** The provider has never heard of it. */
  | { state: "missing" }
  /** It could not be reached at all, so it was asked for nothing: said only when nothing of this asking was sent. */
  | { state: "unreachable" }
  | { state: "unknown" };

/** One asking: `key` is the provider's idempotency key, the id of our operation. */
export type Asking = { payment: ProviderPayment; key: string };

/** What a provider told us by itself, after its signature was found good. Nothing of it is believed but its name. */
export type ProviderNotice = {
  eventId: string;
  type: string;
  reference: string | null;
  /** Our payment's id, where the provider carries it. */
  paymentId: string | null;
  /** What it claims to be about, to be held against our own intention; null where it says nothing. */
  amount: number | null;
  currency: string | null;
  /** Whether it is from another account than ours. */
  foreign: boolean;
};

/** What the page needs to let somebody pay. */
export type BrowserOffer =
  | { kind: "cards"; cards: readonly string[] }
  | { kind: "stripe"; publishableKey: string };

/**
 * A company that moves money. Each verb may be asked again with the same key and then does nothing more; each answers how
 * the payment stands afterwards, `declined` when that verb was refused, `unknown` when nobody can tell. None throws for
 * what the network does.
 */
export type Provider = {
  /** As in the addresses of its webhooks. */
  name: string;
  browser: () => BrowserOffer;
  /** @param ask.token what the browser got for the card; @param ask.returnTo where its own page sends the shopper back */
  authorise: (ask: Asking & { token: string | null; returnTo: string }) => Promise<Answer>;
  /** @param ask.amount minor units, of what is still ready. */
  capture: (ask: Asking & { amount: number }) => Promise<Answer>;
  /** Lets go what was not taken. A payment nobody heard of can be voided too: it will not come to be any more. */
  void: (ask: Asking) => Promise<Answer>;
  /** @param ask.amount minor units, of what was taken. */
  refund: (ask: Asking & { amount: number }) => Promise<Answer>;
  lookUp: (payment: ProviderPayment) => Promise<Answer>;
  /** The notice, or null when the signature is not the provider's or is older than five minutes. */
  verifyWebhook: (body: string, headers: Headers) => Promise<ProviderNotice | null>;
};

/** A way to pay: who moves the money, and what it can pay. */
export type PaymentWay = {
  /** Whether this shop has it at all. */
  offered: () => boolean;
  paysParcels: boolean;
  /** Null for money that a clerk takes. */
  provider: Provider | null;
};

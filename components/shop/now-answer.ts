/** How a line reads: plainly good, few left, to be had elsewhere, or not at all. */
export type Tone = "ready" | "few" | "elsewhere" | "none";
export type Line = { tone: Tone; text: string };

/** One store for one variant: the promise, how few are left (else empty), and whether it can be had there. */
export type StoreOffer = { store: string; tone: Tone; text: string; left: string };

/**
 * What only this visitor's page knows at this moment, in the reader's words, so that pages can be the same for
 * everyone and islands carry neither messages nor formatters.
 */
export type NowAnswer = {
  basket: { count: number };
  /** First name of whoever is signed in; null for a visitor. */
  name: string | null;
  /** The chosen store; null before one is chosen. */
  store: { slug: string; name: string; hours: string } | null;
  /** Every store, nearest first to the chosen one or to where the shopper said they are. */
  stores: {
    slug: string;
    name: string;
    /** Street and town. */
    address: string;
    open: boolean;
    hours: string;
    distance: string;
  }[];
  /** From where the stores are counted, or that the typed place is not known; empty when no place was typed. */
  near: string;
  /** Whether the product asked for in detail is on the shopper's wish list. */
  wished: boolean;
  /** By product slug; only when a store is chosen. */
  lines: Record<string, Line>;
  /** By SKU of the product asked for in detail: that the shopper's store, or every store, is out of it. */
  notes: Record<string, string>;
  /** By SKU of the product asked for in detail: "Delivered Tuesday"; only what can be sent. */
  delivered: Record<string, string>;
  /** By SKU of the product asked for in detail; stores nearest first. */
  offers: Record<string, StoreOffer[]>;
};

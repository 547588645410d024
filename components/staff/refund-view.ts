/** A line that a store handed over, as somebody decides what of its money goes back. */
export type RefundLineView = {
  id: string;
  title: string;
  picture: string | null;
  /** Units that the shopper has. */
  kept: number;
  /** `3 with the customer · €13.50 paid` */
  said: string;
  /** Whether nothing of its money is left to give back. */
  spent: boolean;
};

/** Money given back for goods that stayed, or waiting for somebody's yes. */
export type RefundCardView = { id: string; number: string; state: string; amount: string; lines: string[] };

/** Money that a provider refused to move, in the reader's words. */
export type RefusedView = {
  key: string;
  order: string;
  amount: string;
  what: string;
  /** Since when, how often it was tried, and the provider's own word. */
  facts: string[];
  /** Whether there is anybody to ask once more: a till's money moves at a till alone. */
  askable: boolean;
};

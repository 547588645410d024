/** A line of an order at the returns desk, in the reader's words. */
export type ReturnLineView = {
  id: string;
  title: string;
  picture: string | null;
  /** Units that may still come back. */
  left: number;
  /** `3 may come back, until 4 March`. */
  said: string;
  /** Whether only a manager may take it. */
  late: boolean;
};

/** Where lines are exchanged for something else, by their ids. */
export type ExchangeLinks = Readonly<Record<string, string>>;

/** A return that is over, on its way, or waits for somebody. */
export type ReturnCardView = {
  id: string;
  number: string;
  state: string;
  amount: string;
  lines: string[];
  /** Which order went out for it; empty when none did. */
  exchangedFor: string;
  /** What was issued about it, to print. */
  papers: { href: string; label: string }[];
};

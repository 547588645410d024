/** A table of a closing, in the reader's words: every row has as many cells as there are columns besides the first. */
export type ClosingTable = {
  title: string;
  columns: string[];
  rows: { head: string; cells: string[] }[];
  /** The last row, under a line. */
  total: { head: string; cells: string[] } | null;
};

/** A store's day at the counter. */
export type ClosingView = {
  /** `2 March 2026` */
  day: string;
  /** Whether nothing at all happened. */
  empty: boolean;
  tables: ClosingTable[];
  facts: { label: string; value: string }[];
};

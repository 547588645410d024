import type { Tx } from "@/db/client";

/** What somebody typed, in the language of the page they read. */
export type TextQuery = {
  locale: string;
  text: string;
  /** How many products are wanted. Those that fit as well as the last of them are told as well, so that none is cut off. */
  limit: number;
  /** The spelling is left alone. */
  asTyped?: boolean | undefined;
};

/** Products that answer a text, the best first. */
export type TextMatch = {
  /** Ids of products and how well each fits: whole numbers, larger is better. */
  products: readonly { id: string; score: number }[];
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
};

/** What stands in for a word that is still being typed. */
export type TextCompletion = TextMatch & {
  /** Texts that begin with what was typed, the most frequent first. */
  words: readonly string[];
};

/**
 * What finds products by text. Everything else about a listing – filters, sorting, facets, what a row shows – is read
 * from the shop's own tables, so another engine has these two questions to answer, and to listen to `catalog.changed`.
 */
export type SearchEngine = {
  /** Products for a whole text. May answer more than are on sale. */
  match: (tx: Tx, query: TextQuery) => Promise<TextMatch>;
  /** Products for a text whose last word may be half a word. */
  complete: (tx: Tx, query: TextQuery) => Promise<TextCompletion>;
};

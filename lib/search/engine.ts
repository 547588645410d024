import type { SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocalizedText, VariantOption } from "@/db/schema/catalog";
import type { ProductVariant } from "@/lib/catalog/product";
import type { Picture } from "@/lib/catalog/product-card";

/** What somebody typed, in the language of the page they read. */
export type TextQuery = {
  locale: string;
  text: string;
  /** How many products are wanted. */
  limit: number;
  /** The spelling is left alone. */
  asTyped?: boolean | undefined;
};

/** An engine's own name for what it found, a product or one of its texts: a number or a uuid. */
type Key = number | string;

/** Products that answer a text, the best first. */
export type TextMatch = {
  /** What the engine calls them, to be asked back with `SearchEngine.goods`. */
  keys: readonly Key[];
  /** How well each fits: whole numbers, larger is better, the largest first. */
  scores: readonly number[];
  /** Several keys may mean one product. */
  several: boolean;
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
  /** Counts what these have in common, where the engine knows without the shop's tables; null when not now. */
  counted?: ((tx: Tx) => Promise<Counted | null>) | undefined;
};

/** What products on sale have in common, each counted once. Brands and options in no order. */
export type Counted = {
  total: number;
  /** Each that has some, itself or below it, in the shop's order, with the slug of the one above it. */
  departments: { slug: string; name: LocalizedText; parent: string | null; count: number }[];
  brands: { name: string; count: number }[];
  options: { name: LocalizedText; value: LocalizedText; count: number }[];
  /** Of the cheapest and the dearest, in minor units of the shop's currency; null of nothing. */
  price: { min: number; max: number } | null;
  /** How many came down in price. */
  reduced: number;
};

/** What stands in for a word that is still being typed. */
export type TextCompletion = TextMatch & {
  /** Texts that begin with what was typed, the most frequent first. */
  words: readonly string[];
};

/**
 * What finds products by text. Everything else about a listing – filters, sorting, facets, what a row shows – is read
 * from the shop's own tables, so another engine has these questions to answer, and to listen to `catalog.changed`.
 */
export type SearchEngine = {
  /** Products for a whole text. May answer more than are on sale. */
  match: (tx: Tx, query: TextQuery) => Promise<TextMatch>;
  /** Products for a text whose last word may be half a word. */
  complete: (tx: Tx, query: TextQuery) => Promise<TextCompletion>;
  /**
   * What these keys mean, as part of the statement that reads it, so that nobody has to ask first what a thousand keys
   * mean: a row for each product on sale with its `score` (the best of its keys') and the columns of `Goods`.
   * @param found two lists as a statement takes them, in braces
   */
  goods: (found: { keys: SQL; scores: SQL; several: boolean }, locale: string | SQL) => SQL;
};

/** Columns of a product on sale, as every statement of a listing reads them. */
export type Goods = {
  id: string;
  slug: string;
  /** In the reader's language or, where it has none, in the shop's own. */
  title: string;
  brand: string | null;
  department_id: string;
  age_limit: number | null;
  /** In the shop's own order. */
  position: number;
  created_at: Date;
  /** Of its variants on sale, each once; null without any. */
  options: VariantOption[] | null;
  /** In the shop's currency, of the cheapest variant on sale. */
  amount: number;
  /** What that one cost before; null when it has not come down. */
  compare_at: number | null;
  /** How much that one holds. */
  measure: ProductVariant["measure"];
  /** Of the dearest. */
  highest: number;
  /** Whether any variant came down, and by how many whole percent the one that did most. */
  reduced: boolean;
  percent_off: number;
  /** Of its variants on sale, the cheapest first. */
  variant_ids: string[];
  /** Its first. */
  picture: Picture | null;
};

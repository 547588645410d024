import type { Money } from "@/lib/kernel/money";

/** What `/api/suggest` answers to a text that is still being typed. */
export type SuggestAnswer = {
  products: { slug: string; title: string; price: Money; picture: { src: string } | null }[];
  departments: { slug: string; name: string }[];
  stores: { slug: string; name: string; city: string }[];
  /** What could be meant, whole. */
  words: string[];
  /** The spelling that was searched instead of what was typed. */
  corrected: string | null;
};

import type { prices, productMedia, products, productTexts, variants } from "@/db/schema/catalog";
import type { FeedProduct } from "./feed";

/** A product of the file; `partial` when lines of it were refused, so that what is missing from it says nothing. */
export type BatchItem = { product: FeedProduct; partial: boolean };

export type PlanSettings = { source: string; locale: string; currency: string; vatBasisPoints: number };

/** A variant as counted; `quantity` is null when the file does not say. */
export type Counted = { variantId: string; line: number; product: string; quantity: number | null };

/** The rows that differ from what the shop has, and nothing else: a file read twice plans nothing. */
export type BatchPlan = {
  products: (typeof products.$inferInsert)[];
  texts: (typeof productTexts.$inferInsert)[];
  /** Products whose pictures are put anew, from `media`. */
  repictured: string[];
  media: (typeof productMedia.$inferInsert)[];
  /** Variants that leave their places, so that others can take them in any order. */
  moved: string[];
  variants: (typeof variants.$inferInsert)[];
  prices: (typeof prices.$inferInsert)[];
  counted: Counted[];
  /** Whether a product comes, goes or moves: else only what is said of those in `products` changes. */
  regrouped: boolean;
  productsMade: { created: number; updated: number; unchanged: number };
  variantsMade: { created: number; updated: number; unchanged: number; retired: number };
};

export const emptyPlan = (): BatchPlan => ({
  products: [],
  texts: [],
  repictured: [],
  media: [],
  moved: [],
  variants: [],
  prices: [],
  counted: [],
  regrouped: false,
  productsMade: { created: 0, updated: 0, unchanged: 0 },
  variantsMade: { created: 0, updated: 0, unchanged: 0, retired: 0 },
});

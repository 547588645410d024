import type { ProductCard } from "@/lib/catalog/product-card";

/** Something to narrow a listing by: the name and value its form field is sent with. */
export type Choice = {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
  /** Whether it is part of one above it. */
  below?: boolean;
};

export type ChoiceGroup = {
  /** The form field's name; several groups may share one. */
  field: string;
  /** What each value begins with. */
  prefix?: string;
  title: string;
  choices: Choice[];
};

/** A link that leads to this listing asked differently. */
export type ListingLink = { label: string; href: string };

export type ListingFilters = {
  /** What the form carries along unseen. */
  carried: { name: string; value: string }[];
  /** One of them at most. */
  departments: Choice[];
  groups: ChoiceGroup[];
  /** As typed, and the ends of what there is; empty where nothing is said. */
  price: { min: string; max: string; least: string; most: string } | null;
  onSale: { count: number; chosen: boolean } | null;
  at: "mine" | "any" | null;
};

export type ListingView = {
  locale: string;
  /** Path of the listing, where the form is sent and everything begins anew. */
  path: string;
  products: ProductCard[];
  /** How many stores the shop has. */
  stores: number;
  total: number;
  /** There are more than `total`. */
  capped: boolean;
  filters: ListingFilters;
  /** What was chosen, each with the way to take it off. */
  chosen: ListingLink[];
  /** Everything off. */
  cleared: string;
  sorts: (ListingLink & { current: boolean })[];
  /** The same listing with more of it; null at the end. */
  more: string | null;
  /** Its beginning; null when this is it. */
  start: string | null;
  /** "Ready today at my store" was asked for before a store was chosen. */
  storeMissing: boolean;
  /** Slug of the store that "my store" is, where it matters. */
  store: string | null;
};

import type { Department, Product, Variant } from "./catalogue/shape";
import { chance } from "./chance";
import type { Store } from "./stores";

export type SeededLevel = { readonly onHand: number; readonly safetyStock: number };

/** A whole number from `low` to `high`, both included. */
const between = (low: number, high: number, ...words: readonly string[]): number =>
  low + Math.floor(chance(...words) * (high - low + 1));

function atWarehouse(department: Department, product: Product, sku: string): number | null {
  if (department.madeInStore) return null;
  switch (product.stock) {
    case "staple":
      return between(80, 240, sku, "warehouse");
    case "steady":
    case "warehouse_only":
      return between(24, 90, sku, "warehouse");
    case "scarce":
      return between(4, 20, sku, "warehouse");
    case "rare":
      return between(0, 3, sku, "warehouse");
    case "nowhere":
      return 0;
  }
}

/** The one or two stores that have a rare thing, out of those that may sell it. */
function hasRare(product: Product, store: Store, stores: readonly Store[]): boolean {
  const ranked = stores
    .filter((s) => s.kind === "store" && !product.notSoldAt?.includes(s.slug))
    .sort((a, b) => chance(product.slug, a.slug) - chance(product.slug, b.slug));
  return ranked.slice(0, between(1, 2, product.slug, "stores")).includes(store);
}

function atStore(product: Product, sku: string, store: Store, stores: readonly Store[]): number | null {
  if (product.notSoldAt?.includes(store.slug)) return null;
  const carries = chance(product.slug, store.slug, "carries");
  const luck = chance(sku, store.slug, "luck");
  switch (product.stock) {
    case "staple":
      return between(12, 60, sku, store.slug);
    case "steady":
      if (carries > 0.86) return null;
      if (luck < 0.06) return 0;
      return luck < 0.16 ? between(1, 3, sku, store.slug) : between(5, 24, sku, store.slug);
    case "scarce":
      if (carries > 0.75) return null;
      if (luck < 0.25) return 0;
      return luck < 0.75 ? between(1, 3, sku, store.slug) : between(4, 6, sku, store.slug);
    case "rare":
      return hasRare(product, store, stores) ? between(1, 3, sku, store.slug) : null;
    case "warehouse_only":
      return null;
    case "nowhere":
      return carries > 0.6 ? null : 0;
  }
}

/**
 * How much of a variant the demo shop starts with at one place; null where the place does not carry it.
 * Derived from the names alone, so that every seeded shop is the same shop.
 */
export function seededLevel(
  department: Department,
  product: Product,
  variant: Variant,
  store: Store,
  stores: readonly Store[],
): SeededLevel | null {
  const onHand =
    store.kind === "warehouse"
      ? atWarehouse(department, product, variant.sku)
      : atStore(product, variant.sku, store, stores);
  if (onHand === null) return null;
  const keepsOneBack = store.kind === "store" && chance(variant.sku, store.slug, "safety") < 0.04;
  return { onHand, safetyStock: keepsOneBack ? 1 : 0 };
}

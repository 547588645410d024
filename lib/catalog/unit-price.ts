import type { Money } from "@/lib/kernel/money";
import type { ProductVariant } from "./product";

/** In how many of its own units a price is compared: a kilogram, a liter, a piece. */
const base = { g: 1000, ml: 1000, piece: 1 } as const;

/**
 * The price per kilogram, liter or piece, in minor units, half up; null when the content is unknown or the unit
 * price would say the same as the price.
 */
export function unitPrice(
  variant: Pick<ProductVariant, "measure" | "price">,
): { price: Money; unit: keyof typeof base } | null {
  if (!variant.measure) return null;
  const { amount, unit } = variant.measure;
  if (amount === base[unit]) return null;
  const { price } = variant;
  const perUnit = Math.floor((2 * price.amount * base[unit] + amount) / (2 * amount));
  return { price: { amount: perUnit, currency: price.currency }, unit };
}

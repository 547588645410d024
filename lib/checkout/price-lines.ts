import { vatWithin } from "@/lib/kernel/money";

export type PricedInput = { unitAmount: number; quantity: number; vatBasisPoints: number };
export type PricedLine = { totalAmount: number; vatAmount: number };

/**
 * Totals of order lines, in minor units: VAT is contained in the price and rounded half up per line, and the order's
 * is the sum of its lines', so that a receipt adds up by eye.
 */
export function priceLines<T extends PricedInput>(
  lines: readonly T[],
): { lines: (T & PricedLine)[]; totalAmount: number; vatAmount: number } {
  const priced = lines.map((line) => {
    const totalAmount = line.unitAmount * line.quantity;
    return { ...line, totalAmount, vatAmount: vatWithin(totalAmount, line.vatBasisPoints) };
  });
  return {
    lines: priced,
    totalAmount: priced.reduce((sum, l) => sum + l.totalAmount, 0),
    vatAmount: priced.reduce((sum, l) => sum + l.vatAmount, 0),
  };
}

/** What one rate of VAT amounts to; `gross` and `vat` in minor units, the rate in basis points: 2550 is 25.5 %. */
export type VatShare = { basisPoints: number; gross: number; vat: number };

/** The VAT of priced lines, rate by rate, the highest first. */
export function vatByRate(lines: readonly (PricedLine & { vatBasisPoints: number })[]): VatShare[] {
  const rates = Map.groupBy(lines, (line) => line.vatBasisPoints);
  return [...rates]
    .map(([basisPoints, own]) => ({
      basisPoints,
      gross: own.reduce((sum, line) => sum + line.totalAmount, 0),
      vat: own.reduce((sum, line) => sum + line.vatAmount, 0),
    }))
    .sort((a, b) => b.basisPoints - a.basisPoints);
}

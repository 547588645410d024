import type { VatPart } from "@/db/schema/orders";
import type { PricedLine } from "@/lib/promotions/price-order";

/** The VAT of a priced order's lines and delivery, rate by rate, the highest first. */
export function vatByRate(
  lines: readonly (Pick<PricedLine, "totalAmount" | "vatAmount"> & { vatBasisPoints: number })[],
  delivery: readonly VatPart[],
): VatPart[] {
  const parts = [
    ...lines.map((l) => ({ basisPoints: l.vatBasisPoints, gross: l.totalAmount, vat: l.vatAmount })),
    ...delivery,
  ];
  return [...Map.groupBy(parts, ({ basisPoints }) => basisPoints)]
    .map(([basisPoints, own]) => ({
      basisPoints,
      gross: own.reduce((sum, { gross }) => sum + gross, 0),
      vat: own.reduce((sum, { vat }) => sum + vat, 0),
    }))
    .sort((a, b) => b.basisPoints - a.basisPoints);
}

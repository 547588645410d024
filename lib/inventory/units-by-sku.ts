/** So many units of one SKU. */
export type SkuUnits = { sku: string; quantity: number };

/** The units of each SKU, however they are split into lines; SKUs in the order in which they first come. */
export function unitsBySku(lines: readonly SkuUnits[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
}

/** Two lines of one SKU draw on the same shelf: they are judged, routed and planned as one. */
export const addUp = (lines: readonly SkuUnits[]): SkuUnits[] =>
  [...unitsBySku(lines)].map(([sku, quantity]) => ({ sku, quantity }));

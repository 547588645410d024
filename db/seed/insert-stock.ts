import type { Tx } from "@/db/client";
import { stockLevels, stockMovements } from "@/db/schema/inventory";
import type { SeededVariant } from "./insert-catalogue";
import { seededLevel } from "./stock";
import { stores } from "./stores";

/** A statement carries at most 65,535 values; this many rows stay far below. */
const rowsPerStatement = 2_000;

/**
 * Puts the first stock on the shelves. What is there has a `received` movement behind it, so the ledger explains
 * the counters from the first row on; an empty shelf has none.
 * @returns how many stock levels there are.
 */
export async function insertStock(
  tx: Tx,
  catalogue: readonly SeededVariant[],
  locationIds: ReadonlyMap<string, string>,
): Promise<number> {
  const levels = stores.flatMap((store) =>
    catalogue.flatMap(({ id: variantId, department, product, variant }) => {
      const level = seededLevel(department, product, variant, store, stores);
      if (!level) return [];
      const cause = `seed:${store.slug}:${variant.sku}`;
      return [{ locationId: locationIds.get(store.slug)!, variantId, cause, ...level }];
    }),
  );
  for (const part of chunks(levels)) {
    await tx.insert(stockLevels).values(part.map(({ cause, ...level }) => level));
    await tx.insert(stockMovements).values(
      part
        .filter((level) => level.onHand > 0)
        .map(({ locationId, variantId, cause, onHand }) => ({
          locationId,
          variantId,
          kind: "received" as const,
          quantity: onHand,
          cause,
          actor: "system:seed",
        })),
    );
  }
  return levels.length;
}

function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / rowsPerStatement);
  return Array.from({ length: count }, (_, i) =>
    rows.slice(i * rowsPerStatement, (i + 1) * rowsPerStatement),
  );
}

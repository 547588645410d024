import { bounds } from "../bounds";
import { BrokenFile } from "../broken-file";
import type { ShopifyRow } from "./columns";
import { productKey } from "./read-rows";

/** How many rows each product has. */
export type RowCounts = ReadonlyMap<string, number>;

/**
 * Counts the rows of every product.
 * Throws BrokenFile when so many stand apart from the rest of their product that the file cannot be streamed.
 */
export async function countRows(rows: AsyncIterable<ShopifyRow>): Promise<RowCounts> {
  const counts = new Map<string, number>();
  const scattered = new Set<string>();
  let previous: string | undefined;
  for await (const row of rows) {
    const key = productKey(row);
    if (key === "") continue;
    const before = counts.get(key) ?? 0;
    if (before > 0 && key !== previous) scattered.add(key);
    counts.set(key, before + 1);
    previous = key;
  }
  let apart = 0;
  for (const key of scattered) apart += Math.min(counts.get(key)!, bounds.rowsOfProduct);
  if (apart > bounds.scatteredRows)
    throw new BrokenFile(
      `the rows of ${scattered.size} products do not stand together; sort the file by its handles`,
    );
  return counts;
}

export type RowGroup = {
  rows: ShopifyRow[];
  /** Lines beyond what one product may have. */
  beyond: number[];
  /** Its rows do not all stand together in the file. */
  scattered: boolean;
};

/**
 * Hands over the rows of one product after the other, each as soon as its last row has come: a product whose
 * rows are scattered over the file is still one product. A row without a handle stands alone.
 */
export async function* groupRows(
  rows: AsyncIterable<ShopifyRow>,
  counts: RowCounts,
): AsyncGenerator<RowGroup> {
  const open = new Map<string, RowGroup>();
  let previous: string | undefined;
  for await (const row of rows) {
    const key = productKey(row);
    if (key === "") {
      yield { rows: [row], beyond: [], scattered: false };
      continue;
    }
    const group = open.get(key) ?? { rows: [], beyond: [], scattered: false };
    open.set(key, group);
    if (group.rows.length > 0 && key !== previous) group.scattered = true;
    if (group.rows.length < bounds.rowsOfProduct) group.rows.push(row);
    else group.beyond.push(row.line);
    if (group.rows.length + group.beyond.length === counts.get(key)) {
      open.delete(key);
      yield group;
    }
    previous = key;
  }
}

import type { FeedProduct, ReadProduct } from "../feed";
import { type Cells, readAll, shopifyCsv } from "../practice-file";

/** Reads rows of cells as a file of them. */
export const read = (rows: readonly Cells[]): Promise<ReadProduct[]> => readAll(shopifyCsv(rows));

/** The one product of some rows; fails when there are others, or none. */
export async function one(...rows: Cells[]): Promise<ReadProduct & { product: FeedProduct }> {
  const products = await read(rows);
  const [only] = products;
  if (products.length !== 1 || !only?.product)
    throw new Error(`One product was wanted, not ${JSON.stringify(products)}.`);
  return { ...only, product: only.product };
}

/** A row of a tee of a size. */
export const sized = (size: string, more: Cells = {}): Cells => ({
  handle: "tee",
  value1: size,
  price: "9",
  ...more,
});
export const tee = (more: Cells = {}): Cells =>
  sized("S", { title: "Tee", option1: "Size", sku: "T-S", ...more });
export const picture = (image: string, more: Cells = {}): Cells => ({ handle: "tee", image, ...more });

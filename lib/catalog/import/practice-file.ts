import { Readable } from "node:stream";
import type { ReadProduct, ReadSettings, Source } from "./feed";
import { shopify } from "./shopify/format";

/** A source from what is in memory, handed over in pieces so that nothing depends on where a piece ends. */
export const sourceOf = (content: string | Buffer, pieceLength = 61): Source => ({
  open: () => {
    const bytes = Buffer.from(content);
    const count = Math.ceil(bytes.length / pieceLength);
    return Readable.from(
      Array.from({ length: count }, (_, i) => bytes.subarray(i * pieceLength, (i + 1) * pieceLength)),
    );
  },
});

const columns = {
  handle: "Handle",
  title: "Title",
  body: "Body (HTML)",
  vendor: "Vendor",
  type: "Type",
  published: "Published",
  option1: "Option1 Name",
  value1: "Option1 Value",
  option2: "Option2 Name",
  value2: "Option2 Value",
  sku: "Variant SKU",
  grams: "Variant Grams",
  tracker: "Variant Inventory Tracker",
  quantity: "Variant Inventory Qty",
  price: "Variant Price",
  compareAt: "Variant Compare At Price",
  taxable: "Variant Taxable",
  barcode: "Variant Barcode",
  image: "Image Src",
  imagePosition: "Image Position",
  alt: "Image Alt Text",
  giftCard: "Gift Card",
  status: "Status",
} as const;
export type Cells = Partial<Record<keyof typeof columns, string>>;

const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A Shopify product CSV with these rows. The header is line 1, so the first row is line 2. */
export function shopifyCsv(rows: readonly Cells[]): string {
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  const lines = [keys.map((key) => columns[key]), ...rows.map((row) => keys.map((key) => row[key] ?? ""))];
  return lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

/** A product of one row without options, in stock. */
export const simple = (handle: string, more: Cells = {}): Cells => ({
  handle,
  title: `The ${handle}`,
  type: "Things",
  option1: "Title",
  value1: "Default Title",
  sku: handle.toUpperCase(),
  tracker: "shopify",
  quantity: "5",
  price: "10.00",
  ...more,
});

/** Everything that a Shopify CSV reads as. */
export async function readAll(
  csv: string | Buffer,
  settings: ReadSettings = { currency: "EUR", countsStock: true },
): Promise<ReadProduct[]> {
  const read: ReadProduct[] = [];
  const products = await shopify.check(sourceOf(csv), settings);
  for await (const product of products()) read.push(product);
  return read;
}

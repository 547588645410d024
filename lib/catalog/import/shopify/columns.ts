import { BrokenFile } from "../broken-file";
import type { CsvRecord } from "../csv-records";

/** The columns that are read, by the names Shopify gives them in its exports and in its newer template. */
const columnNames = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  body: ["Body (HTML)", "Description"],
  vendor: ["Vendor"],
  type: ["Type", "Custom Product Type"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  giftCard: ["Gift Card"],
  option1Name: ["Option1 Name"],
  option1Value: ["Option1 Value"],
  option2Name: ["Option2 Name"],
  option2Value: ["Option2 Value"],
  option3Name: ["Option3 Name"],
  option3Value: ["Option3 Value"],
  sku: ["Variant SKU", "SKU"],
  grams: ["Variant Grams", "Weight value (grams)"],
  tracker: ["Variant Inventory Tracker", "Inventory tracker"],
  quantity: ["Variant Inventory Qty", "Inventory quantity"],
  price: ["Variant Price", "Price"],
  compareAt: ["Variant Compare At Price", "Compare-at price"],
  taxable: ["Variant Taxable", "Charge tax"],
  barcode: ["Variant Barcode", "Barcode"],
  imageSrc: ["Image Src", "Product image URL"],
  imagePosition: ["Image Position"],
  imageAlt: ["Image Alt Text"],
} as const;

export type Column = keyof typeof columnNames;
const columns = Object.keys(columnNames) as Column[];
const required: readonly Column[] = ["handle", "title", "price"];

/** Where each column stands; one that the file lacks is absent. */
export type Header = { readonly [C in Column]?: number };

/** One record, trimmed. A column that the file lacks reads as an empty cell; `header` tells the two apart. */
export type ShopifyRow = { line: number; header: Header; cells: Record<Column, string> };

/** What to call a column in a message. */
export const columnTitle = (column: Column): string => columnNames[column][0];

/** Finds the columns in the first record. Throws BrokenFile when it is not the header of a product CSV. */
export function readHeader(record: CsvRecord): Header {
  const titles = record.cells.map((cell) => cell.trim().toLowerCase());
  const header: { [C in Column]?: number } = {};
  for (const column of columns) {
    const places = columnNames[column]
      .map((name) => name.toLowerCase())
      .flatMap((name) => titles.flatMap((title, i) => (title === name ? [i] : [])));
    if (places.length > 1)
      throw new BrokenFile(`the column "${columnTitle(column)}" stands twice in the header`, record.line);
    if (places[0] !== undefined) header[column] = places[0];
  }
  const missing = required.filter((column) => header[column] === undefined).map(columnTitle);
  if (missing.length > 0) {
    const hint = /[;\t]/.test(record.cells[0] ?? "") ? "; its cells must be separated by commas" : "";
    throw new BrokenFile(
      `this is not a Shopify product CSV: the header has no ${missing.join(", no ")}${hint}`,
      record.line,
    );
  }
  return header;
}

/** A value, if the file has a column that could have said otherwise. */
export const saidBy = <T>(row: ShopifyRow, columns: readonly Column[], value: T): T | undefined =>
  columns.some((column) => row.header[column] !== undefined) ? value : undefined;

/** The cells that matter of one record. */
export function readRow(header: Header, record: CsvRecord): ShopifyRow {
  const cells = {} as Record<Column, string>;
  for (const column of columns) {
    const place = header[column];
    cells[column] = place === undefined ? "" : record.cells[place]!.trim();
  }
  return { line: record.line, header, cells };
}

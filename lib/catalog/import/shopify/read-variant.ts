import type { FeedVariant, Note, ReadSettings } from "../feed";
import {
  type Cell,
  oneLine,
  readBarcode,
  readCompareAt,
  readFlag,
  readGrams,
  readPrice,
  readQuantity,
  readSku,
  readWords,
} from "./cells";
import { type Column, columnTitle, type ShopifyRow, saidBy } from "./columns";
import { inventSku } from "./invent-sku";

const optionColumns = [
  { name: "option1Name", value: "option1Value" },
  { name: "option2Name", value: "option2Value" },
  { name: "option3Name", value: "option3Value" },
] as const satisfies readonly { name: Column; value: Column }[];

/** A product's option names by place; null where it has no such option. */
export type OptionNames = readonly (string | null)[];

/** The options of a product, which its first row alone names. "Title" with "Default Title" means that it has none. */
export function readOptionNames(head: ShopifyRow, max: number): Cell<OptionNames> {
  const names: (string | null)[] = [];
  for (const { name } of optionColumns) {
    const read = readWords(head.cells[name], columnTitle(name), max);
    if ("reason" in read) return read;
    names.push(read.value);
  }
  const [first, ...others] = names;
  const none =
    others.every((name) => name === null) &&
    /^(title)?$/i.test(first ?? "") &&
    /^(default title)?$/i.test(oneLine(head.cells.option1Value));
  return { value: none ? [null, null, null] : names };
}

/** Whether a row says anything of a variant; one that does not is there for its picture. */
export const hasVariant = (row: ShopifyRow): boolean =>
  [...optionColumns.map((o) => o.value), "sku", "price", "barcode"].some(
    (column) => row.cells[column as Column] !== "",
  );

export type ReadVariant = { variant: FeedVariant; notes: Note[] } | { reason: string };

/** Reads one variant. Whatever is wrong with its row is said at once. */
export function readVariant(
  row: ShopifyRow,
  product: { handle: string; optionNames: OptionNames },
  settings: ReadSettings,
  max: number,
): ReadVariant {
  const { cells, line } = row;
  const reasons: string[] = [];
  const notes: string[] = [];
  const take = <T>(cell: Cell<T>): T | undefined => {
    if ("reason" in cell) {
      reasons.push(cell.reason);
      return undefined;
    }
    if (cell.note) notes.push(cell.note);
    return cell.value;
  };

  const options = readOptions(row, product.optionNames, max, reasons);
  const amount = take(readPrice(cells.price, "Variant Price", settings.currency));
  const compareAtAmount =
    amount === undefined ? null : take(readCompareAt(cells.compareAt, settings.currency, amount));
  const grams = take(readGrams(cells.grams));
  const quantity = take(readQuantity(cells.quantity));
  const barcode = take(readBarcode(cells.barcode));
  const sku = take(readSku(cells.sku));
  const taxable = take(readFlag(cells.taxable, columnTitle("taxable"), true));
  if (reasons.length > 0) return { reason: reasons.join("; ") };

  if (taxable === false)
    notes.push("not taxable in the file: the VAT of this import is in its price all the same");
  if (sku === null) notes.push("no SKU: one made from handle and options");
  const variant: FeedVariant = {
    line,
    sku:
      sku ??
      inventSku(
        product.handle,
        options.map((o) => o.value),
      ),
    barcode: saidBy(row, ["barcode"], barcode ?? null),
    options,
    grams: saidBy(row, ["grams"], grams ?? 0),
    amount: amount ?? 0,
    compareAtAmount: saidBy(row, ["compareAt"], compareAtAmount ?? null),
    quantity: quantity ?? null,
  };
  return { variant, notes: notes.map((text) => ({ line, text })) };
}

function readOptions(
  row: ShopifyRow,
  names: OptionNames,
  max: number,
  reasons: string[],
): { name: string; value: string }[] {
  const options: { name: string; value: string }[] = [];
  optionColumns.forEach((columns, i) => {
    const read = readWords(row.cells[columns.value], columnTitle(columns.value), max);
    const name = names[i];
    if ("reason" in read) reasons.push(read.reason);
    else if (name && read.value === null) reasons.push(`has no value for the option "${name}"`);
    else if (name && read.value !== null) options.push({ name, value: read.value });
    else if (read.value !== null && !/^default title$/i.test(read.value))
      reasons.push(`${columnTitle(columns.value)} has a value, but the product has no such option`);
  });
  return options;
}

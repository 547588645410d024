import { parseDecimal } from "@/lib/kernel/money";
import { bounds } from "../bounds";

/** A cell's value, or why it cannot be used. */
export type Cell<T> = { value: T; note?: string } | { reason: string };

/** A cell as it may stand in a message: short, on one line. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

/** Words on one line: no control characters, no runs of spaces. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .normalize("NFC");

/** Text that was kept from being read as a number or formula by a leading apostrophe. */
const withoutApostrophe = (text: string): string => text.replace(/^'+/, "").trim();

/** Words on one line, at most `max` characters; empty becomes null. */
export function readWords(text: string, title: string, max: number): Cell<string | null> {
  const words = oneLine(text);
  if (words.length > max) return { reason: `${title} is longer than ${max} characters` };
  return { value: words === "" ? null : words };
}

/** "true" or "false" in any case; empty is `otherwise`. */
export function readFlag(text: string, title: string, otherwise: boolean): Cell<boolean> {
  if (text === "") return { value: otherwise };
  if (/^(true|yes|1)$/i.test(text)) return { value: true };
  if (/^(false|no|0)$/i.test(text)) return { value: false };
  return { reason: `${title} ${quoted(text)} is neither true nor false` };
}

/** A price in minor units of the currency. */
export function readPrice(text: string, title: string, currency: string): Cell<number> {
  if (text === "") return { reason: `has no ${title}` };
  let amount: number;
  try {
    amount = parseDecimal(text, currency);
  } catch {
    return { reason: `${title} ${quoted(text)} is not an amount of ${currency} such as 12.90` };
  }
  if (amount > bounds.price) return { reason: `${title} ${quoted(text)} is too high` };
  return { value: amount };
}

/** The price before a sale; one that is not above the price says nothing, and is left out. */
export function readCompareAt(text: string, currency: string, price: number): Cell<number | null> {
  if (text === "") return { value: null };
  const read = readPrice(text, "Variant Compare At Price", currency);
  if ("reason" in read || read.value > price) return read;
  return { value: null, note: "compare-at price is not above the price: left out" };
}

/** Weight in whole grams; empty is 0. */
export function readGrams(text: string): Cell<number> {
  if (text === "") return { value: 0 };
  const grams = /^\d{1,10}(\.\d+)?$/.test(text) ? Math.round(Number(text)) : Number.NaN;
  if (!(grams <= bounds.grams)) return { reason: `Variant Grams ${quoted(text)} is not a weight in grams` };
  return { value: grams };
}

/** Units counted; null when empty. Less than none is none. */
export function readQuantity(text: string): Cell<number | null> {
  if (text === "") return { value: null };
  if (!/^-?\d{1,10}(\.0+)?$/.test(text))
    return { reason: `Variant Inventory Qty ${quoted(text)} is not a whole number` };
  const units = Number(text);
  if (units > bounds.quantity) return { reason: `Variant Inventory Qty ${quoted(text)} is too high` };
  return units < 0 ? { value: 0, note: "inventory quantity is below 0: taken as 0" } : { value: units };
}

/** A SKU without spaces and commas, which pick lists and scanners trip over; null when empty. */
export function readSku(text: string): Cell<string | null> {
  const written = withoutApostrophe(text);
  if (written === "") return { value: null };
  const sku = written.normalize("NFC").replace(/[\p{Cc}\s,]+/gu, "-");
  if (sku.length > bounds.sku) return { reason: `Variant SKU is longer than ${bounds.sku} characters` };
  return sku === written ? { value: sku } : { value: sku, note: "SKU has spaces or commas: written with -" };
}

/** A barcode without its spaces; null when empty. */
export function readBarcode(text: string): Cell<string | null> {
  const barcode = withoutApostrophe(text).replace(/[\p{Cc}\s]+/gu, "");
  if (barcode === "") return { value: null };
  // 5.0553E+12 is what a spreadsheet leaves of an EAN; a scanner would never find it.
  if (/^\d+[.,]?\d*e\+?\d+$/i.test(barcode))
    return { value: null, note: "barcode was rounded by a spreadsheet: left out" };
  if (barcode.length > bounds.barcode)
    return { reason: `Variant Barcode is longer than ${bounds.barcode} characters` };
  return { value: barcode };
}

/** An http or https address of a picture. */
export function readPictureUrl(text: string): Cell<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    return { reason: `Image Src ${quoted(text)} is not an http or https address` };
  if (url.href.length > bounds.url) return { reason: `Image Src is longer than ${bounds.url} characters` };
  return { value: url.href };
}

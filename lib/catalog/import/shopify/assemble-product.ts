import { safeHtml } from "../../safe-html";
import { slugOf } from "../../slug";
import { bounds } from "../bounds";
import {
  type FeedProduct,
  type FeedVariant,
  type Note,
  type ReadProduct,
  type ReadSettings,
  type Refusal,
  refuseWhole,
} from "../feed";
import { type Cell, quoted, readFlag, readWords } from "./cells";
import { type ShopifyRow, saidBy } from "./columns";
import type { RowGroup } from "./group-rows";
import { readPictures } from "./read-pictures";
import { hasVariant, type OptionNames, readOptionNames, readVariant } from "./read-variant";

/**
 * Makes one product of its rows: the row with a title speaks for the product, each row with a price, SKU or
 * option is a variant, each row with a picture adds it. Pure.
 */
export function assembleProduct(group: RowGroup, settings: ReadSettings): ReadProduct {
  const { rows } = group;
  const head = rows.find((row) => row.cells.title !== "") ?? rows[0]!;
  const handle = head.cells.handle;
  const lines = [...rows.map((row) => row.line), ...group.beyond];
  const read = readHead(head);
  if ("reason" in read)
    return { product: null, refusals: refuseWhole(handle, headFirst(head, lines), read.reason), notes: [] };

  const { optionNames, notes: headNotes, ...product } = read.value;
  const refusals: Refusal[] = group.beyond.map((line) => ({
    line,
    product: handle,
    part: "variant",
    reason: `the product has more than ${bounds.rowsOfProduct} rows`,
  }));
  const notes: Note[] = headNotes.map((text) => ({ line: head.line, text }));
  if (group.scattered)
    notes.push({ line: head.line, text: "rows of one product stand apart in the file: put together" });

  const own = ownRows(rows, head, refusals);
  const variants = readVariants(own, head, { handle, optionNames }, settings, { refusals, notes });
  const pictures = saidBy(head, ["imageSrc"], readPictures(own, { refusals, notes }));
  refusals.sort((a, b) => a.line - b.line);
  return { product: { ...product, handle, lines, variants, pictures }, refusals, notes };
}

const headFirst = (head: ShopifyRow, lines: readonly number[]): number[] => [
  head.line,
  ...lines.filter((line) => line !== head.line),
];

type Head = Omit<FeedProduct, "handle" | "lines" | "variants" | "pictures"> & {
  optionNames: OptionNames;
  notes: string[];
};

const noType = 'no type: put in the department "other"';
const noTypeColumn = 'the file has no types: a new product is put in the department "other"';

/** What the row with the title says of the whole product. */
function readHead(row: ShopifyRow): Cell<Head> {
  const { cells } = row;
  const reasons: string[] = [];
  const take = <T>(cell: Cell<T>): T | undefined => {
    if (!("reason" in cell)) return cell.value;
    reasons.push(cell.reason);
    return undefined;
  };
  const slug = slugOf(cells.handle, bounds.handle);
  if (cells.handle === "") reasons.push("has no Handle");
  else if (cells.handle.length > bounds.handle)
    reasons.push(`Handle is longer than ${bounds.handle} characters`);
  else if (slug === "") reasons.push(`Handle ${quoted(cells.handle)} has neither letters nor digits`);
  const title = take(readWords(cells.title, "Title", bounds.title));
  if (title === null) reasons.push("has no Title");
  const brand = take(readWords(cells.vendor, "Vendor", bounds.word));
  const type = take(readWords(cells.type, "Type", bounds.word));
  const optionNames = take(readOptionNames(row, bounds.word));
  const published = take(readFlag(cells.published, "Published", true));
  const status = take(readStatus(cells.status));
  if (take(readFlag(cells.giftCard, "Gift Card", false))) reasons.push("gift cards are not supported yet");
  const descriptionHtml = take(readDescription(cells.body));
  if (reasons.length > 0) return { reason: reasons.join("; ") };
  // A type without a letter or digit ("-") names no department.
  const department = type && slugOf(type, bounds.word) !== "" ? type : null;
  return {
    value: {
      slug,
      title: title ?? "",
      descriptionHtml: saidBy(row, ["body"], descriptionHtml ?? ""),
      brand: saidBy(row, ["vendor"], brand ?? null),
      department: saidBy(row, ["type"], department),
      status: saidBy(row, ["status", "published"], status === "published" && !published ? "draft" : status),
      optionNames: optionNames ?? [],
      notes: department === null ? [saidBy(row, ["type"], noType) ?? noTypeColumn] : [],
    },
  };
}

function readStatus(text: string): Cell<FeedProduct["status"]> {
  switch (text.toLowerCase()) {
    case "":
    case "active":
      return { value: "published" };
    case "draft":
      return { value: "draft" };
    case "archived":
      return { value: "archived" };
    default:
      return { reason: `Status ${quoted(text)} is none of active, draft and archived` };
  }
}

function readDescription(html: string): Cell<string> {
  if (html.length > bounds.rawHtml) return { reason: "Body (HTML) is longer than 512 KiB" };
  const safe = safeHtml(html);
  if (safe.length > bounds.html) return { reason: "Body (HTML) is longer than 64 KiB when cleaned" };
  return { value: safe };
}

/** The rows that are this product's: not those of a second product that was given the same handle. */
function ownRows(rows: readonly ShopifyRow[], head: ShopifyRow, refusals: Refusal[]): ShopifyRow[] {
  const own: ShopifyRow[] = [];
  const refuse = (row: ShopifyRow, reason: string) =>
    refusals.push({ line: row.line, product: head.cells.handle, part: "variant", reason });
  let stranger: ShopifyRow | null = null;
  for (const row of rows) {
    if (row.cells.title === head.cells.title) stranger = null;
    else if (row.cells.title !== "") stranger = row;
    if (stranger === row)
      refuse(row, `another product has this handle at line ${head.line}, with another title`);
    else if (stranger) refuse(row, `belongs to line ${stranger.line}, which is refused`);
    else if (row !== head && !hasVariant(row) && row.cells.imageSrc === "")
      refuse(row, "has neither a variant (option values, SKU, price) nor a picture");
    else own.push(row);
  }
  return own;
}

type Said = { refusals: Refusal[]; notes: Note[] };

function readVariants(
  rows: readonly ShopifyRow[],
  head: ShopifyRow,
  product: { handle: string; optionNames: OptionNames },
  settings: ReadSettings,
  said: Said,
): FeedVariant[] {
  const variants: FeedVariant[] = [];
  const byOptions = new Map<string, number>();
  for (const row of rows) {
    if (row !== head && !hasVariant(row)) continue;
    const read = readVariant(row, product, settings, bounds.word);
    const refuse = (reason: string) =>
      said.refusals.push({ line: row.line, product: product.handle, part: "variant", reason });
    if ("reason" in read) {
      refuse(read.reason);
      continue;
    }
    const key = JSON.stringify(read.variant.options.map((o) => o.value.toLowerCase()));
    const same = byOptions.get(key);
    if (same !== undefined) refuse(`has the same options as line ${same}`);
    else if (variants.length >= bounds.variants)
      refuse(`the product has more than ${bounds.variants} variants`);
    else {
      byOptions.set(key, row.line);
      variants.push(read.variant);
      said.notes.push(...read.notes);
      if (settings.countsStock) said.notes.push(...stockNotes(row));
    }
  }
  return variants;
}

function stockNotes(row: ShopifyRow): Note[] {
  const { line, cells } = row;
  if (cells.quantity === "")
    return [{ line, text: "no inventory quantity: a count that exists is left alone, otherwise 0" }];
  if (cells.tracker === "")
    return [{ line, text: "inventory not tracked in the file: its quantity is taken as counted" }];
  return [];
}

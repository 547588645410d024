import type { productStatuses } from "@/db/schema/catalog";

/** A file that can be read more than once, unzipped. */
export type Source = { open: () => NodeJS.ReadableStream };

/** What was left out. A refused product takes all its lines with it. */
export type Refusal = {
  /** Line of the file, as an editor counts them; the first one of the record. */
  line: number;
  product: string;
  part: "product" | "variant" | "picture" | "quantity";
  reason: string;
};

/** Something that came in, but not quite as it was written. The same text each time, so that it can be counted. */
export type Note = { line: number; text: string };

/** A variant as a file has it. What is undefined the file has no column for; it stays as the shop has it. */
export type FeedVariant = {
  line: number;
  sku: string;
  barcode: string | null | undefined;
  options: { name: string; value: string }[];
  grams: number | undefined;
  /** Minor units, VAT included. */
  amount: number;
  compareAtAmount: number | null | undefined;
  /** Units counted; null when the file says nothing. */
  quantity: number | null;
};

export type FeedPicture = { src: string; alt: string };

/**
 * One product as any format hands it over: within the bounds, clean, in one language. What is undefined the file
 * has no column for; it stays as the shop has it.
 */
export type FeedProduct = {
  /** Its name in the file, for messages. */
  handle: string;
  slug: string;
  /** Every line that it stands on. */
  lines: number[];
  status: (typeof productStatuses)[number] | undefined;
  title: string;
  descriptionHtml: string | undefined;
  brand: string | null | undefined;
  /** Null: the shop's department for everything else. */
  department: string | null | undefined;
  variants: FeedVariant[];
  pictures: FeedPicture[] | undefined;
};

/** What became of one product's lines. `product` is null when nothing of it can be imported. */
export type ReadProduct = { product: FeedProduct | null; refusals: Refusal[]; notes: Note[] };

export type ReadSettings = {
  currency: string;
  /** Whether the quantities are going to be used. */
  countsStock: boolean;
};

/** A kind of file that can be imported. */
export type Format = {
  /** Written on products as their source. */
  name: string;
  /**
   * Reads the whole file once, keeping next to nothing, to see that it is sound.
   * @returns the second reading, which hands over one product after the other.
   * Throws BrokenFile.
   */
  check: (source: Source, settings: ReadSettings) => Promise<() => AsyncGenerator<ReadProduct>>;
};

/** A product that cannot be imported: its first line says why, its others that they go with it. */
export function refuseWhole(handle: string, lines: readonly number[], reason: string): Refusal[] {
  const first = lines[0] ?? 0;
  return lines.map((line, i) => ({
    line,
    product: handle,
    part: "product",
    reason: i === 0 ? reason : `its product is refused at line ${first}`,
  }));
}

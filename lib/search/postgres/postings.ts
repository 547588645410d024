import "server-only";
import { type SQL, sql } from "drizzle-orm";

/** Documents are numbered through, and kept together by this many; `search_entry` in the database knows it too. */
export const blockSize = 16_384;
/** No stem's: the documents that postings still name and that are gone. */
export const goneTerm = 0;

/**
 * Which documents of one block have a term, a number each: its place in the block (from bit 16 on), whether the term is
 * in its names (bit 15), and how much the term says there, in thousandths.
 */
export type Posting = Uint32Array;
/** By block, then by term. */
export type Postings = Map<number, Map<number, Posting>>;

export type PostingRow = { term: number; block: number; entries: string };

const swapped = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Base64 is shorter on its way than the driver's own two digits a byte. Line ends in it count as well: it is enough. */
const bytesIn = (text: string): number => Math.ceil(text.length / 4) * 3;

/** By block and term, of rows as they come from the database; most significant byte first, all in one piece of memory. */
export function collect(rows: readonly PostingRow[]): Postings {
  const postings: Postings = new Map();
  const bytes = Buffer.allocUnsafeSlow(rows.reduce((sum, { entries }) => sum + bytesIn(entries), 0));
  let start = 0;
  for (const { term, block, entries } of rows) {
    const length = bytes.write(entries, start, "base64");
    if (swapped) bytes.subarray(start, start + length).swap32();
    const posting = new Uint32Array(bytes.buffer, start, length / 4);
    start += length;
    const terms = postings.get(block);
    if (terms) terms.set(term, posting);
    else postings.set(block, new Map([[term, posting]]));
  }
  return postings;
}

/** The columns of a `PostingRow`. */
export const postingColumns: SQL = sql`term, block, encode(entries, 'base64') as entries`;

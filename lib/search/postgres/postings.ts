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

/** From base64, which is shorter on its way than the driver's own two digits a byte; most significant byte first. */
function unpacked(text: string): Posting {
  // Not from a pool, whose places need not be divisible by four; room for the line ends as well.
  const bytes = Buffer.allocUnsafeSlow(Math.ceil(text.length / 4) * 3);
  const whole = bytes.subarray(0, bytes.write(text, "base64"));
  if (swapped) whole.swap32();
  return new Uint32Array(whole.buffer, 0, whole.length / 4);
}

/** By block and term, of rows as they come from the database. */
export function collect(rows: Iterable<PostingRow>): Postings {
  const postings: Postings = new Map();
  for (const { term, block, entries } of rows) {
    const terms = postings.get(block);
    if (terms) terms.set(term, unpacked(entries));
    else postings.set(block, new Map([[term, unpacked(entries)]]));
  }
  return postings;
}

/** The columns of a `PostingRow`. */
export const postingColumns: SQL = sql`term, block, encode(entries, 'base64') as entries`;

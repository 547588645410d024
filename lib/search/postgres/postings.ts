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

const swapped = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** One posting as `postingColumn` has it: most significant byte first. */
export function readPosting(entries: string): Posting {
  const bytes = Buffer.from(entries, "base64");
  if (swapped) bytes.swap32();
  const posting = new Uint32Array(bytes.length / 4);
  new Uint8Array(posting.buffer).set(bytes);
  return posting;
}

/** Base64 is shorter on its way than the driver's own two digits a byte. */
export const postingColumn = (entries: SQL): SQL => sql`encode(${entries}, 'base64')`;

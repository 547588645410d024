import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import type { Edition } from "./editions";
import { goneTerm, type Posting, type Postings, postingColumn, readPosting } from "./postings";

type Kept = { edition: string; posting: Posting };
/** By block. */
type KeptTerm = Map<number, Kept>;

/** What a list takes besides its entries, about: most have few. */
const overhead = 300;
const sizeOf = ({ posting }: Kept): number => posting.byteLength + overhead;

type Row = { term: number; block: number; edition: string; entries: string | null };

const read = statement<{ terms: number[]; blocks: number[] }, Row>(
  (p) => sql`
    select asked.term, asked.block, e.edition, ${postingColumn(sql`p.entries`)} as entries
    from unnest(${p.terms}::int[], ${p.blocks}::int[]) asked (term, block)
    join search_editions e on e.part = 'postings' and e.block = asked.block
    left join search_postings p on p.term = asked.term and p.block = asked.block`,
);

/**
 * The postings that were asked for last, in this server's memory: reading them takes the database longer than all else
 * that it does for a search. Nothing is believed because it is here: whoever asks says which edition of a block the
 * database has now, and a list of another is read anew.
 */
export class KeptPostings {
  /** Those asked for longest ago first. */
  readonly #terms = new Map<number, KeptTerm>();
  readonly #most: number;
  #bytes = 0;

  /** @param most how many bytes to keep, about */
  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Postings of these terms, and of what is gone, in blocks of these editions. One statement for those not kept; mostly none. */
  async of(tx: Tx, terms: readonly number[], editions: Edition["postings"]): Promise<Postings> {
    const asked = [...new Set([goneTerm, ...terms])];
    const missing: { terms: number[]; blocks: number[] } = { terms: [], blocks: [] };
    const found: Postings = new Map();
    for (const term of asked) {
      const kept = this.#touch(term);
      for (const [block, edition] of editions) {
        const here = kept?.get(block);
        if (here?.edition === edition) put(found, block, term, here.posting);
        else {
          missing.terms.push(term);
          missing.blocks.push(block);
        }
      }
    }
    if (missing.terms.length === 0) return found;
    for (const { term, block, edition, entries } of await read(tx, missing)) {
      const posting = readPosting(entries ?? "");
      this.#keep(term, block, { edition, posting });
      put(found, block, term, posting);
    }
    this.#forget();
    return found;
  }

  #touch(term: number): KeptTerm | undefined {
    const kept = this.#terms.get(term);
    if (!kept) return;
    this.#terms.delete(term);
    this.#terms.set(term, kept);
    return kept;
  }

  #keep(term: number, block: number, kept: Kept): void {
    let blocks = this.#terms.get(term);
    if (!blocks) {
      blocks = new Map();
      this.#terms.set(term, blocks);
    }
    const before = blocks.get(block);
    if (before) this.#bytes -= sizeOf(before);
    blocks.set(block, kept);
    this.#bytes += sizeOf(kept);
  }

  #forget(): void {
    for (const [term, blocks] of this.#terms) {
      if (this.#bytes <= this.#most) return;
      this.#terms.delete(term);
      for (const kept of blocks.values()) this.#bytes -= sizeOf(kept);
    }
  }
}

function put(postings: Postings, block: number, term: number, posting: Posting): void {
  if (posting.length === 0) return;
  const terms = postings.get(block);
  if (terms) terms.set(term, posting);
  else postings.set(block, new Map([[term, posting]]));
}

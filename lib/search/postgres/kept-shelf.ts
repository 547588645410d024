import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { statement } from "@/db/statement";
import { shop } from "@/lib/catalog/shop";
import { count, type ShelfBlock, type ShelfCount } from "./counted";
import type { Edition } from "./editions";
import { blockSize } from "./postings";

type Row = {
  edition: string;
  department: string | null;
  brand: string | null;
  options: VariantOption[] | null;
  entries: string | null;
};

/** Of each document: place and whether it is reduced, amount, the id's last eight bytes. */
const entrySize = 16;

const read = statement<{ block: number; currency: string }, Row>(
  (p) => sql`
    select e.edition, k.* from search_editions e left join lateral (
      select s.department_id as department, s.brand, s.options, encode(string_agg(
        int4send((s.number & ${sql.raw(String(blockSize - 1))}) << 1 | s.reduced::int) || int4send(s.amount)
          || substr(uuid_send(s.product_id), 9), ''), 'base64') as entries
      from search_shelf s
      where s.number between e.block * ${sql.raw(String(blockSize))} and (e.block + 1) * ${sql.raw(String(blockSize))} - 1
        and s.currency = ${p.currency}
      group by s.department_id, s.brand, s.options) k on true
    where e.part = 'shelf' and e.block = ${p.block}::int`,
);

const keyOf = ({ name, value }: VariantOption) => JSON.stringify([name.en, value.en]);

async function readBlock(tx: Tx, block: number): Promise<ShelfBlock> {
  const rows = await read(tx, { block, currency: shop.currency });
  const shelf: ShelfBlock = {
    edition: rows[0]!.edition,
    kinds: [],
    kind: new Uint16Array(blockSize),
    amount: new Int32Array(blockSize),
    reduced: new Uint8Array(blockSize),
    product: new Float64Array(blockSize),
  };
  for (const { department, brand, options, entries } of rows) {
    if (department === null || entries === null) continue;
    shelf.kinds.push({ department, brand, options: new Map(options?.map((o) => [keyOf(o), o])) });
    const bytes = Buffer.from(entries, "base64");
    for (let at = 0; at < bytes.length; at += entrySize) {
      const first = bytes.readInt32BE(at);
      const place = first >> 1;
      shelf.kind[place] = shelf.kinds.length;
      shelf.reduced[place] = first & 1;
      shelf.amount[place] = bytes.readInt32BE(at + 4);
      shelf.product[place] = (bytes.readUInt32BE(at + 8) & 0x1fffff) * 2 ** 32 + bytes.readUInt32BE(at + 12);
    }
  }
  return shelf;
}

/** Reading blocks may take a server this part of its time, where prices change all the time. */
const share = 1 / 5;

/**
 * What is counted of found products, in this server's memory: to look a thousand of them up takes the database longer
 * than all else of a search. As with postings, the database says which edition of a block there is now. Where one has
 * changed, the search that finds it so reads it anew, unless the server has read so much lately that it had better ask
 * the database to count.
 */
export class KeptShelf {
  readonly #blocks = new Map<number, ShelfBlock>();
  readonly #most: number;
  readonly #now: () => number;
  #reading = false;
  #restsUntil = Number.NEGATIVE_INFINITY;

  /**
   * @param most how many blocks to keep at most; a shop that has more keeps none
   * @param now a clock in milliseconds
   */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
  }

  /**
   * Counts what these documents have in common, each product once; null when that is better asked of the database.
   * No statement, or one to read a block.
   * @param found several of the documents may be of one product
   */
  async count(
    tx: Tx,
    { numbers, several }: { numbers: readonly number[]; several: boolean },
    editions: Edition["shelf"],
  ): Promise<ShelfCount | null> {
    if (editions.size > this.#most) return null;
    const touched = new Set(numbers.map((number) => Math.floor(number / blockSize)));
    const isStale = (block: number) => this.#blocks.get(block)?.edition !== editions.get(block);
    if (touched.values().some((block) => !editions.has(block))) return null;
    const stale = touched.values().find(isStale);
    if (stale !== undefined && !(await this.#read(tx, stale))) return null;
    if (touched.values().some(isStale)) return null;
    return count(numbers, several, this.#blocks);
  }

  /** @returns false when there was no time for it */
  async #read(tx: Tx, block: number): Promise<boolean> {
    const began = this.#now();
    if (this.#reading || began < this.#restsUntil) return false;
    this.#reading = true;
    try {
      this.#blocks.set(block, await readBlock(tx, block));
      return true;
    } finally {
      this.#reading = false;
      const took = this.#now() - began;
      this.#restsUntil = this.#now() + took * (1 / share - 1);
    }
  }
}

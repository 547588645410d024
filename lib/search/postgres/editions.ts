import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { searchParts } from "@/db/schema/search";
import { statement } from "@/db/statement";

/** What there is to search, as of a moment: whatever a server keeps of it is true of one edition and no other. */
export type Edition = {
  /** Another with every change. */
  whole: string;
  /** Of what is known of words and departments. */
  words: string;
  /** By block of documents, of each part of it. */
  postings: ReadonlyMap<number, string>;
  shelf: ReadonlyMap<number, string>;
  /**
   * The highest number of a document: about how many there are. It grows with what is written anew, which hardly shows in
   * what words say, and is there from the first, where statistics come a minute late.
   */
  documents: number;
};

/** For statements that read what is known of words: the edition it is true of. */
export const wordsEdition = sql`(select edition from search_editions where part = 'words' and block = 0)`;

type Part = [part: (typeof searchParts)[number], block: number, edition: string];

type Told = { whole: string; parts: Part[] | null; documents: number | null };

const told = statement<{ known: string }, Told>(
  (p) => sql`
    select whole, case when news then (
        select json_agg(json_build_array(part, block, edition)) from search_editions) end as parts,
      case when news then (select coalesce(max(number), 0) from search_documents) end as documents
    from (
      select edition as whole, edition <> ${p.known}::uuid as news from search_editions
      where part = 'everything' and block = 0) e`,
);

let last: Edition = {
  whole: "00000000-0000-0000-0000-000000000000",
  words: "",
  postings: new Map(),
  shelf: new Map(),
  documents: 0,
};

async function ask(tx: Tx): Promise<Edition> {
  const known = last;
  const [row] = await told(tx, { known: known.whole });
  if (!row) throw new Error("search_editions has lost its first row");
  const { whole, parts, documents } = row;
  if (parts === null || documents === null) return known;
  const of = (wanted: Part[0]) =>
    new Map(parts.filter(([part]) => part === wanted).map(([, block, edition]) => [block, edition]));
  const words = of("words").get(0) ?? whole;
  last = { whole, words, postings: of("postings"), shelf: of("shelf"), documents };
  return last;
}

/** What is being asked over a connection or the pool, and what those who came since wait for. */
type Asking = { now: Promise<Edition>; next: Promise<Edition> | null };
const asking = new WeakMap<Tx, Asking>();

/**
 * The edition there is now. One statement, a small one: every search begins with it. Those who come while it is being
 * asked share the next answer: it is asked for after they came, and many searches at once cost little more than one.
 */
export function editionNow(tx: Tx): Promise<Edition> {
  const others = asking.get(tx);
  if (!others) return begin(tx);
  others.next ??= others.now.then(
    () => begin(tx),
    () => begin(tx),
  );
  return others.next;
}

function begin(tx: Tx): Promise<Edition> {
  const own: Asking = { now: ask(tx), next: null };
  asking.set(tx, own);
  const done = () => {
    // Whoever waits begins the next.
    if (own.next === null) asking.delete(tx);
  };
  own.now.then(done, done);
  return own.now;
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { SearchEngine, TextCompletion, TextMatch, TextQuery } from "../engine";
import { findProducts } from "./find-products";
import {
  completions,
  type KnownQuery,
  knownWords,
  languagesOf,
  lookalikes,
  type QueryWord,
} from "./known-words";
import { collect, type Postings, readPostings } from "./postings";
import { meantBy } from "./spelling";
import { typedWords } from "./typed-words";

/** Above everything that words can score. */
const exact = 1_000_000;

/** Products that have a variant of this SKU, in whatever case, or this barcode. One statement. */
async function byCode(tx: Tx, text: string): Promise<{ id: string; score: number }[]> {
  const code = text.trim();
  if (!/\d|[A-Z]/.test(code) || /\s/.test(code)) return [];
  return rowsOf(
    await tx.execute(sql`
      select distinct product_id as id, ${exact}::int as score from variants
      where active and (lower(sku) = lower(${code}) or barcode = ${code}) limit 20`),
  );
}

type Understood = KnownQuery & { corrected: string | null };

/** The words to search for: without the fillers, and what nobody knows read as what it was probably meant to be. */
async function understood(tx: Tx, query: TextQuery, unfinished: boolean): Promise<Understood> {
  const languages = languagesOf(query.locale);
  const typed = typedWords(query.text, query.locale);
  if (typed.length === 0) return { words: [], postings: new Map(), corrected: null };
  const asTyped = await knownWords(tx, typed, languages, unfinished);
  const strange = asTyped.words.filter(
    (word, at) =>
      !query.asTyped &&
      word.documents === 0 &&
      !isMentioned(word, asTyped.postings) &&
      !(unfinished && at === typed.length - 1),
  );
  const meant = await meantWords(tx, strange, languages);
  if (meant.size === 0) return { ...withoutFillers(asTyped, unfinished), corrected: null };
  const spelled = typed.map((word) => meant.get(word) ?? word);
  const known = await knownWords(tx, spelled, languages, unfinished);
  return { ...withoutFillers(known, unfinished), corrected: spelled.join(" ") };
}

/** It names nothing, but descriptions have it. Whether there are any is not asked of fillers. */
const isMentioned = ({ terms, filler }: QueryWord, postings: Postings): boolean =>
  filler || postings.values().some((block) => terms.some((term) => block.has(term)));

/** What each of these was probably meant to be, where anything is like it. One statement, none without words. */
async function meantWords(
  tx: Tx,
  words: readonly QueryWord[],
  languages: readonly string[],
): Promise<Map<string, string>> {
  const meant = new Map<string, string>();
  if (words.length === 0) return meant;
  const known = await lookalikes(
    tx,
    words.map(({ word }) => word),
    languages,
  );
  for (const [word, like] of known) {
    const better = meantBy(like.plain, like.known);
    if (better !== null) meant.set(word, better);
  }
  return meant;
}

function withoutFillers({ words, postings }: KnownQuery, unfinished: boolean): KnownQuery {
  const asked = words.filter((word, at) => !word.filler || (unfinished && at === words.length - 1));
  return { words: asked.length > 0 ? asked : words, postings };
}

async function match(tx: Tx, query: TextQuery): Promise<TextMatch> {
  const coded = await byCode(tx, query.text);
  if (coded.length > 0) return { products: coded, corrected: null, loose: false };
  const { words, postings, corrected } = await understood(tx, query, false);
  return { ...(await findProducts(tx, words, postings, query.limit)), corrected };
}

const mostCompletions = 8;

async function complete(tx: Tx, query: TextQuery): Promise<TextCompletion> {
  const coded = await byCode(tx, query.text);
  if (coded.length > 0) return { products: coded, corrected: null, loose: false, words: [] };
  const { words, postings, corrected } = await understood(tx, query, true);
  const last = words.at(-1);
  if (!last) return { products: [], corrected: null, loose: false, words: [] };
  const endings = await completions(tx, last.word, languagesOf(query.locale), mostCompletions);
  if (endings.length === 0 && last.documents === 0) {
    // Not the beginning of anything, so it is whole and may be misspelled.
    return { ...(await match(tx, query)), words: [] };
  }
  const others = endings.map(({ term }) => term).filter((term) => !last.terms.includes(term));
  if (others.length > 0) collect(postings, await readPostings(tx, { terms: others }));
  const whole = [...words.slice(0, -1), { ...last, terms: [...new Set([...last.terms, ...others])] }];
  const found = await findProducts(tx, whole, postings, query.limit);
  const before = words.slice(0, -1).map(({ word }) => word);
  const texts = endings.map(({ word }) => [...before, word].join(" "));
  return { ...found, corrected, words: [...new Set(texts)] };
}

/** Products found by Postgres alone. Its triggers take products up, in the transaction that changes them. */
export const postgresEngine: SearchEngine = { match, complete };

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { SearchEngine, TextCompletion, TextMatch, TextQuery } from "../engine";
import { findProducts } from "./find-products";
import { completions, knownWords, languagesOf, lookalikes, type QueryWord } from "./known-words";
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

type Understood = { words: QueryWord[]; corrected: string | null };

/** The words to search for: without the fillers, and what nobody knows read as what it was probably meant to be. */
async function understood(tx: Tx, query: TextQuery, unfinished: boolean): Promise<Understood> {
  const languages = languagesOf(query.locale);
  const typed = typedWords(query.text, query.locale);
  if (typed.length === 0) return { words: [], corrected: null };
  const words = await knownWords(tx, typed, languages);
  const unknown = words.filter(
    (word, at) => word.documents === 0 && !(unfinished && at === words.length - 1),
  );
  const strange = query.asTyped ? [] : await onlyStrange(tx, unknown);
  if (strange.length === 0) return { words: withoutFillers(words, unfinished), corrected: null };
  const known = await lookalikes(
    tx,
    strange.map(({ word }) => word),
    languages,
  );
  const meant = new Map<string, string>();
  for (const [word, like] of known) {
    const better = meantBy(like.plain, like.known);
    if (better !== null) meant.set(word, better);
  }
  if (meant.size === 0) return { words: withoutFillers(words, unfinished), corrected: null };
  const spelled = typed.map((word) => meant.get(word) ?? word);
  return {
    words: withoutFillers(await knownWords(tx, spelled, languages), unfinished),
    corrected: spelled.join(" "),
  };
}

/** Those of the words that no description has either. One statement, none without words. */
async function onlyStrange(tx: Tx, words: readonly QueryWord[]): Promise<QueryWord[]> {
  if (words.length === 0) return [];
  const mentioned = words.map(
    ({ terms }) => sql`exists (select 1 from search_documents d where d.terms && ${sql.param(terms)}::int[])`,
  );
  const [row] = rowsOf<{ mentioned: boolean[] }>(
    await tx.execute(sql`select array[${sql.join(mentioned, sql`, `)}] as mentioned`),
  );
  return words.filter((_, at) => !row!.mentioned[at]);
}

function withoutFillers(words: QueryWord[], unfinished: boolean): QueryWord[] {
  const asked = words.filter((word, at) => !word.filler || (unfinished && at === words.length - 1));
  return asked.length > 0 ? asked : words;
}

async function match(tx: Tx, query: TextQuery): Promise<TextMatch> {
  const coded = await byCode(tx, query.text);
  if (coded.length > 0) return { products: coded, corrected: null, loose: false };
  const { words, corrected } = await understood(tx, query, false);
  if (words.length === 0) return { products: [], corrected: null, loose: false };
  return { ...(await findProducts(tx, words, query.limit)), corrected };
}

const mostCompletions = 8;

async function complete(tx: Tx, query: TextQuery): Promise<TextCompletion> {
  const coded = await byCode(tx, query.text);
  if (coded.length > 0) return { products: coded, corrected: null, loose: false, words: [] };
  const { words, corrected } = await understood(tx, query, true);
  const last = words.at(-1);
  if (!last) return { products: [], corrected: null, loose: false, words: [] };
  const endings = await completions(tx, last.word, languagesOf(query.locale), mostCompletions);
  if (endings.length === 0 && last.documents === 0) {
    // Not the beginning of anything, so it is whole and may be misspelled.
    return { ...(await match(tx, query)), words: [] };
  }
  const terms = [...new Set([...last.terms, ...endings.map(({ term }) => term)])];
  const found = await findProducts(tx, [...words.slice(0, -1), { ...last, terms }], query.limit);
  const before = words.slice(0, -1).map(({ word }) => word);
  const whole = endings.map(({ word }) => [...before, word].join(" "));
  return { ...found, corrected, words: [...new Set(whole)] };
}

/** Products found by Postgres alone. Its triggers take products up, in the transaction that changes them. */
export const postgresEngine: SearchEngine = { match, complete };

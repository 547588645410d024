import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import type { SearchEngine, TextCompletion, TextMatch, TextQuery } from "../engine";
import { type KnownQuery, knownWords, languagesOf, lookalikes, type QueryWord } from "./known-words";
import type { Postings } from "./postings";
import { rank } from "./ranking";
import { shelved } from "./shelf";
import { meantBy } from "./spelling";
import { typedWords } from "./typed-words";

/** Above everything that words can score. */
const exact = 1_000_000;

const withCode = statement<{ code: string }, { number: number }>(
  (p) => sql`
    select min(d.number) as number from variants v join search_documents d on d.product_id = v.product_id
    where v.active and (lower(v.sku) = lower(${p.code}) or v.barcode = ${p.code}) group by v.product_id limit 20`,
);

/** Products that have a variant of this SKU, in whatever case, or this barcode; null when none has. One statement. */
async function byCode(tx: Tx, text: string): Promise<TextMatch | null> {
  const code = text.trim();
  if (!/\d|[A-Z]/.test(code) || /\s/.test(code)) return null;
  const keys = (await withCode(tx, { code })).map(({ number }) => number);
  if (keys.length === 0) return null;
  return { keys, scores: keys.map(() => exact), several: false, corrected: null, loose: false };
}

type Understood = KnownQuery & { corrected: string | null };

/** The words to search for: without the fillers, and what nobody knows read as what it was probably meant to be. */
async function understood(tx: Tx, query: TextQuery, unfinished: boolean): Promise<Understood> {
  const languages = languagesOf(query.locale);
  const typed = typedWords(query.text, query.locale);
  if (typed.length === 0) return { words: [], endings: [], postings: new Map(), corrected: null };
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

function withoutFillers({ words, ...known }: KnownQuery, unfinished: boolean): KnownQuery {
  const asked = words.filter((word, at) => !word.filler || (unfinished && at === words.length - 1));
  return { ...known, words: asked.length > 0 ? asked : words };
}

/** A product has a text in each of these languages at most, and may be found by any. */
function ranked({ locale, limit }: TextQuery, { words, postings, corrected }: Understood): TextMatch {
  const languages = languagesOf(locale).length;
  const { numbers: keys, ...rest } = rank(words, postings, limit * languages);
  return { keys, ...rest, several: languages > 1, corrected };
}

async function match(tx: Tx, query: TextQuery): Promise<TextMatch> {
  return (await byCode(tx, query.text)) ?? ranked(query, await understood(tx, query, false));
}

async function complete(tx: Tx, query: TextQuery): Promise<TextCompletion> {
  const coded = await byCode(tx, query.text);
  if (coded) return { ...coded, words: [] };
  const known = await understood(tx, query, true);
  const { words, endings } = known;
  const last = words.at(-1);
  // Not the beginning of anything, so it is whole and may be misspelled.
  if (!last || (endings.length === 0 && last.documents === 0))
    return { ...(await match(tx, query)), words: [] };
  const terms = [...new Set([...last.terms, ...endings.map(({ term }) => term)])];
  const before = words.slice(0, -1);
  const texts = endings.map(({ word }) => [...before.map((b) => b.word), word].join(" "));
  return {
    ...ranked(query, { ...known, words: [...before, { ...last, terms }] }),
    words: [...new Set(texts)],
  };
}

/** Products found by Postgres alone. Its triggers take products up, in the transaction that changes them. */
export const postgresEngine: SearchEngine = { match, complete, goods: shelved };

import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import type { SearchEngine, TextCompletion, TextMatch, TextQuery } from "../engine";
import { countedUp, departmentsIn } from "./department-tree";
import { type Edition, editionNow } from "./editions";
import { KeptPostings } from "./kept-postings";
import { KeptShelf } from "./kept-shelf";
import { type Ending, endingsOf, knownWords, languagesOf, meantWords, type QueryWord } from "./known-words";
import type { Postings } from "./postings";
import { rank } from "./ranking";
import { shelved } from "./shelf";
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

/** What to search for, and where it stands. */
type Understood = {
  words: QueryWord[];
  /** What the last word may become; nothing of a finished one. */
  endings: Ending[];
  postings: Postings;
  /** Of what it was said; none was asked for nothing. */
  edition: Edition | null;
  corrected: string | null;
};

/** Bytes of postings that a server keeps: those of some thousand words that very many of a million documents have. */
const kept = new KeptPostings(64 * 2 ** 20);
/** Some thirty megabytes at most, of two million documents. */
const shelf = new KeptShelf(128);

/** The words to search for: without the fillers, and what nobody knows read as what it was probably meant to be. */
async function understood(tx: Tx, query: TextQuery, unfinished: boolean): Promise<Understood> {
  const languages = languagesOf(query.locale);
  const typed = typedWords(query.text, query.locale);
  const begun = unfinished ? typed.at(-1) : undefined;
  if (typed.length === 0)
    return { words: [], endings: [], postings: new Map(), edition: null, corrected: null };
  const edition = await editionNow(tx);
  const read = async (spelled: readonly string[]) => {
    const [words, endings] = await Promise.all([
      knownWords(tx, edition, spelled, languages),
      begun === undefined ? [] : endingsOf(tx, edition, begun, languages),
    ]);
    const asked = withoutFillers(words, begun);
    const terms = [...asked.flatMap((word) => word.terms), ...endings.map(({ term }) => term)];
    const postings = await kept.of(tx, terms, edition.postings);
    return { all: words, words: asked, endings, postings, edition };
  };
  const asTyped = await read(typed);
  const strange = asTyped.all.filter(
    (word) =>
      !query.asTyped && word.documents === 0 && word.word !== begun && !isMentioned(word, asTyped.postings),
  );
  const meant = await meantWords(
    tx,
    edition,
    strange.map(({ word }) => word),
    languages,
  );
  const better = new Map(strange.map(({ word }, at) => [word, meant[at]]));
  const spelled = typed.map((word) => better.get(word) ?? word);
  const corrected = spelled.join(" ");
  return corrected === typed.join(" ")
    ? { ...asTyped, corrected: null }
    : { ...(await read(spelled)), corrected };
}

/** Fillers are asked for only where there is nothing else, or as the last word when it may be half a word. */
function withoutFillers(words: QueryWord[], begun: string | undefined): QueryWord[] {
  const asked = words.filter(({ word, filler }) => !filler || word === begun);
  return asked.length > 0 ? asked : words;
}

/** It names nothing, but descriptions have it. Whether there are any is not asked of fillers. */
const isMentioned = ({ terms, filler }: QueryWord, postings: Postings): boolean =>
  filler || postings.values().some((block) => terms.some((term) => block.has(term)));

/** A product has a text in each of these languages at most, and may be found by any. */
function ranked(
  { locale, limit }: TextQuery,
  { words, postings, edition, corrected }: Understood,
): TextMatch {
  const languages = languagesOf(locale).length;
  const several = languages > 1;
  const { numbers, ...rest } = rank(words, postings, limit * languages);
  const counted = async (tx: Tx) => {
    const count = edition && (await shelf.count(tx, { numbers, several }, edition.shelf));
    if (!count) return null;
    return { ...count, departments: countedUp(await departmentsIn(tx, edition), count.departments) };
  };
  return { keys: numbers, ...rest, several, corrected, counted };
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

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { defaultLocale } from "@/lib/i18n/locales";
import { type Edition, wordsEdition } from "./editions";
import { KeptAnswers } from "./kept-answers";
import { type KnownWord, lettersWrong, meantBy } from "./spelling";

/** One word of a query, as the documents know it. */
export type QueryWord = {
  word: string;
  /** Any of these stems will do: its own in each language asked for, its synonyms', and the word it makes with a neighbour. */
  terms: number[];
  /** In how many products' names it is, about. */
  documents: number;
  /** How much finding it says. */
  rarity: number;
  /** Too common to be asked for: and, the, with. */
  filler: boolean;
};

/** A product without words in the reader's language has them in the shop's first. */
export const languagesOf = (locale: string): string[] => [...new Set([locale, defaultLocale])];

/** What the documents know of a word by itself. */
type Fact = {
  filler: boolean;
  /** Its own stems and its synonyms'. */
  terms: number[];
  /** In how many products' names one of them is, about. */
  documents: number;
  /** Of its own stems the one that most products' names have, in each language; null when none has any. */
  named: number[] | null;
  named_documents: number;
};

/** What a word that is still being typed may become. */
export type Ending = { word: string; term: number };

/** A word that is still being typed may become any of this many. */
const mostEndings = 8;

/**
 * The values stand in subqueries, so that Postgres guesses at their number before it has seen them: a plan made for two
 * words would always look better than the plan for any, and planning this takes longer than running it.
 */
const readFacts = statement<
  { words: string[]; languages: string[] },
  Fact & { edition: string; word: string }
>(
  (p) => sql`
    select ${wordsEdition} as edition, q.word,
      bool_or(coalesce(ts_lexize(search_dictionary(l.locale, q.word), q.word) = '{}', false)) as filler,
      array_agg(distinct own.term) as terms, sum(distinct known.documents)::int as documents,
      array_agg(distinct best.term) filter (where best.documents > 0) as named,
      coalesce(sum(distinct best.documents), 0)::int as named_documents
    from unnest((select ${p.words}::text[])) q (word)
    cross join unnest((select ${p.languages}::text[])) l (locale)
    cross join lateral unnest(search_terms(l.locale, q.word) || coalesce((
      select array_agg(t) from search_synonyms s cross join lateral unnest(s.words) same
      cross join lateral unnest(search_terms(l.locale, same)) t
      where s.locale = l.locale and s.words @> array[q.word] and same <> q.word), '{}')) own (term)
    cross join lateral (
      select coalesce(sum(w.documents), 0) as documents from search_words w where w.term = own.term) known
    left join lateral (
      select w.term, w.documents from search_words w where w.term = any(search_terms(l.locale, q.word))
      order by w.documents desc limit 1) best on true
    group by q.word`,
);

const readEndings = statement<
  { beginning: string; languages: string[] },
  { edition: string; endings: Ending[] }
>(
  (p) => sql`
    select ${wordsEdition} as edition, coalesce((
      select json_agg(json_build_object('word', w.word, 'term', w.term) order by w.documents desc, w.word) from (
        select w.word, w.term, w.documents from search_words w
        where w.locale in (select unnest(${p.languages}::text[]))
          and w.plain ~>=~ (select unaccent(${p.beginning}::text))
          and w.plain ~<~ (select unaccent(${p.beginning}::text) || chr(1114111))
        order by w.documents desc, w.word limit ${sql.raw(String(mostEndings))}) w), '[]') as endings`,
);

/** Many times the words that a day's searches have in common, and some hundred bytes each. */
const most = 20_000;
const facts = new KeptAnswers<Fact>(most);
const endings = new KeptAnswers<Ending[]>(most);
const meanings = new KeptAnswers<string | null>(most);

/** Of several languages the same word is another question. */
const asked = (word: string, languages: readonly string[]) => `${languages.join()} ${word}`;
const wordOf = (question: string) => question.slice(question.indexOf(" ") + 1);

const factsOf = (
  tx: Tx,
  { words: edition }: Edition,
  words: readonly string[],
  languages: readonly string[],
) =>
  facts.of(
    edition,
    words.map((word) => asked(word, languages)),
    async (missing) => {
      const rows = await readFacts(tx, { words: missing.map(wordOf), languages: [...languages] });
      const values = new Map(rows.map(({ edition: _, word, ...fact }) => [asked(word, languages), fact]));
      return { edition: rows[0]!.edition, values };
    },
  );

/** Rare words say more, but not as much more as in long texts: shoppers name what they want by common words. */
const rarityOf = (documents: number, all: number): number =>
  Math.log(1 + (Math.max(all, documents) - documents + 0.5) / (documents + 0.5)) ** 0.3;

/**
 * The words of a query, in their order. Two words that the shop knows as one are found as one as well.
 * One statement for what was not asked lately; mostly none.
 */
export async function knownWords(
  tx: Tx,
  edition: Edition,
  words: readonly string[],
  languages: readonly string[],
): Promise<QueryWord[]> {
  const joined = words.slice(1).map((word, at) => words[at]! + word);
  const all = await factsOf(tx, edition, [...words, ...joined], languages);
  const ofJoined = all.slice(words.length);
  return words.map((word, at) => {
    const own = all[at]!;
    // With the word before it, and with the one after it.
    const pairs = [at - 1, at].flatMap((pair) => ofJoined[pair] ?? []);
    const documents = pairs.reduce((sum, pair) => sum + pair.named_documents, own.documents);
    return {
      word,
      terms: [...new Set([...own.terms, ...pairs.flatMap(({ named }) => named ?? [])])],
      documents,
      rarity: rarityOf(documents, edition.documents),
      filler: own.filler,
    };
  });
}

/** What a word may become, the most frequent first. One statement for what was not asked lately. */
export async function endingsOf(
  tx: Tx,
  { words: edition }: Edition,
  beginning: string,
  languages: readonly string[],
): Promise<Ending[]> {
  const question = asked(beginning, languages);
  const [found] = await endings.of(edition, [question], async () => {
    const [row] = await readEndings(tx, { beginning, languages: [...languages] });
    return { edition: row!.edition, values: new Map([[question, row!.endings]]) };
  });
  return found!;
}

/**
 * What each of these words was probably meant to be; null where nothing is like it. One statement for those that were not
 * asked lately, none without words.
 */
export const meantWords = (
  tx: Tx,
  { words: edition }: Edition,
  words: readonly string[],
  languages: readonly string[],
): Promise<(string | null)[]> =>
  meanings.of(
    edition,
    words.map((word) => asked(word, languages)),
    async (missing) => {
      const rows = await lookalikes(tx, missing.map(wordOf), languages);
      const values = new Map(
        rows.map(({ word, plain, known }) => [asked(word, languages), meantBy(plain, known)]),
      );
      return { edition: rows[0]!.edition, values };
    },
  );

/** Words that look like one of these, by the one they look like. One statement. */
const lookalikes = async (tx: Tx, words: readonly string[], languages: readonly string[]) =>
  rowsOf<{ edition: string; word: string; plain: string; known: KnownWord[] }>(
    await tx.execute(sql`
      select ${wordsEdition} as edition, q.word, unaccent(q.word) as plain, coalesce(json_agg(json_build_object(
        'word', near.word, 'plain', near.plain, 'documents', near.documents)) filter (where near.word is not null), '[]') as known
      from unnest(${sql.param(words)}::text[], ${sql.param(words.map(lettersWrong))}::int[]) q (word, wrong)
      left join lateral (
        (select w.word, w.plain, w.documents from search_words w
        where w.locale = any(${sql.param(languages)}::text[]) and w.plain % unaccent(q.word)
        order by similarity(w.plain, unaccent(q.word)) desc, w.documents desc limit 40)
        union
        (select w.word, w.plain, w.documents from search_words w
        where w.locale = any(${sql.param(languages)}::text[]) and w.plain like left(unaccent(q.word), 1) || '%'
          and length(q.word) < 8 and abs(length(w.plain) - length(q.word)) <= q.wrong
        order by w.documents desc limit 400)
      ) near on true
      group by q.word`),
  );

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { defaultLocale } from "@/lib/i18n/locales";
import { collect, goneTerm, type PostingRow, type Postings } from "./postings";
import { type KnownWord, lettersWrong } from "./spelling";

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

type WordRow = {
  word: string;
  terms: number[];
  joined: number[] | null;
  documents: number;
  joined_documents: number;
  all_documents: number;
  filler: boolean;
};
type Row = (WordRow & { term: null }) | (PostingRow & { word: null });

/** The words in their order, then the postings of their terms: all that finding products by them takes. */
const understand = statement<
  { words: string[]; joined: (string | null)[]; languages: string[]; gone: number; unfinished: boolean },
  Row
>(
  (p) => sql`
    with known as materialized (
      select q.place, q.word, bool_or(coalesce(ts_lexize(search_dictionary(l.locale, q.word), q.word) = '{}', false)) as filler,
        array_agg(distinct own.term) as terms, sum(distinct known.documents)::int as documents,
        array_agg(distinct joined.term) filter (where joined.documents > 0) as joined,
        coalesce(sum(distinct joined.documents), 0)::int as joined_documents
      from unnest(${p.words}::text[], ${p.joined}::text[]) with ordinality q (word, joined, place)
      cross join unnest(${p.languages}::text[]) l (locale)
      cross join lateral unnest(search_terms(l.locale, q.word) || coalesce((
        select array_agg(t) from search_synonyms s cross join lateral unnest(s.words) same
        cross join lateral unnest(search_terms(l.locale, same)) t
        where s.locale = l.locale and s.words @> array[q.word] and same <> q.word), '{}')) own (term)
      cross join lateral (
        select coalesce(sum(w.documents), 0) as documents from search_words w where w.term = own.term) known
      left join lateral (
        select w.term, w.documents from search_words w where w.term = any(search_terms(l.locale, q.joined))
        order by w.documents desc limit 1) joined on q.joined is not null
      group by q.place, q.word),
    asked as (
      select terms || coalesce(joined, '{}') as terms from known
      where not filler or (${p.unfinished}::boolean and place = (select max(place) from known))
        or (select bool_and(filler) from known))
    (select word, filler, (select greatest(reltuples, 0)::int from pg_class where oid = 'search_documents'::regclass) as all_documents,
      terms, documents, joined, joined_documents, null::int as term, null::int as block, null::text as entries
    from known order by place)
    union all
    select null, null, null, null, null, null, null, term, block, encode(entries, 'base64') from search_postings
    where term = any(array(select unnest(terms) from asked union all select ${p.gone}::int))`,
);

/** Rare words say more, but not as much more as in long texts: shoppers name what they want by common words. */
const rarityOf = (documents: number, all: number): number =>
  Math.log(1 + (Math.max(all, documents) - documents + 0.5) / (documents + 0.5)) ** 0.3;

/** What a query asks for, and where it stands. */
export type KnownQuery = { words: QueryWord[]; postings: Postings };

/**
 * Looks the words of a query up, and which documents have them; fillers' only where there is nothing else, or for the last
 * one when it may be half a word. Two words that the shop knows as one are found as one as well.
 * One statement.
 */
export async function knownWords(
  tx: Tx,
  words: readonly string[],
  languages: readonly string[],
  unfinished: boolean,
): Promise<KnownQuery> {
  const joined = words.map((word, at) => (at + 1 < words.length ? word + words[at + 1] : null));
  const rows = await understand(tx, {
    words: [...words],
    joined,
    languages: [...languages],
    gone: goneTerm,
    unfinished,
  });
  const found = rows.filter((row) => row.word !== null);
  const postings = collect(
    new Map(),
    rows.filter((row) => row.word === null),
  );
  return {
    postings,
    words: found.map((row, at) => {
      const before = found[at - 1];
      const documents = row.documents + row.joined_documents + (before?.joined_documents ?? 0);
      return {
        word: row.word,
        terms: [...new Set([...row.terms, ...(row.joined ?? []), ...(before?.joined ?? [])])],
        documents,
        rarity: rarityOf(documents, row.all_documents),
        filler: row.filler,
      };
    }),
  };
}

/** Words that look like one of these, by the one they look like. One statement. */
export async function lookalikes(
  tx: Tx,
  words: readonly string[],
  languages: readonly string[],
): Promise<Map<string, { plain: string; known: KnownWord[] }>> {
  const rows = rowsOf<{ word: string; plain: string; known: KnownWord[] }>(
    await tx.execute(sql`
      select q.word, unaccent(q.word) as plain, coalesce(json_agg(json_build_object(
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
  return new Map(rows.map(({ word, ...rest }) => [word, rest]));
}

/** Words that begin like this one, the most frequent first. One statement. */
export async function completions(
  tx: Tx,
  beginning: string,
  languages: readonly string[],
  limit: number,
): Promise<{ word: string; term: number }[]> {
  return rowsOf(
    await tx.execute(sql`
      select word, term from search_words
      where locale = any(${sql.param(languages)}::text[])
        and plain like regexp_replace(unaccent(${beginning}), '([\\%_])', '\\\\\\1', 'g') || '%'
      order by documents desc, word limit ${limit}`),
  );
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { defaultLocale } from "@/lib/i18n/locales";
import { collect, goneTerm, type PostingRow, type Postings, postingColumns } from "./postings";
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
  filler: boolean;
};
type Ending = { word: string; term: number };
type Words = { words: WordRow[]; endings: Ending[]; all_documents: number };

/** A word that is still being typed may become any of this many. */
const mostEndings = 8;

type Values = { words: string[]; joined: (string | null)[]; languages: string[]; gone: number };
type Row = PostingRow | { term: null; block: null; entries: string };

const endings = (languages: SQL): SQL => sql`
  endings as materialized (
    select w.word, w.term, w.documents from search_words w
    where w.locale in (select unnest(${languages}::text[]))
      and w.plain ~>=~ (select unaccent(word) from known order by place desc limit 1)
      and w.plain ~<~ (select unaccent(word) || chr(1114111) from known order by place desc limit 1)
    order by w.documents desc, w.word limit ${sql.raw(String(mostEndings))}),`;

/**
 * First the words in their order and what the last may become, as JSON, then the postings of their terms: all that
 * finding products by them takes. The values stand in subqueries, so that Postgres guesses at their number before it
 * has seen them: a plan made for two words would always look better than the plan for any, and planning this takes
 * longer than running it.
 */
const understand = (unfinished: boolean) =>
  statement<Values, Row>(
    (p) => sql`
      with known as materialized (
        select q.place, q.word, bool_or(coalesce(ts_lexize(search_dictionary(l.locale, q.word), q.word) = '{}', false)) as filler,
          array_agg(distinct own.term) as terms, sum(distinct known.documents)::int as documents,
          array_agg(distinct joined.term) filter (where joined.documents > 0) as joined,
          coalesce(sum(distinct joined.documents), 0)::int as joined_documents
        from unnest((select ${p.words}::text[]), (select ${p.joined}::text[])) with ordinality q (word, joined, place)
        cross join unnest((select ${p.languages}::text[])) l (locale)
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
      ${unfinished ? endings(p.languages) : sql``}
      asked as (
        select terms || coalesce(joined, '{}') as terms from known
        where not filler or (select bool_and(filler) from known)
          ${unfinished ? sql`or place = (select max(place) from known)` : sql``})
      select null::int as term, null::int as block, json_build_object(
        'words', (select json_agg(k order by place) from known k),
        'endings', ${unfinished ? sql`(select coalesce(json_agg(e order by documents desc, word), '[]') from endings e)` : sql`'[]'::json`},
        'all_documents', (select greatest(reltuples, 0)::int from pg_class where oid = 'search_documents'::regclass))::text as entries
      union all
      select ${postingColumns} from search_postings where term = any(array(
        select unnest(terms) from asked union all
        ${unfinished ? sql`select term from endings union all` : sql``} select ${p.gone}::int))`,
  );

const understandWhole = understand(false);
const understandBegun = understand(true);

/** Rare words say more, but not as much more as in long texts: shoppers name what they want by common words. */
const rarityOf = (documents: number, all: number): number =>
  Math.log(1 + (Math.max(all, documents) - documents + 0.5) / (documents + 0.5)) ** 0.3;

/** What a query asks for, and where it stands. */
export type KnownQuery = {
  words: QueryWord[];
  /** What the last word may become, the most frequent first; nothing of a finished one. */
  endings: Ending[];
  postings: Postings;
};

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
  const values = { words: [...words], joined, languages: [...languages], gone: goneTerm };
  const [first, ...rows] = await (unfinished ? understandBegun : understandWhole)(tx, values);
  const { words: found, endings, all_documents: all }: Words = JSON.parse(first!.entries);
  return {
    endings,
    postings: collect(rows as PostingRow[]),
    words: found.map((row, at) => {
      const before = found[at - 1];
      const documents = row.documents + row.joined_documents + (before?.joined_documents ?? 0);
      return {
        word: row.word,
        terms: [...new Set([...row.terms, ...(row.joined ?? []), ...(before?.joined ?? [])])],
        documents,
        rarity: rarityOf(documents, all),
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

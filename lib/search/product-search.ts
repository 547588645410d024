import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { collationFor } from "./collation";
import type { TextMatch } from "./engine";
import { goods, listed, listOf } from "./goods";
import { conditionsOf, isNarrowed, type ProductFilter, prepareFilter } from "./product-filter";
import { bestOf, matchText } from "./text-match";

export const productSorts = ["relevance", "featured", "newest", "price_asc", "price_desc", "title"] as const;
export type ProductSort = (typeof productSorts)[number];

/** Where a page of one sort ended: the value it is sorted by, as text, and the product's id. */
export const productPlace = (sort: ProductSort) =>
  z.tuple([
    z.literal(sort),
    sort === "title"
      ? z.string().max(600)
      : z.string().regex(sort === "newest" ? /^\d{1,15}$/ : /^-?\d{1,9}$/),
    z.uuid(),
  ]);
export type ProductPlace = z.output<ReturnType<typeof productPlace>>;

/** What a list is sorted by when nobody says: how well it fits where there is a text, else the shop's own order. */
export const defaultSort = (filter: Pick<ProductFilter, "text">): ProductSort =>
  filter.text ? "relevance" : "featured";

/** Which page of a list, and how it is sorted. */
export type AskedPage = {
  sort?: ProductSort | undefined;
  limit: number;
  after?: ProductPlace | undefined;
};

export type Page<R> = {
  rows: R[];
  next: ProductPlace | null;
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
};

type Sort = { by: SQL; type: SQL; descending?: true };

/** Without a text nothing fits better than anything else, so the shop's own order decides. */
const sortBy = (sort: ProductSort, withText: boolean, collation: SQL): Sort =>
  ({
    relevance: { by: withText ? sql`-p.score` : sql`p.position`, type: sql.raw("int") },
    featured: { by: sql`p.position`, type: sql.raw("int") },
    newest: {
      by: sql`floor(extract(epoch from p.created_at) * 1000)`,
      type: sql.raw("numeric"),
      descending: true as const,
    },
    price_asc: { by: sql`p.amount`, type: sql.raw("int") },
    price_desc: { by: sql`p.amount`, type: sql.raw("int"), descending: true as const },
    title: { by: sql`lower(p.title)${collation}`, type: sql`text${collation}` },
  })[sort];

type Parts = { columns: SQL; from: SQL; where: SQL; sort: Sort; limit: number | SQL };

const placed = (by: SQL, { descending }: Sort): SQL => {
  const direction = sql.raw(descending ? "desc" : "asc");
  return sql`order by ${by} ${direction}, p.id ${direction}`;
};

/** For what is in its order already, or little: everything of a product is read at once. */
const straight = ({ columns, from, where, sort, limit }: Parts): SQL => sql`
  select p.id as place_id, (${sort.by})::text as place, ${columns}
  from ${from} join departments d on d.id = p.department_id
  where ${where} ${placed(sort.by, sort)} limit ${limit}::int`;

/** For what has to be sorted first: of all of them only what decides is read. */
const sifted = ({ columns, from, where, sort, limit }: Parts, locale: string): SQL => sql`
  select p.id as place_id, f.place::text as place, ${columns}
  from (
    select p.id, ${sort.by} as place from ${from}
    where ${where} ${placed(sort.by, sort)} limit ${limit}::int) f
  join ${goods(null, locale)} on p.id = f.id join departments d on d.id = p.department_id
  ${placed(sql`f.place`, sort)}`;

/** What is not on sale, written anew or filtered out leaves gaps. */
const spare = 4;

type Placed = { place: string; place_id: string };

/**
 * Makes what reads pages of products on sale that match, sorted, continued after a place and never by offset; of a text
 * that very many products answer, of the best thousand. One statement, or two where filters leave little of a text's
 * best, and those of the engine unless it was asked already (`known`: what `matchText` says).
 * @param columns what a page shows of each of its `Goods`, `p`, and their `departments d`
 */
export function pagesOf<R extends Record<string, unknown>>(columns: SQL) {
  const beginnings = { true: beginningOf<R>(columns, true), false: beginningOf<R>(columns, false) };

  return async (
    tx: Tx,
    filter: ProductFilter,
    page: AskedPage,
    known?: TextMatch | null,
  ): Promise<Page<R>> => {
    const match = known === undefined ? await matchText(tx, filter) : known;
    const prepared = await prepareFilter(tx, filter);
    const { corrected, loose } = match ?? { corrected: null, loose: false };
    if (!prepared) return { rows: [], next: null, corrected, loose };
    const { locale } = filter;
    const asked = page.sort ?? defaultSort(filter);
    const sort = sortBy(asked, match !== null, asked === "title" ? await collationFor(tx, locale) : sql``);
    const [, value, id] = page.after ?? [];
    const limit = page.limit + 1;
    const parts = { columns, where: sql`${conditionsOf(prepared)} ${beyond(sort, page.after)}`, sort, limit };
    const read = async (statement: SQL) => rowsOf<R & Placed>(await tx.execute(statement));
    const readAll = () => {
      const all = { ...parts, from: goods(match, locale) };
      return read(match || asked !== "featured" ? sifted(all, locale) : straight(all));
    };
    // Where the order is the text's own, a page is looked for among as many of its best as the page has and some more,
    // and among all only when that was too few.
    const readBest = async (text: TextMatch) => {
      const many = (limit + spare) * (text.several ? 2 : 1);
      const best = bestOf(text, many, value === undefined ? undefined : -Number(value));
      const rows =
        id === undefined && !isNarrowed(filter)
          ? await beginnings[`${best.several}`](tx, { ...listOf(best), locale, limit })
          : await read(straight({ ...parts, from: goods(best, locale) }));
      return rows.length < limit && best.keys.length < text.keys.length ? readAll() : rows;
    };
    const rows = await (match && asked === "relevance" ? readBest(match) : readAll());
    const last = rows.length === limit ? rows[page.limit - 1] : undefined;
    return {
      rows: rows.slice(0, page.limit),
      next: last ? [asked, last.place, last.place_id] : null,
      corrected,
      loose,
    };
  };
}

/** The first page of a text and nothing else: most searches are this one, so it is written once. */
const beginningOf = <R>(columns: SQL, several: boolean) =>
  statement<{ keys: string; scores: string; locale: string; limit: number }, R & Placed>((p) =>
    straight({
      columns,
      from: listed(p.keys, p.scores, several, p.locale),
      where: sql`true`,
      sort: sortBy("relevance", true, sql``),
      limit: p.limit,
    }),
  );

const beyond = ({ by, type, descending }: Sort, after: ProductPlace | undefined): SQL =>
  after
    ? sql`and (${by}, p.id) ${sql.raw(descending ? "<" : ">")} (${after[1]}::${type}, ${after[2]}::uuid)`
    : sql``;

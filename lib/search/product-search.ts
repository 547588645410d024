import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { statement } from "@/db/statement";
import type { Picture } from "@/lib/catalog/product-card";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import { collationFor } from "./collation";
import type { TextMatch } from "./engine";
import {
  conditionsOf,
  type PreparedFilter,
  type ProductFilter,
  prepareFilter,
  priceOf,
  titleIn,
} from "./product-filter";
import { candidates, listed, listOf, matchText, mostMatches } from "./text-match";

export type { ProductFilter } from "./product-filter";

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

type Sort = { by: SQL; type: SQL; descending?: true };

/** Without a text nothing fits better than anything else, so the shop's own order decides. */
const sortBy = (sort: ProductSort, withText: boolean, collation: SQL): Sort =>
  ({
    relevance: { by: withText ? sql`-h.score` : sql`p.position`, type: sql.raw("int") },
    featured: { by: sql`p.position`, type: sql.raw("int") },
    newest: {
      by: sql`floor(extract(epoch from p.created_at) * 1000)`,
      type: sql.raw("numeric"),
      descending: true as const,
    },
    price_asc: { by: sql`price.amount`, type: sql.raw("int") },
    price_desc: { by: sql`price.amount`, type: sql.raw("int"), descending: true as const },
    title: { by: sql`lower(words.title)${collation}`, type: sql`text${collation}` },
  })[sort];

export type FoundProduct = {
  slug: string;
  title: string;
  brand: string | null;
  /** Slug of its department. */
  category: string;
  media: Picture[];
  /** Of its cheapest variant. */
  price: Money;
  /** What that variant cost before; null when it has not come down. */
  compareAt: Money | null;
  variantCount: number;
  variants: { sku: string; price: Money }[];
};

export type FoundPage = {
  products: FoundProduct[];
  next: ProductPlace | null;
  /** The spelling that was searched instead of what was typed; null when nothing was corrected. */
  corrected: string | null;
  /** Not all words had to be there. */
  loose: boolean;
};

/** Which page of a list, and how it is sorted. */
export type AskedPage = {
  sort?: ProductSort | undefined;
  limit: number;
  after?: ProductPlace | undefined;
};

/**
 * Products on sale that match, sorted, a page at a time, continued after a place and never by offset. Of a text that
 * very many products answer, the best thousand.
 * One statement, or two where filters leave little of a text's best, and those of the engine.
 * @param known what the engine finds for the filter's text (`matchText`), where it was asked already
 */
export async function searchProducts(
  tx: Tx,
  filter: ProductFilter,
  page: AskedPage,
  known?: TextMatch | null,
): Promise<FoundPage> {
  const sort = page.sort ?? defaultSort(filter);
  const plain = sort === "relevance" && !page.after && !isNarrowed(filter);
  const enough = plain && known === undefined ? Math.min(page.limit + spare, mostMatches) : mostMatches;
  const match = known === undefined ? await matchText(tx, filter, enough) : known;
  const prepared = await prepareFilter(tx, filter);
  const { corrected, loose } = match ?? { corrected: null, loose: false };
  if (!prepared) return { products: [], next: null, corrected, loose };
  const collation = sort === "title" ? await collationFor(tx, filter.locale) : sql``;
  const read = async (among: TextMatch | null) =>
    among && plain
      ? bestPage(tx, { ...listOf(among), locale: filter.locale, limit: page.limit + 1 })
      : rowsOf<Row>(await tx.execute(pageOf(among, prepared, { ...page, sort }, collation)));
  const portion = match && sort === "relevance" ? bestOf(match, page) : match;
  let rows = await read(portion);
  if (match && rows.length <= page.limit) {
    if (match.products.length >= enough && enough < mostMatches)
      rows = await read(await matchText(tx, filter, mostMatches));
    else if (portion !== match) rows = await read(match);
  }
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    products: shown.map(productOf),
    next: rows.length > page.limit && last ? [sort, last.value, last.id] : null,
    corrected,
    loose,
  };
}

const picturesOf = (product: SQL): SQL => sql`
  coalesce((select json_agg(json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
    order by m.position) from product_media m where m.product_id = ${product}), '[]')`;

/** The first page of a text and nothing else: most searches are one, so it is written once and reads each price once. */
const bestPage = statement<{ ids: string[]; scores: number[]; locale: string; limit: number }, Row>(
  (p) => sql`
    select p.id, p.slug, words.title, p.brand, d.slug as category, price.amount, price.compare_at, price.count,
      (-h.score)::text as value, ${picturesOf(sql`p.id`)} as media, price.variants
    from ${listed(p.ids, p.scores)} join departments d on d.id = p.department_id
    cross join lateral (
      select min(c.amount) as amount, (array_agg(c.compare_at_amount order by c.amount, v.position))[1] as compare_at,
        count(*)::int as count, json_agg(json_build_object('sku', v.sku, 'amount', c.amount) order by v.position) as variants
      from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
      where v.product_id = p.id and v.active) price
    ${titleIn(p.locale)}
    where p.status = 'published' and price.amount is not null
    order by h.score desc, p.id limit ${p.limit}::int`,
);

function pageOf(
  among: TextMatch | null,
  filter: PreparedFilter,
  page: AskedPage & { sort: ProductSort },
  collation: SQL,
): SQL {
  const { by, type, descending } = sortBy(page.sort, among !== null, collation);
  const direction = sql.raw(descending ? "desc" : "asc");
  const beyond = sql.raw(descending ? "<" : ">");
  const after = page.after
    ? sql`and (${by}, p.id) ${beyond} (${page.after[1]}::${type}, ${page.after[2]}::uuid)`
    : sql``;
  return sql`
    with found as (
      select p.id, p.slug, p.brand, words.title, p.department_id, price.amount, price.compare_at, price.variants,
        ${by} as place
      from ${candidates(among)} ${priceOf} ${titleIn(filter.locale)}
      where ${conditionsOf(filter)} ${after}
      order by place ${direction}, p.id ${direction} limit ${page.limit + 1}
    )
    select f.id, f.slug, f.title, f.brand, d.slug as category, f.amount, f.compare_at, f.variants as count,
      f.place::text as value,
      ${picturesOf(sql`f.id`)} as media,
      (select json_agg(json_build_object('sku', v.sku, 'amount', c.amount) order by v.position)
        from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
        where v.product_id = f.id and v.active) as variants
    from found f join departments d on d.id = f.department_id
    order by f.place ${direction}, f.id ${direction}`;
}

/** What is not on sale or filtered out leaves gaps. */
const spare = 8;

/** Whether anything but the text chooses. */
const isNarrowed = ({ locale: _, text: __, asTyped: ___, ...others }: ProductFilter): boolean =>
  Object.values(others).some((value) => value !== undefined && value !== false);

/**
 * Where the order is the text's own, a page is looked for among as many of its best as the page has and some more, and
 * among all only when that was too few.
 */
function bestOf(match: TextMatch, { limit, after }: AskedPage): TextMatch {
  const [, place, id] = after ?? [];
  const left = match.products.filter(
    (product) =>
      id === undefined ||
      -product.score > Number(place) ||
      (-product.score === Number(place) && product.id > id),
  );
  const first = left.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit + spare);
  return first.length < left.length ? { ...match, products: first } : match;
}

type Row = Pick<FoundProduct, "slug" | "title" | "brand" | "category" | "media"> & {
  id: string;
  value: string;
  amount: number;
  compare_at: number | null;
  count: number;
  variants: { sku: string; amount: number }[];
};

const price = (amount: number): Money => ({ amount, currency: shop.currency });

const productOf = ({ slug, title, brand, category, media, amount, ...row }: Row): FoundProduct => ({
  slug,
  title,
  brand,
  category,
  media,
  price: price(amount),
  compareAt: row.compare_at === null ? null : price(row.compare_at),
  variantCount: row.count,
  variants: row.variants.map((v) => ({ sku: v.sku, price: price(v.amount) })),
});

/**
 * How many matching products each department has, its own filter left out. One statement, and the engine's.
 * @param known what the engine finds for the filter's text, where it was asked already
 */
export async function categoryFacet(
  tx: Tx,
  filter: ProductFilter,
  known?: TextMatch | null,
): Promise<{ slug: string; name: string; count: number }[]> {
  const match = known === undefined ? await matchText(tx, filter) : known;
  const prepared = await prepareFilter(tx, filter);
  if (!prepared) return [];
  const rows = rowsOf<{ slug: string; name: LocalizedText; count: number }>(
    await tx.execute(sql`
      select d.slug, d.name, count(*)::int as count
      from ${candidates(match)} join departments d on d.id = p.department_id ${priceOf}
      where ${conditionsOf(prepared, "category")}
      group by d.id order by d.position, d.slug`),
  );
  return rows.map((row) => ({ ...row, name: textIn(row.name, filter.locale) }));
}

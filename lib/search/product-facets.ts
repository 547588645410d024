import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { statement } from "@/db/statement";
import { textIn } from "@/lib/i18n/locales";
import type { Counted, TextMatch } from "./engine";
import { goods, listed, listOf } from "./goods";
import {
  conditionsOf,
  type FacetName,
  isNarrowed,
  type PreparedFilter,
  type ProductFilter,
  prepareFilter,
} from "./product-filter";
import { matchText } from "./text-match";

export type DepartmentCount = {
  slug: string;
  name: string;
  /** How many departments there are above it. */
  depth: number;
  count: number;
};
export type BrandCount = { name: string; count: number };
export type OptionCounts = {
  /** Canonical, in English: what a filter names. */
  name: string;
  /** In the reader's language. */
  label: string;
  values: { value: string; label: string; count: number }[];
};

export type ProductFacets = {
  /** Products that match everything, counted up to 1000. */
  total: number;
  /** There are more; the counts below are then of the first thousand. */
  capped: boolean;
  /** Every department that has some, itself or below it, each followed by those below it. */
  departments: DepartmentCount[];
  brands: BrandCount[];
  options: OptionCounts[];
  /** Of the cheapest and the dearest, in minor units; null when nothing matches. */
  price: { min: number; max: number } | null;
  /** How many came down in price. */
  onSale: number;
};

const most = 1000;
const mostBrands = 50;
const mostValues = 400;

type Row = {
  total: number;
  departments: Counted["departments"];
  brands: BrandCount[];
  options: { name: LocalizedText; value: LocalizedText; count: number }[];
  price: { min: number; max: number } | null;
  reduced: number;
};

const nothing: ProductFacets = {
  total: 0,
  capped: false,
  departments: [],
  brands: [],
  options: [],
  price: null,
  onSale: 0,
};

/**
 * What matches, counted by department and brand at once: all that is asked of it is added up from these few rows. Of
 * everything, the first so many; a text finds no more than may be counted.
 */
const setOf = (from: SQL, where: SQL, withText: boolean): SQL => sql`
  select department_id, brand, count(*) as n, min(amount) as least, max(amount) as most,
    count(*) filter (where reduced) as reduced, jsonb_agg(options) filter (where options is not null) as options
  from (
    select p.department_id, p.brand, p.options, p.amount, p.reduced from ${from} where ${where}
    ${withText ? sql`` : sql`order by p.position, p.id limit ${most + 1}::int`}) p
  group by department_id, brand`;

const countsOf = (sets: SQL, of: (name: FacetName) => SQL): SQL => sql`
  with ${sets}
  select (select coalesce(sum(n), 0)::int from whole) as total,
    ${departmentCounts(of("department"))} as departments,
    ${brandCounts(of("brands"))} as brands,
    ${optionCounts(of("options"))} as options,
    (select json_build_object('min', min(least), 'max', max(most)) from ${of("price")} having count(*) > 0) as price,
    (select coalesce(sum(reduced), 0)::int from ${of("onSale")}) as reduced`;

/** What a text alone has: most searches ask this, so it is written once. */
const ofText = (several: boolean) =>
  statement<{ keys: string; scores: string }, Row>((p) =>
    countsOf(
      sql`whole as materialized (${setOf(listed(p.keys, p.scores, several, ""), sql`true`, true)})`,
      () => sql`whole`,
    ),
  );
const ofTexts = { true: ofText(true), false: ofText(false) };

function countedBy(filter: PreparedFilter, match: TextMatch | null): SQL {
  const from = goods(match, filter.locale);
  const set = (without?: FacetName) => setOf(from, conditionsOf(filter, without), match !== null);
  const of = (name: FacetName) =>
    isAsked(filter, name) ? sql.raw(`without_${name.toLowerCase()}`) : sql`whole`;
  const others = (["department", "brands", "options", "price", "onSale"] as const)
    .filter((name) => isAsked(filter, name))
    .map((name) => sql`, ${of(name)} as materialized (${set(name)})`);
  return countsOf(sql`whole as materialized (${set()}) ${sql.join(others, sql``)}`, of);
}

/** What the engine has counted itself, in the order of what the tables say. */
function ordered(counted: Counted): Row {
  const brands = counted.brands
    .toSorted((a, b) => b.count - a.count || byLetter(a.name, b.name))
    .slice(0, mostBrands);
  const options = counted.options
    .toSorted(
      (a, b) => b.count - a.count || byLetter(a.name.en, b.name.en) || byLetter(a.value.en, b.value.en),
    )
    .slice(0, mostValues);
  return { ...counted, brands, options };
}

const byLetter = (a = "", b = "") => (a < b ? -1 : a > b ? 1 : 0);

/** What a text alone has: counted by the engine where it can, else by the database. */
async function countedOf(tx: Tx, match: TextMatch): Promise<Row> {
  const counted = await match.counted?.(tx);
  if (counted) return ordered(counted);
  const [row] = await ofTexts[`${match.several}`](tx, listOf(match));
  return row!;
}

/**
 * What matching products have in common, each facet with its own filter left out. One statement, and the engine's.
 * @param known what the engine finds for the filter's text, where it was asked already
 */
export async function productFacets(
  tx: Tx,
  filter: ProductFilter,
  known?: TextMatch | null,
): Promise<ProductFacets> {
  const match = known === undefined ? await matchText(tx, filter) : known;
  const prepared = await prepareFilter(tx, filter);
  if (!prepared) return nothing;
  const row =
    match && !isNarrowed(filter)
      ? await countedOf(tx, match)
      : rowsOf<Row>(await tx.execute(countedBy(prepared, match)))[0]!;
  const { total, departments, brands, options, price, reduced } = row;
  return {
    total: Math.min(total, most),
    capped: total > most,
    departments: asTree(departments).map(({ slug, name, depth, count }) => ({
      slug,
      name: textIn(name, filter.locale),
      depth,
      count: Math.min(count, most),
    })),
    brands: brands.map((b) => ({ ...b, count: Math.min(b.count, most) })),
    options: worthAsking(grouped(options, filter.locale), {
      of: Math.min(total, most),
      asked: filter.options?.map((o) => o.name) ?? [],
    }),
    price,
    onSale: Math.min(reduced, most),
  };
}

/** Departments in the shop's order, each followed by those below it. One that stands under none of them begins anew. */
function asTree(departments: Row["departments"]): (Row["departments"][number] & { depth: number })[] {
  const there = new Set(departments.map((d) => d.slug));
  const under = Map.groupBy(departments, ({ parent }) =>
    parent !== null && there.has(parent) ? parent : null,
  );
  const branches = (parent: string | null, depth: number): ReturnType<typeof asTree> =>
    (under.get(parent) ?? []).flatMap((d) => [{ ...d, depth }, ...branches(d.slug, depth + 1)]);
  return branches(null, 0);
}

function isAsked(filter: PreparedFilter, name: FacetName): boolean {
  const value = filter[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A product counts for its own department and those above it. */
const departmentCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('slug', slug, 'name', name, 'parent', parent, 'count', n) order by position, slug) from (
      select d.slug, d.name, d.position, sum(w.n)::int as n,
        (select slug from departments above where above.id = d.parent_id) as parent
      from ${of} w join departments own on own.id = w.department_id left join departments up on up.id = own.parent_id
      join departments d on d.id in (own.id, own.parent_id, up.parent_id)
      group by d.id) x), '[]')`;

const brandCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('name', brand, 'count', n) order by n desc, brand) from (
      select brand, sum(n)::int as n from ${of} where brand is not null
      group by brand order by n desc, brand limit ${mostBrands}::int) x), '[]')`;

/** A product counts once for each value that any of its variants has. */
const optionCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('name', name, 'value', value, 'count', n)) from (
      select (array_agg(o -> 'name'))[1] as name, (array_agg(o -> 'value'))[1] as value, count(distinct product)::int as n
      from (
        select own, row_number() over () as product
        from ${of} w cross join lateral jsonb_array_elements(w.options) own) products
      cross join lateral jsonb_array_elements(own) o
      group by ${canonical("name")}, ${canonical("value")}
      order by n desc, ${canonical("name")}, ${canonical("value")} limit ${mostValues}::int) x), '[]')`;

/** What a filter calls a part of an option. */
const canonical = (part: "name" | "value"): SQL => sql`o -> ${sql.raw(`'${part}'`)} ->> 'en'`;

/** One product in so many has an option that is worth a place among a listing's filters. */
const onceIn = 50;

/**
 * Of a broad listing, what hardly any product comes in is no way to narrow it: it is asked where those products are many,
 * in their own department. What is asked for already stays.
 * @param of how many products were counted
 */
export const worthAsking = (
  options: readonly OptionCounts[],
  { of, asked }: { of: number; asked: readonly string[] },
): OptionCounts[] =>
  options.filter(
    ({ name, values }) =>
      asked.includes(name) || values.reduce((sum, { count }) => sum + count, 0) * onceIn >= of,
  );

function grouped(rows: Row["options"], locale: string): OptionCounts[] {
  const named = rows.filter((row) => row.name.en !== undefined && row.value.en !== undefined);
  return [...Map.groupBy(named, (row) => row.name.en!)].map(([name, values]) => ({
    name,
    label: textIn(values[0]!.name, locale),
    values: values.map(({ value, count }) => ({
      value: value.en!,
      label: textIn(value, locale),
      count: Math.min(count, most),
    })),
  }));
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText } from "@/db/schema/catalog";
import { textIn } from "@/lib/i18n/locales";
import type { TextMatch } from "./engine";
import {
  conditionsOf,
  type FacetName,
  type PreparedFilter,
  type ProductFilter,
  prepareFilter,
  priceOf,
} from "./product-filter";
import { candidates, matchText } from "./text-match";

export type DepartmentCount = { slug: string; name: string; count: number };
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
  /** Every department that has some, itself or below it. */
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
  departments: { slug: string; name: LocalizedText; count: number }[];
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
  const from = candidates(match);
  const first = match ? sql`-h.score` : sql`p.position`;
  const set = (without?: FacetName) => sql`
    select p.id, p.brand, p.department_id, price.amount, price.reduced
    from ${from} ${priceOf} where ${conditionsOf(prepared, without)} order by ${first}, p.id limit ${most + 1}::int`;
  const of = (name: FacetName) =>
    isAsked(prepared, name) ? sql.raw(`without_${name.toLowerCase()}`) : sql`whole`;
  const others = (["department", "brands", "options", "price", "onSale"] as const)
    .filter((name) => isAsked(prepared, name))
    .map((name) => sql`, ${of(name)} as materialized (${set(name)})`);
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      with whole as materialized (${set()}) ${sql.join(others, sql``)}
      select (select count(*)::int from whole) as total,
        ${departmentCounts(of("department"))} as departments,
        ${brandCounts(of("brands"))} as brands,
        ${optionCounts(of("options"))} as options,
        (select json_build_object('min', min(amount), 'max', max(amount)) from ${of("price")} having count(*) > 0) as price,
        (select count(*)::int from ${of("onSale")} where reduced) as reduced`),
  );
  const { total, departments, brands, options, price, reduced } = row!;
  return {
    total: Math.min(total, most),
    capped: total > most,
    departments: departments.map((d) => ({
      ...d,
      name: textIn(d.name, filter.locale),
      count: Math.min(d.count, most),
    })),
    brands: brands.map((b) => ({ ...b, count: Math.min(b.count, most) })),
    options: grouped(options, filter.locale),
    price,
    onSale: Math.min(reduced, most),
  };
}

function isAsked(filter: PreparedFilter, name: FacetName): boolean {
  const value = filter[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A product counts for its own department and those above it. */
const departmentCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('slug', slug, 'name', name, 'count', n) order by position, slug) from (
      select d.slug, d.name, d.position, count(*)::int as n
      from ${of} w join departments own on own.id = w.department_id left join departments up on up.id = own.parent_id
      join departments d on d.id in (own.id, own.parent_id, up.parent_id)
      group by d.id) x), '[]')`;

const brandCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('name', brand, 'count', n) order by n desc, brand) from (
      select brand, count(*)::int as n from ${of} where brand is not null
      group by brand order by n desc, brand limit ${mostBrands}::int) x), '[]')`;

/** A product counts once for each value that any of its variants has. */
const optionCounts = (of: SQL): SQL => sql`
  coalesce((
    select json_agg(json_build_object('name', name, 'value', value, 'count', n)) from (
      select (array_agg(o -> 'name'))[1] as name, (array_agg(o -> 'value'))[1] as value, count(distinct w.id)::int as n
      from ${of} w join variants v on v.product_id = w.id and v.active
      cross join lateral jsonb_array_elements(v.options) o
      group by ${canonical("name")}, ${canonical("value")}
      order by n desc, ${canonical("name")}, ${canonical("value")} limit ${mostValues}::int) x), '[]')`;

/** What a filter calls a part of an option. */
const canonical = (part: "name" | "value"): SQL => sql`o -> ${sql.raw(`'${part}'`)} ->> 'en'`;

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

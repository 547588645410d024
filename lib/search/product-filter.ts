import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { atpFor, counted } from "@/lib/inventory/stock-queries";
import { toInstant } from "@/lib/kernel/clock";
import { openPicks } from "@/lib/stores/open-picks";
import { isPaused } from "@/lib/stores/pause";
import { storeById } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";

/** What a listing is narrowed to. Nothing given: everything on sale. */
export type ProductFilter = {
  locale: string;
  /** What somebody typed. */
  text?: string | undefined;
  /** No other spelling of the text is searched instead. */
  asTyped?: boolean | undefined;
  /** Slug of a department: it alone, without those below it. */
  category?: string | undefined;
  /** Slug of a department, and all below it. */
  department?: string | undefined;
  /** Any of these. */
  brands?: readonly string[] | undefined;
  /** The cheapest variant's price, in minor units; both ends belong to it. */
  price?: { min?: number | undefined; max?: number | undefined } | undefined;
  /** Keeps what has come down in price. */
  onSale?: boolean | undefined;
  /** Canonical English names. Of one name any value, of several names all in one variant. */
  options?: readonly { name: string; value: string }[] | undefined;
  /** Keeps what can be collected now: at the store of this id, or at any; what its own shopper holds counts as there. */
  collectable?: { locationId: string | null; shopper?: string | null } | undefined;
  /** Keeps what this store would have ready before its day is over, were it ordered now. */
  readyToday?: { locationId: string; now: Date; shopper?: string | null } | undefined;
};

/** The parts of a filter that a facet offers, and leaves out when it counts. */
export const facetNames = ["category", "department", "brands", "price", "onSale", "options"] as const;
export type FacetName = (typeof facetNames)[number];

/** Whether anything but the text chooses. */
export const isNarrowed = ({ locale: _, text: __, asTyped: ___, ...others }: ProductFilter): boolean =>
  Object.values(others).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

/** A filter with its questions to the clock answered, ready for any number of statements. */
export type PreparedFilter = Omit<ProductFilter, "readyToday" | "text">;

/**
 * Answers whether the store could have anything ready today, and leaves the question what is on its shelf.
 * @returns null when nothing can match. Two statements when `readyToday` is asked for, else none.
 */
export async function prepareFilter(tx: Tx, filter: ProductFilter): Promise<PreparedFilter | null> {
  const { readyToday, text: _, ...rest } = filter;
  if (!readyToday) return rest;
  const { locationId, now, shopper } = readyToday;
  const [store, queues] = [await storeById(tx, locationId), await openPicks(tx, [locationId])];
  const ready = readyBy(store, now, queues.get(locationId));
  const dayOf = (at: Date) => toInstant(at).toZonedDateTimeISO(store.timeZone).toPlainDate();
  if (!ready || !dayOf(ready).equals(dayOf(now))) return null;
  // What is on this shelf can be collected at any store as well.
  return { ...rest, collectable: { locationId, shopper: shopper ?? rest.collectable?.shopper ?? null } };
}

/** Conditions on goods `p`, with one facet's own left out. */
export function conditionsOf(filter: PreparedFilter, without?: FacetName): SQL {
  const conditions = [sql`true`];
  const asked = (name: FacetName) => name !== without;
  if (filter.category && asked("category"))
    conditions.push(sql`p.department_id = (select id from departments where slug = ${filter.category})`);
  if (filter.department && asked("department")) conditions.push(withinDepartment(filter.department));
  if (filter.brands && filter.brands.length > 0 && asked("brands"))
    conditions.push(sql`p.brand = any(${sql.param(filter.brands)}::text[])`);
  if (filter.price?.min !== undefined && asked("price"))
    conditions.push(sql`p.amount >= ${filter.price.min}::int`);
  if (filter.price?.max !== undefined && asked("price"))
    conditions.push(sql`p.amount <= ${filter.price.max}::int`);
  if (filter.onSale && asked("onSale")) conditions.push(sql`p.reduced`);
  if (filter.options && filter.options.length > 0 && asked("options"))
    conditions.push(hasOptions(filter.options));
  if (filter.collectable) conditions.push(collectable(filter.collectable));
  return sql.join(conditions, sql` and `);
}

/** The tree is three levels deep. */
const withinDepartment = (slug: string): SQL => sql`
  p.department_id = any(array(
    select d.id from departments d
    left join departments up on up.id = d.parent_id
    left join departments top on top.id = up.parent_id
    where ${slug} in (d.slug, up.slug, top.slug)))`;

function hasOptions(options: readonly { name: string; value: string }[]): SQL {
  const byName = Map.groupBy(options, (option) => option.name);
  const each = [...byName.values()].map((choices) =>
    sql.join(
      choices.map(({ name, value }) => {
        const wanted = JSON.stringify([{ name: { en: name }, value: { en: value } }]);
        return sql`v.options @> ${wanted}::jsonb`;
      }),
      sql` or `,
    ),
  );
  return sql`exists (select 1 from variants v where v.product_id = p.id and v.active
    and ${sql.join(
      each.map((any) => sql`(${any})`),
      sql` and `,
    )})`;
}

function collectable({ locationId, shopper }: NonNullable<ProductFilter["collectable"]>): SQL {
  const place = locationId === null ? sql`l.pickup_enabled` : sql`l.id = ${locationId} and l.pickup_enabled`;
  const open = sql`${place} and not ${isPaused}`;
  return sql`exists (
    select 1 from variants v
    join stock_levels s on s.variant_id = v.id
    join stock_locations l on l.id = s.location_id
    where v.product_id = p.id and v.active and ${open} and (${counted} > 0 or ${atpFor(shopper ?? null)} > 0))`;
}

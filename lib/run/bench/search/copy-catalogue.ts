import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { placesOf } from "../places";

const copied = [
  "products",
  "product_texts",
  "product_media",
  "variants",
  "prices",
  "search_documents",
] as const;

/** To collect in, besides a warehouse. */
const stores = 6;

/**
 * Makes a catalogue many times as large by copying it, search documents included, so that every word is in as many
 * more of them, and puts it into stores. The triggers that would write the documents are off meanwhile.
 */
export async function copyCatalogue(db: Db, copies: number): Promise<void> {
  const triggers = (state: "enable" | "disable") =>
    copied.map((table) => sql.raw(`alter table ${table} ${state} trigger user`));
  for (const statement of triggers("disable")) await db.execute(statement);
  await db.execute(sql`create table bench_originals as select id from products`);
  for (let copy = 1; copy < copies; copy++)
    for (const statement of onceMore(copy)) await db.execute(statement);
  await db.execute(sql`update search_words set documents = documents * ${copies}::int`);
  await db.execute(sql`
    select search_sweep(block) from (select distinct number >> 14 as block from search_documents) blocks`);
  await db.execute(sql`select search_shelve_all(array(select id from products))`);
  for (const statement of triggers("enable")) await db.execute(statement);
  await db.execute(placesOf(stores));
  await db.execute(inStores);
  await db.execute(sql`vacuum analyze`);
}

/** A store has three things in four; a warehouse all. */
const inStores = sql`
  insert into stock_levels (location_id, variant_id, on_hand)
  select l.id, v.id, 5 from stock_locations l cross join variants v
  where not l.pickup_enabled or hashtext(l.slug || v.id::text) & 3 > 0`;

/** An id that differs from copy to copy and is the same in each table. */
const idOf = (id: SQL, copy: number): SQL => sql`md5(${id}::text || ${String(copy)})::uuid`;

const onceMore = (copy: number): SQL[] => [
  sql`
    insert into products (id, slug, status, department_id, brand, vat_basis_points, source, position)
    select ${idOf(sql`id`, copy)}, left(slug, 200) || '-' || md5(id::text || ${String(copy)}), status, department_id, brand,
      vat_basis_points, source, position from products join bench_originals using (id)`,
  sql`
    insert into product_texts (product_id, locale, title)
    select ${idOf(sql`product_id`, copy)}, locale, title from product_texts join bench_originals o on o.id = product_id`,
  sql`
    insert into product_media (product_id, position, src, alt, width, height)
    select ${idOf(sql`product_id`, copy)}, m.position, src, alt, width, height
    from product_media m join bench_originals o on o.id = product_id`,
  sql`
    insert into variants (id, product_id, sku)
    select ${idOf(sql`v.id`, copy)}, ${idOf(sql`product_id`, copy)}, left(sku, 60) || '-' || ${String(copy)}
    from variants v join bench_originals o on o.id = product_id`,
  sql`
    insert into prices (variant_id, currency, amount)
    select ${idOf(sql`v.id`, copy)}, currency, amount
    from prices c join variants v on v.id = c.variant_id join bench_originals o on o.id = v.product_id`,
  sql`
    insert into search_documents (product_id, locale, terms, weights, named, name_words)
    select ${idOf(sql`product_id`, copy)}, locale, terms, weights, named, name_words
    from search_documents join bench_originals o on o.id = product_id`,
];

import { type SQL, sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { optionName, optionValue } from "../catalogue/options.words";
import { Refused } from "../refused";
import { brands, kinds, manners, series } from "./words";

/** More than any measurement needs. */
export const mostGenerated = 500_000;
const perTransaction = 10_000;
const fillLock = 4_170_162;

/**
 * Reads how many generated products are asked for.
 * Throws Refused for anything but a whole number from 1 to 500,000.
 */
export function readCount(text: string | undefined): number {
  const count = text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= mostGenerated))
    throw new Refused(
      `--products takes a whole number from 1 to ${mostGenerated}, such as --products 200000.`,
    );
  return count;
}

/**
 * Fills the demo shop with generated products until it has as many as are wanted: named from word lists, spread over
 * departments, brands, prices and age, on the shelves of a few stores. The n-th is the same in every shop. Works
 * through `perTransaction` of them at a time, so what was made stays when it is stopped, and the next run goes on.
 * @returns how many were made.
 * Throws Refused in a shop without the demo's departments.
 */
export async function fillWithGenerated(db: Db, wanted: number): Promise<number> {
  let made = 0;
  for (;;) {
    const more = await db.transaction((tx) => makeSome(tx, wanted));
    if (more === 0) break;
    made += more;
  }
  if (made > 0)
    for (const table of ["products", "product_texts", "product_media", "variants", "prices", "stock_levels"])
      await db.execute(sql`analyze ${sql.identifier(table)}`);
  return made;
}

async function makeSome(tx: Tx, wanted: number): Promise<number> {
  await tx.execute(
    sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`,
  );
  await tx.execute(sql`select pg_advisory_xact_lock(${fillLock})`);
  const [there] = rowsOf<{ made: number; last: number }>(
    await tx.execute(sql`
      select count(*) filter (where source = 'generated')::int as made, coalesce(max(position), -1) as last
      from products`),
  );
  const { made, last } = there!;
  if (made >= wanted) return 0;
  const to = Math.min(made + perTransaction, wanted);
  await nameGoods(tx, made + 1, to);
  // Texts come after what the search reads besides them, so that it reads each product once.
  for (const step of [products(last), pictures, variants, texts, prices, levels, movements])
    await tx.execute(step);
  await emit(tx, filler(), { name: "catalog.changed", subject: {}, data: { source: "generated" } });
  return to - made;
}

const filler = (): Ctx => ({
  actor: { kind: "system", id: "seed" },
  channel: "system",
  locale: "en",
  now: new Date(),
});

/** A number from 0 up to `count`, drawn from a whole number the same way every time; `salt` tells draws apart. */
const draw = (from: SQL, salt: number, count: number): SQL =>
  sql`(hashint8extended(${from}, ${sql.raw(String(salt))}) & 1073741823) % ${sql.raw(String(count))}`;
const n = sql.raw("n::bigint");

/** Names the goods of these numbers, in a table that ends with the transaction. */
async function nameGoods(tx: Tx, from: number, to: number): Promise<void> {
  const places = rowsOf<{ slug: string }>(await tx.execute(sql`select slug from departments`));
  const known = new Set(places.map((d) => d.slug));
  const sold = kinds.filter((kind) => known.has(kind.department)).map((kind, place) => ({ ...kind, place }));
  if (sold.length === 0)
    throw new Refused("Generated products need the demo shop's departments; there are none.");
  const list = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;
  await tx.execute(sql`
    create temp table new_goods on commit drop as
    select n, gen_random_uuid() as id, d.id as department_id, d.picture, k."vatBasisPoints" as vat,
      lower(manner ->> 'en') || '-' || replace(k.en, ' ', '-') || '-g' || n as slug,
      (manner ->> 'en') || ' ' || k.en || ', ' || line as en,
      case when manner ->> 'fi' like '%-' then rtrim(manner ->> 'fi', '-') || k.fi
        else (manner ->> 'fi') || ' ' || k.fi end || ', ' || line as fi,
      line, brand, case when ${draw(n, 5, 7)} = 0 then 3 else 1 end as sizes,
      -- Most things are cheap; a price ends in nine.
      (k."from" + (k."to" - k."from") * power(${draw(n, 6, 1000)} / 1000.0, 2))::int / 10 * 10 + 9 as amount
    from generate_series(${from}::int, ${to}::int) n
    cross join lateral (select ${list(manners)} -> (${draw(n, 2, manners.length)})::int as manner) m
    cross join lateral (
      select (${list(series)} ->> (${draw(n, 3, series.length)})::int) || ' ' || 10 + ${draw(n, 8, 90)} as line
    ) l
    cross join lateral (select ${list(brands)} ->> (${draw(n, 4, brands.length)})::int as brand) b
    join jsonb_to_recordset(${list(sold)}) as k(
      place int, department text, en text, fi text, "vatBasisPoints" int, "from" int, "to" int
    ) on k.place = ${draw(n, 1, sold.length)}
    join departments d on d.slug = k.department`);
  await tx.execute(sql`analyze new_goods`);
}

/** They come after everything that the shop shows already. */
const products = (last: number): SQL => sql`
  insert into products (id, slug, department_id, brand, vat_basis_points, source, position, created_at)
  select id, slug, department_id, brand, vat, 'generated', ${last}::int + row_number() over (order by n),
    now() - ${draw(n, 7, 400 * 24)} * interval '1 hour'
  from new_goods`;

const texts = sql`
  insert into product_texts (product_id, locale, title, description_html)
  select id, 'en', en, '<p>' || en || ' by ' || replace(brand, '&', '&amp;') || '. Made to be used every day.</p>' from new_goods
  union all
  select id, 'fi', fi, '<p>' || fi || ', valmistaja ' || replace(brand, '&', '&amp;') || '. Tehty joka päivän käyttöön.</p>' from new_goods`;

const pictures = sql`
  insert into product_media (product_id, position, src, width, height)
  select id, 0, picture, 256, 256 from new_goods where picture is not null`;

const sizes = ["Small", "Medium", "Large"].map((en, i) => [
  { name: optionName("size"), value: optionValue("size", { en, fi: ["Pieni", "Keskikoko", "Suuri"][i]! }) },
]);

/** An EAN-13 from the range kept for use inside a shop: twelve digits, and the one that checks them. */
const barcode = sql`(
  select twelve || (10 - (
    select sum(digit::int * case when place % 2 = 0 then 3 else 1 end)
    from regexp_split_to_table(twelve, '') with ordinality as digits(digit, place)
  ) % 10) % 10
  from (select '21' || lpad((n * 10 + size)::text, 10, '0') as twelve) t)`;

const variants = sql`
  insert into variants (id, product_id, sku, barcode, position, options, grams, shelf)
  select gen_random_uuid(), id, 'GEN-' || lpad(n::text, 6, '0') || case when sizes > 1 then '-' || size else '' end,
    ${barcode}, size, case when sizes > 1 then ${JSON.stringify(sizes)}::jsonb -> size else '[]' end,
    50 + 10 * (${draw(n, 9, 200)}), 'G-' || 10 + n % 90
  from new_goods cross join lateral generate_series(0, sizes - 1) size`;

/** A larger size costs a quarter more than the one below; one thing in twelve is reduced. */
const prices = sql`
  insert into prices (variant_id, currency, amount, compare_at_amount)
  select id, 'EUR', amount, case when ${draw(n, 10, 12)} = 0 then amount * 5 / 4 + 1 end
  from (
    select v.id, n, (g.amount * (1 + v.position * 0.25))::int as amount
    from new_goods g join variants v on v.product_id = g.id
  ) priced`;

/** Three stores in ten carry a thing, and warehouses most; one shelf in eight is empty. */
const levels = sql`
  insert into stock_levels (location_id, variant_id, on_hand)
  select l.id, v.id, greatest(0, ${draw(sql`n::bigint * 10 + v.position`, 12, 32)} - 3)
  from new_goods g join variants v on v.product_id = g.id cross join stock_locations l
  where ${draw(sql`n::bigint * 1000 + hashtext(l.slug)`, 11, 10)} < case when l.pickup_enabled then 3 else 7 end`;

const movements = sql`
  insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
  select s.location_id, s.variant_id, 'received', s.on_hand, 'seed:' || l.slug || ':' || v.sku, 'system:seed'
  from new_goods g join variants v on v.product_id = g.id
  join stock_levels s on s.variant_id = v.id join stock_locations l on l.id = s.location_id
  where s.on_hand > 0`;

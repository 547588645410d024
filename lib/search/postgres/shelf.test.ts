import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import {
  departments,
  prices,
  productMedia,
  products,
  productTexts,
  type VariantOption,
  variants,
} from "@/db/schema/catalog";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { newId } from "@/lib/kernel/id";
import { goods, listed } from "../goods";
import type { ShelfCount } from "./counted";
import { editionNow } from "./editions";
import { KeptShelf } from "./kept-shelf";

testDatabase();

const [larder, cellar] = [newId(), newId()];
const many = 12;

beforeAll(async () => {
  await db()
    .insert(departments)
    .values(
      Object.entries({ larder, cellar }).map(([slug, id]) => ({
        id,
        slug,
        name: { en: slug },
        plinth: "butter",
      })),
    );
  const made = Array.from({ length: many }, (_, n) => ({ id: newId(), n }));
  await db()
    .insert(products)
    .values(
      made.map(({ id, n }) => ({
        id,
        slug: `thing-${n}`,
        departmentId: larder,
        brand: n % 3 === 0 ? null : `Brand ${n % 3}`,
        vatBasisPoints: 1400,
        source: "test",
        position: n,
      })),
    );
  const parts = made.flatMap(({ id, n }) =>
    Array.from({ length: 1 + (n % 3) }, (_, place) => ({ id: newId(), productId: id, n, place })),
  );
  await db()
    .insert(variants)
    .values(
      parts.map(({ id, productId, n, place }) => ({
        id,
        productId,
        sku: `T-${n}-${place}`,
        position: place,
        options: n % 2 === 0 ? [{ name: { en: "Size" }, value: { en: `Size ${place}` } }] : [],
        ...(n % 4 === 0 && { measureAmount: 500 + place, measureUnit: "g" as const }),
      })),
    );
  await db()
    .insert(prices)
    .values(
      parts.map(({ id, n, place }) => ({
        variantId: id,
        currency: "EUR",
        amount: 1000 - 10 * n - place,
        compareAtAmount: n % 5 === 0 ? 2000 : null,
      })),
    );
  await db()
    .insert(productMedia)
    .values(
      made.flatMap(({ id, n }) =>
        Array.from({ length: n % 3 }, (_, position) => ({
          productId: id,
          position,
          src: `/${n}-${position}.png`,
        })),
      ),
    );
  await db()
    .insert(productTexts)
    .values(
      made.flatMap(({ id, n }) => [
        { productId: id, locale: "en", title: `Thing ${n}` },
        ...(n % 2 === 0 ? [{ productId: id, locale: "fi", title: `Esine ${n}` }] : []),
      ]),
    );
});

const columns = sql`p.id, p.slug, p.title, p.brand, p.department_id, p.age_limit, p.position, p.created_at, p.options,
  p.amount, p.highest, p.compare_at, p.measure, p.reduced, p.percent_off, p.variant_ids, p.picture`;

/** A server's that has been here from the first, and has all the time there is. */
const kept = new KeptShelf(100, () => 0);
const count = async (by: KeptShelf, numbers: number[], several: boolean) =>
  by.count(db(), { numbers, several }, (await editionNow(db())).shelf);

type Said = {
  department_id: string;
  brand: string | null;
  amount: number;
  reduced: boolean;
  options: VariantOption[] | null;
};

/** The same counted of what the shop's own tables say. */
function counted(said: readonly Said[]): ShelfCount {
  const amounts = said.map(({ amount }) => amount);
  const counts = (values: (string | null)[]) =>
    Map.groupBy(
      values.filter((value) => value !== null),
      (value) => value,
    )
      .entries()
      .map(([value, all]): [string, number] => [value, all.length])
      .toArray();
  return {
    total: said.length,
    departments: new Map(counts(said.map((row) => row.department_id))),
    brands: counts(said.map((row) => row.brand)).map(([name, count]) => ({ name, count })),
    options: counts(said.flatMap((row) => row.options ?? []).map((option) => JSON.stringify(option))).map(
      ([option, count]) => ({ ...JSON.parse(option), count }),
    ),
    price: said.length > 0 ? { min: Math.min(...amounts), max: Math.max(...amounts) } : null,
    reduced: said.filter((row) => row.reduced).length,
  };
}

const inOrder = ({ brands, options, ...rest }: ShelfCount) => ({
  ...rest,
  brands: brands.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  options: options.toSorted((a, b) => ((a.value.en ?? "") < (b.value.en ?? "") ? -1 : 1)),
});

/**
 * What the shop's own tables say of everything on sale, and what the shelf says of the same by its documents, in the
 * database and in a server's memory.
 */
async function agree(): Promise<number> {
  for (const locale of ["en", "fi"]) {
    const read = async (from: ReturnType<typeof sql>) =>
      rowsOf(await db().execute(sql`select ${columns} from ${from} order by p.slug`));
    const said = await read(goods(null, locale));
    for (const [locales, several] of [[["en"], false] as const, [["fi", "en"], true] as const]) {
      const numbers = (
        await rows<{ number: number }>`
          select number from search_documents where locale = any(${sql.param([...locales])}::text[])`
      ).map(({ number }) => number);
      const keys = `{${numbers.join()}}`;
      const scores = sql`array_fill(1, array[cardinality(${keys}::int[])])`;
      expect(await read(listed(sql`${keys}`, scores, several, locale))).toEqual(said);
      expect(inOrder((await count(kept, numbers, several))!)).toEqual(inOrder(counted(said as Said[])));
    }
  }
  return (await rows`select 1 from search_shelf`).length;
}

const of = (n: number) => sql`(select id from products where slug = ${`thing-${n}`})`;

describe("the shelf says what the shop says", () => {
  it("from the first", async () => {
    expect(await agree()).toBe(many + many / 2);
  });

  it.each<[string, ReturnType<typeof sql>]>([
    [
      "a price changes",
      sql`update prices set amount = amount + 7 where variant_id in (select id from variants where sku like 'T-2-%')`,
    ],
    [
      "a variant comes down",
      sql`update prices set compare_at_amount = 5000 where variant_id = (select id from variants where sku = 'T-1-1')`,
    ],
    ["prices are set again as they were", sql`update prices set amount = amount`],
    [
      "a price goes",
      sql`delete from prices where variant_id = (select id from variants where sku = 'T-5-0')`,
    ],
    [
      "all prices of a thing go",
      sql`delete from prices where variant_id in (select id from variants where product_id = ${of(4)})`,
    ],
    [
      "they come back, and in another currency too",
      sql`
      insert into prices (variant_id, currency, amount)
      select id, currency, 90 from variants cross join unnest('{EUR,SEK}'::text[]) currency where product_id = ${of(4)}`,
    ],
    ["a variant is taken off sale", sql`update variants set active = false where sku = 'T-8-0'`],
    ["a variant without options goes", sql`delete from variants where sku = 'T-7-0'`],
    ["a variant with options goes", sql`delete from variants where sku = 'T-2-2'`],
    [
      "variants change their places",
      sql`update variants set position = position + 10 where product_id = ${of(8)}`,
    ],
    [
      "a measure changes",
      sql`update variants set measure_amount = 750, measure_unit = 'ml' where product_id = ${of(8)}`,
    ],
    [
      "an option changes",
      sql`update variants set options = '[{"name":{"en":"Size"},"value":{"en":"Huge"}}]' where sku = 'T-10-0'`,
    ],
    [
      "a variant moves to another product",
      sql`update variants set product_id = ${of(3)}, position = 9 where sku = 'T-11-2'`,
    ],
    [
      "a slug and an age limit change",
      sql`update products set slug = 'thing-zero', age_limit = 18 where slug = 'thing-0'`,
    ],
    [
      "a brand and a department change",
      sql`update products set brand = 'Other', department_id = ${cellar} where slug = 'thing-1'`,
    ],
    [
      "a thing gets a picture",
      sql`insert into product_media (product_id, position, src) values (${of(6)}, 0, '/new.png')`,
    ],
    ["a first picture goes", sql`delete from product_media where product_id = ${of(2)} and position = 0`],
    [
      "a picture is said otherwise",
      sql`update product_media set alt = 'A thing' where product_id = ${of(8)}`,
    ],
    [
      "a picture moves to another product",
      sql`update product_media set product_id = ${of(3)} where product_id = ${of(1)}`,
    ],
    ["a title changes", sql`update product_texts set title = title || ' again' where locale = 'fi'`],
    ["a title goes", sql`delete from product_texts where locale = 'fi' and product_id = ${of(6)}`],
    ["things are hidden", sql`update products set status = 'archived' where slug in ('thing-9', 'thing-10')`],
    ["they come back", sql`update products set status = 'published' where slug in ('thing-9', 'thing-10')`],
    ["a thing goes", sql`delete from products where slug = 'thing-5'`],
  ])("when %s", async (_, change) => {
    await db().execute(change);
    expect(await agree()).toBeGreaterThan(many);
  });

  it("when many change the prices of one thing at once", async () => {
    const parts = await rows<{ id: string }>`select id from variants where product_id = ${of(8)} order by id`;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        db().transaction(async (tx) => {
          const { id } = parts[n % parts.length]!;
          await tx.execute(sql`update prices set amount = ${300 + n}::int where variant_id = ${id}`);
        }),
      ),
    );
    await agree();
  });

  it("when a server reads it for the first time, or has read so much that it had better ask", async () => {
    const { number } = (await rows<{ number: number }>`select min(number) as number from search_shelf`)[0]!;
    let now = 0;
    const busy = new KeptShelf(100, () => (now += 10));
    const one = () => count(busy, [number], false);
    expect(await one()).toMatchObject({ total: 1 });
    await db().execute(sql`update prices set amount = amount + 1`);
    expect(await one()).toBeNull();
    now += 30;
    const price = (
      await rows<{ amount: number }>`select amount from search_shelf where number = ${number}`
    )[0]!.amount;
    expect(await one()).toMatchObject({ total: 1, price: { min: price, max: price } });
    expect(await one()).toMatchObject({ total: 1 });
    expect(await count(new KeptShelf(0), [number], false)).toBeNull();
    expect(await count(kept, [2 ** 30], false)).toBeNull();
  });

  it("of nothing, and of what is not on sale", async () => {
    const nothing = { total: 0, price: null, reduced: 0, brands: [], options: [], departments: new Map() };
    expect(await count(kept, [], true)).toEqual(nothing);
    await db().execute(
      sql`delete from prices where variant_id in (select id from variants where product_id = ${of(3)})`,
    );
    const numbers = (
      await rows<{ number: number }>`select number from search_documents where product_id = ${of(3)}`
    ).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(await count(kept, numbers, true)).toEqual(nothing);
  });
});

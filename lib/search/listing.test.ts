import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import * as schema from "@/db/schema/catalog";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/kernel/id";
import { listing } from "./listing";
import { longestShelf, readListingAsk, shelfPage } from "./listing-address";

testDatabase();

const bakery = newId();
const bread = newId();
const lamps = newId();
/** Longer than one page of a listing gets. */
const many = longestShelf + shelfPage + 3;

beforeAll(async () => {
  const at = (id: string, slug: string, position: number, parentId: string | null = null) => ({
    id,
    slug,
    name: { en: slug, fi: `${slug} fi` },
    plinth: "butter",
    position,
    parentId,
  });
  await db()
    .insert(schema.departments)
    .values([at(bakery, "bakery", 0), at(lamps, "lamps", 1), at(bread, "bread", 2, bakery)]);
  const goods = Array.from({ length: many + 1 }, (_, n) => ({ id: newId(), variant: newId(), n }));
  await db()
    .insert(schema.products)
    .values(
      goods.map(({ id, n }) => ({
        id,
        slug: `loaf-${n}`,
        departmentId: n === many ? lamps : n % 2 === 0 ? bread : bakery,
        vatBasisPoints: 1350,
        source: "test",
        brand: n % 3 === 0 ? "Myllypuro" : "Tuuli",
        // Every third shares its place with the next: the order must still be total.
        position: n - (n % 3 === 1 ? 1 : 0),
      })),
    );
  await db()
    .insert(schema.productTexts)
    .values(goods.map(({ id, n }) => ({ productId: id, locale: "en", title: `Loaf ${n}` })));
  await db()
    .insert(schema.variants)
    .values(
      goods.map(({ id, variant, n }) => ({
        id: variant,
        productId: id,
        sku: `L-${n}`,
        options: [{ name: { en: "Size" }, value: { en: n % 2 === 0 ? "Large" : "Small" } }],
      })),
    );
  await db()
    .insert(schema.prices)
    .values(
      goods.map(({ variant, n }) => ({
        variantId: variant,
        currency: "EUR",
        amount: 100 + n,
        compareAtAmount: n < 5 ? 1000 : null,
      })),
    );
});

const ask = (query: Record<string, string | string[]> = {}) => readListingAsk(query, "EUR");
const inBakery = { locale: "en", department: "bakery" };
const slugs = (found: Awaited<ReturnType<typeof listing>>) => found.products.map((p) => p.slug);

describe("a listing", () => {
  it("of a department holds all below it, in the shop's order, and says how much there is", async () => {
    const found = await listing(db(), inBakery, ask());
    expect(found.products).toHaveLength(shelfPage);
    expect(found.products[0]).toMatchObject({ slug: "loaf-0", title: "Loaf 0", percentOff: 90 });
    expect(found.facets).toMatchObject({ total: many, capped: false, onSale: 5 });
    expect(found.facets.departments).toEqual([
      expect.objectContaining({ slug: "bakery", depth: 0, count: many }),
      expect.objectContaining({ slug: "bread", depth: 1 }),
      expect.objectContaining({ slug: "lamps", depth: 0, count: 1 }),
    ]);
  });

  it("grows by pages, each beginning as the one before, and goes on past the longest", async () => {
    const first = slugs(await listing(db(), inBakery, ask()));
    const longest = await listing(db(), inBakery, ask({ show: String(longestShelf) }));
    expect(slugs(longest).slice(0, shelfPage)).toEqual(first);
    expect(longest.products).toHaveLength(longestShelf);
    expect(longest.next).not.toBeNull();
    const rest = await listing(db(), inBakery, { ...ask({ show: "48" }), after: longest.next });
    expect(rest.next).toBeNull();
    const all = [...slugs(longest), ...slugs(rest)];
    expect(all).toHaveLength(many);
    expect(new Set(all).size).toBe(many);
  });

  it.each<[string, Record<string, string | string[]>, (n: number) => boolean]>([
    ["a brand", { brand: "Myllypuro" }, (n) => n % 3 === 0],
    ["a price", { min: "1.10", max: "1.20" }, (n) => n >= 10 && n <= 20],
    ["what came down", { sale: "1" }, (n) => n < 5],
    ["an option", { option: "Size:Small", max: "1.30" }, (n) => n % 2 === 1 && n <= 30],
    ["nothing it has", { brand: "Nobody" }, () => false],
  ])("is narrowed to %s", async (_, query, fits) => {
    const found = await listing(db(), inBakery, ask({ ...query, show: String(longestShelf) }));
    const expected = Array.from({ length: many }, (_, n) => n).filter(fits);
    expect(found.facets.total).toBe(expected.length);
    expect(slugs(found)).toEqual(expected.slice(0, longestShelf).map((n) => `loaf-${n}`));
  });

  it("comes in another order when asked, and goes on in that order", async () => {
    const dearest = await listing(db(), inBakery, ask({ sort: "price_desc" }));
    expect(slugs(dearest)[0]).toBe(`loaf-${many - 1}`);
    const on = await listing(db(), inBakery, { ...ask({ sort: "price_desc" }), after: dearest.next });
    expect(slugs(on)[0]).toBe(`loaf-${many - 1 - shelfPage}`);
  });

  it("of nowhere is empty", async () => {
    const found = await listing(db(), { locale: "en", department: "nope" }, ask());
    expect(found).toMatchObject({ products: [], next: null, facets: { total: 0, price: null } });
  });
});

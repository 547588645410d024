import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import * as schema from "@/db/schema/catalog";
import { stockLevels } from "@/db/schema/inventory";
import { stockLocations } from "@/db/schema/stores";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/kernel/id";
import { listDepartments } from "./departments";
import { frontPage } from "./front-page";
import { productBySlug } from "./product";
import { readCards } from "./product-card";

testDatabase();

const bakery = newId();
const empty = newId();
const many = 9;
const number = (n: number) => String(n).padStart(3, "0");

beforeAll(async () => {
  await db()
    .insert(schema.departments)
    .values([
      { id: bakery, slug: "bakery", name: { en: "Bakery", fi: "Leipomo" }, plinth: "butter", position: 0 },
      { id: empty, slug: "empty", name: { en: "Empty" }, plinth: "sky", position: 1 },
    ]);
  const products = Array.from({ length: many }, (_, n) => ({ id: newId(), n }));
  const base = { departmentId: bakery, vatBasisPoints: 1350, source: "test" };
  await db()
    .insert(schema.products)
    // Every third shares its place with the next: the order must still be total.
    .values(
      products.map(({ id, n }) => ({
        ...base,
        id,
        slug: `loaf-${number(n)}`,
        position: n - (n % 3 === 1 ? 1 : 0),
      })),
    );
  await db()
    .insert(schema.productTexts)
    .values(products.map(({ id, n }) => ({ productId: id, locale: "en", title: `Loaf ${n}` })));
  const half = { measureAmount: 500, measureUnit: "g" as const };
  const whole = { measureAmount: 900, measureUnit: "g" as const };
  const variants = products.flatMap(({ id, n }) => [
    { id: newId(), productId: id, sku: `L-${number(n)}-S`, position: 0, ...(n === 0 ? half : {}) },
    { id: newId(), productId: id, sku: `L-${number(n)}-L`, position: 1, ...whole },
  ]);
  await db().insert(schema.variants).values(variants);
  await db()
    .insert(schema.prices)
    .values(
      variants.map((v, i) => ({
        variantId: v.id,
        currency: "EUR",
        amount: i % 2 === 0 ? 200 : 300,
        // Of the first product only the dearer variant is reduced.
        compareAtAmount: i === 1 ? 400 : null,
      })),
    );
  const place = {
    street: "Street 1",
    postalCode: "00100",
    city: "Helsinki",
    countryCode: "FI",
    latitude: 60,
    longitude: 25,
    timeZone: "Europe/Helsinki",
  };
  const store = newId();
  const warehouse = newId();
  await db()
    .insert(stockLocations)
    .values([
      { ...place, id: store, slug: "kallio", kind: "store", name: "Kallio", pickupEnabled: true },
      { ...place, id: warehouse, slug: "vantaa", kind: "warehouse", name: "Vantaa" },
    ]);
  await db()
    .insert(stockLevels)
    .values([
      { locationId: store, variantId: variants[0]!.id },
      { locationId: store, variantId: variants[1]!.id },
      { locationId: warehouse, variantId: variants[2]!.id },
    ]);
  await db()
    .insert(schema.products)
    .values({ ...base, id: newId(), slug: "secret", status: "draft" });
});

describe("a card", () => {
  const cards = (locale: string) =>
    readCards(db(), locale, sql`p.slug in ('loaf-000', 'loaf-001', 'secret')`, sql`p.slug`, many);

  it("falls back to the shop's own language, shows where the price begins and how much that is of it", async () => {
    const [first, second, ...rest] = await cards("fi");
    expect(first).toMatchObject({
      title: "Loaf 0",
      price: { amount: 200, currency: "EUR" },
      compareAt: null,
      percentOff: 25,
      fromPrice: true,
      measure: { amount: 500, unit: "g" },
      carriers: 1,
    });
    // Only the warehouse has it: no store carries it. And of the cheaper variant nobody says how much it holds.
    expect(second).toMatchObject({ slug: "loaf-001", carriers: 0, measure: null });
    // A draft is nowhere to be seen.
    expect(rest).toEqual([]);
  });
});

it("lists departments that have something, with how much", async () => {
  expect(await listDepartments(db())).toEqual([
    expect.objectContaining({ slug: "bakery", products: many, plinth: "butter" }),
  ]);
});

it("puts reduced goods that a store carries on the front page, and nothing nobody carries", async () => {
  const front = await frontPage(db(), "en");
  expect(front.offers.map((p) => p.slug)).toEqual(["loaf-000"]);
  expect(front.departments).toEqual([]);
});

describe("a product", () => {
  it("comes with its variants, their prices and who carries them", async () => {
    const product = await productBySlug(db(), "loaf-000", "fi");
    expect(product).toMatchObject({
      title: "Loaf 0",
      textLocale: "en",
      department: { slug: "bakery", plinth: "butter" },
      variants: [
        { sku: "L-000-S", price: { amount: 200 }, compareAt: null, carriers: ["kallio"], sent: false },
        { sku: "L-000-L", price: { amount: 300 }, compareAt: { amount: 400 }, carriers: ["kallio"] },
      ],
    });
  });

  it("is nothing when it is a draft or unknown", async () => {
    expect(await productBySlug(db(), "secret", "en")).toBeNull();
    expect(await productBySlug(db(), "nope", "en")).toBeNull();
  });
});

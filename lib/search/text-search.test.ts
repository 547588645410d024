import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { departments, prices, products, productTexts, variants } from "@/db/schema/catalog";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { newId } from "@/lib/kernel/id";
import { productFacets } from "./product-facets";
import type { ProductFilter } from "./product-filter";
import { searchProducts } from "./product-search";
import { suggest } from "./suggest";

testDatabase();

type Goods = {
  titles: Record<string, string>;
  about?: string;
  brand?: string;
  sku?: string;
  sizes?: string[];
  was?: number;
};

const goods: Record<string, Goods> = {
  rye: {
    titles: {
      en: "Dark rye bread",
      fi: "Tumma ruisleipä",
      tr: "Çavdar ekmeği",
      ru: "Ржаной хлеб",
      ja: "ライ麦食パン",
    },
  },
  toast: {
    titles: { en: "Toast", fi: "Paahtoleipä", ja: "牛乳食パン" },
    about: "<p>Bread for every morning, &amp; more</p>",
  },
  berries: {
    titles: { en: "Blueberries", fi: "Mustikka", tr: "Yaban mersini", ru: "Черника свежая" },
    brand: "Metsä",
  },
  jam: { titles: { en: "Blueberry jam", fi: "Mustikkahillo" }, brand: "Metsä", was: 900 },
  lamp: { titles: { en: "Lamp", tr: "Işık kutusu IŞILTI" }, sku: "LAMP-77" },
  creme: { titles: { en: "Crème brûlée", fi: "Crème brûlée" } },
  socks: { titles: { en: "Wool socks", fi: "Villasukat" }, sizes: ["Small", "Large"] },
  paper: { titles: { en: "Notepaper", fi: "Kirjepaperi" }, about: "Goes well with a wool blanket" },
  yolka: { titles: { en: "Spruce", ru: "Ёлка зелёная" } },
  crisps: { titles: { en: "Sea salt crisps", fi: "Merisuolasipsit" } },
};

beforeAll(async () => {
  const departmentId = newId();
  await db()
    .insert(departments)
    .values({
      id: departmentId,
      slug: "larder",
      name: { en: "Larder", fi: "Ruokakomero" },
      plinth: "butter",
    });
  for (const [position, [slug, item]] of Object.entries(goods).entries()) {
    const id = newId();
    await db()
      .insert(products)
      .values({
        id,
        slug,
        departmentId,
        brand: item.brand ?? null,
        vatBasisPoints: 1400,
        source: "test",
        position,
      });
    await db()
      .insert(productTexts)
      .values(
        Object.entries(item.titles).map(([locale, title]) => ({
          productId: id,
          locale,
          title,
          descriptionHtml: locale === "en" ? (item.about ?? "") : "",
        })),
      );
    for (const [place, size] of (item.sizes ?? [null]).entries()) {
      const variantId = newId();
      await db()
        .insert(variants)
        .values({
          id: variantId,
          productId: id,
          sku: item.sku ?? `${slug}-${place}`,
          barcode: `640000${position}${place}`,
          position: place,
          options: size
            ? [{ name: { en: "Size", fi: "Koko" }, value: { en: size, fi: `${size} (fi)` } }]
            : [],
        });
      const amount = 100 * (position + 1) + place;
      await db()
        .insert(prices)
        .values({ variantId, currency: "EUR", amount, compareAtAmount: item.was ?? null });
    }
  }
});

const found = async (text: string, locale = "en", more: Partial<ProductFilter> = {}) => {
  const {
    products: rows,
    corrected,
    loose,
  } = await searchProducts(db(), { ...more, locale, text }, { limit: 20 });
  return { slugs: rows.map((row) => row.slug), corrected, loose };
};

describe("a text finds", () => {
  it.each([
    ["a plural by its singular", "en", "blueberry", ["jam", "berries"]],
    ["a singular by its plural", "en", "breads", ["rye", "toast"]],
    ["a Finnish word in another case", "fi", "mustikkaa", ["berries"]],
    ["a Finnish word without its dots", "fi", "ruisleipa", ["rye"]],
    ["a French word without its accents", "en", "creme brulee", ["creme"]],
    ["a word with accents it does not have", "en", "tóast", ["toast"]],
    ["a Turkish plural", "tr", "ekmekleri", ["rye"]],
    ["a Turkish word in capitals, with the dotless i", "tr", "IŞIK", ["lamp"]],
    ["a Turkish word typed on an English keyboard", "tr", "isilti", ["lamp"]],
    ["a Russian word in another case", "ru", "хлеба", ["rye"]],
    ["a Russian word without its dots", "ru", "елка", ["yolka"]],
    ["a Japanese word inside a longer one", "ja", "食パン", ["rye", "toast"]],
    ["a Japanese word beside another", "ja", "牛乳", ["toast"]],
    ["in the shop's own language what the reader's has no words for", "tr", "toast", ["toast"]],
    ["a brand", "en", "metsä", ["berries", "jam"]],
    ["a department", "en", "larders", Object.keys(goods)],
    ["an option", "en", "socks large", ["socks"]],
    ["a synonym", "en", "chips", ["crisps"]],
    ["two words that are one", "en", "blue berry", ["berries", "jam"]],
    ["without its fillers", "en", "the crisps with some salt", ["crisps"]],
  ])("%s", async (_, locale, text, slugs) => {
    const answer = await found(text, locale);
    expect([...answer.slugs].sort()).toEqual([...slugs].sort());
    expect(answer).toMatchObject({ corrected: null });
  });

  it.each([
    ["LAMP-77", ["lamp"]],
    ["lamp-77", ["lamp"]],
    ["64000040", ["lamp"]],
    ["6400004", []],
  ])("the code %s", async (code, slugs) => {
    expect((await found(code)).slugs).toEqual(slugs);
  });

  it("what is named so before what only mentions it", async () => {
    expect((await found("wool")).slugs).toEqual(["socks", "paper"]);
    expect((await found("bread")).slugs).toEqual(["rye", "toast"]);
  });

  it.each([" ", "%", "_", "'", "\\", "the", "a & b | !c", "🍞", "💥".repeat(60), "x".repeat(200)])(
    "nothing, without failing: %s",
    async (text) => {
      const { slugs } = await found(text);
      expect(text.trim() === "" ? slugs.length : slugs.length).toBe(
        text === "" ? Object.keys(goods).length : 0,
      );
    },
  );
});

describe("spelling", () => {
  it.each([
    ["bluebery", "en", "blueberry", ["jam", "berries"]],
    ["crispz", "en", "crisps", ["crisps"]],
    ["tosat", "en", "toast", ["toast"]],
    ["ruisleiap", "fi", "ruisleipä", ["rye"]],
    ["dark raye", "en", "dark rye", ["rye"]],
  ])("%s", async (text, locale, corrected, slugs) => {
    const answer = await found(text, locale);
    expect(answer.corrected).toBe(corrected);
    expect([...answer.slugs].sort()).toEqual([...slugs].sort());
  });

  it("is left alone when asked, in model numbers, and where a description has the word", async () => {
    expect(await found("tosat", "en", { asTyped: true })).toEqual({
      slugs: [],
      corrected: null,
      loose: false,
    });
    expect(await found("LAMP-78")).toMatchObject({ corrected: null });
    expect(await found("blanket")).toMatchObject({ slugs: ["paper"], corrected: null });
  });
});

it("asks for any word when too few have all of them, the fuller ones first", async () => {
  expect(await found("dark jam")).toEqual({
    slugs: expect.arrayContaining(["rye", "jam"]),
    corrected: null,
    loose: true,
  });
  const { slugs, loose } = await found("blueberry jam");
  expect(slugs[0]).toBe("jam");
  expect(slugs).toContain("berries");
  expect(loose).toBe(true);
  expect((await found("blue berry jam")).slugs[0]).toBe("jam");
  expect((await found("牛乳パン", "ja")).slugs).toEqual(["toast", "rye"]);
});

it("walks a text by how well it fits, without losing or repeating anything", async () => {
  const whole = (await found("larder")).slugs;
  const walked: string[] = [];
  let after: Awaited<ReturnType<typeof searchProducts>>["next"] | undefined;
  do {
    const page = await searchProducts(
      db(),
      { locale: "en", text: "larder" },
      { limit: 3, ...(after && { after }) },
    );
    walked.push(...page.products.map((product) => product.slug));
    after = page.next;
  } while (after);
  expect(walked).toEqual(whole);
  expect(new Set(walked).size).toBe(Object.keys(goods).length);
});

describe("documents follow", () => {
  const wordCount = async (word: string) =>
    (
      await rows<{
        documents: number;
      }>`select documents from search_words where word = ${word} and locale = 'en'`
    )[0]?.documents ?? 0;

  it("a new title, another brand, another department's name, and being taken off sale", async () => {
    expect(await wordCount("spruce")).toBe(1);
    await rows`update product_texts set title = 'Christmas tree' where title = 'Spruce'`;
    expect((await found("christmas")).slugs).toEqual(["yolka"]);
    expect(await wordCount("spruce")).toBe(0);
    await rows`update products set brand = 'Kuusi' where slug = 'yolka'`;
    expect((await found("kuusi")).slugs).toEqual(["yolka"]);
    await rows`update departments set name = '{"en":"Pantry"}' where slug = 'larder'`;
    expect((await found("pantry")).slugs).toHaveLength(Object.keys(goods).length);
    expect(await wordCount("larder")).toBe(0);
    await rows`update departments set name = '{"en":"Larder","fi":"Ruokakomero"}' where slug = 'larder'`;
    await rows`update products set status = 'archived' where slug = 'yolka'`;
    expect((await found("christmas")).slugs).toEqual([]);
    expect(await wordCount("kuusi")).toBe(0);
    await rows`update products set status = 'published' where slug = 'yolka'`;
    expect((await found("christmas")).slugs).toEqual(["yolka"]);
    await rows`delete from products where slug = 'yolka'`;
    expect(await wordCount("christmas")).toBe(0);
  });

  it("options, so that the vocabulary counts what is there and nothing else", async () => {
    await rows`update variants set options = '[]' where sku = 'socks-1'`;
    expect((await found("socks large")).loose).toBe(true);
    const wrong = await rows`
      select * from (
        select locale, w as word, count(*)::int as documents from search_documents cross join unnest(name_words) w
        group by locale, w) counted
      full join search_words known using (locale, word)
      where counted.documents is distinct from known.documents`;
    expect(wrong).toEqual([]);
  });
});

describe("facets", () => {
  it("count what matches, each with its own filter left out", async () => {
    const facets = await productFacets(db(), { locale: "fi", brands: ["Metsä"], onSale: true });
    expect(facets).toMatchObject({ total: 1, capped: false, onSale: 1, price: { min: 400, max: 400 } });
    expect(facets.departments).toEqual([{ slug: "larder", name: "Ruokakomero", count: 1 }]);
    expect(facets.brands).toEqual([{ name: "Metsä", count: 1 }]);
    const all = await productFacets(db(), { locale: "fi", brands: ["Metsä"] });
    expect(all).toMatchObject({ total: 2, onSale: 1 });
    expect(all.brands).toEqual([{ name: "Metsä", count: 2 }]);
  });

  it("tell options by their canonical name in the reader's words", async () => {
    const { options, total } = await productFacets(db(), { locale: "fi", text: "villasukat" });
    expect(total).toBe(1);
    expect(options).toEqual([
      { name: "Size", label: "Koko", values: [{ value: "Small", label: "Small (fi)", count: 1 }] },
    ]);
    const sized = { locale: "en", options: [{ name: "Size", value: "Small" }] };
    expect((await searchProducts(db(), sized, { limit: 5 })).products.map((p) => p.slug)).toEqual(["socks"]);
  });

  it("of nothing are nothing", async () => {
    const nothing = await productFacets(db(), { locale: "en", text: "zzzzzz" });
    expect(nothing).toMatchObject({
      total: 0,
      departments: [],
      brands: [],
      options: [],
      price: null,
      onSale: 0,
    });
  });
});

describe("suggestions", () => {
  it.each([
    ["blu", "en", ["berries", "jam"], null],
    ["dark ry", "en", ["rye"], null],
    ["musti", "fi", ["berries", "jam"], null],
    ["tosat", "en", ["toast"], "toast"],
    ["lamp-77", "en", ["lamp"], null],
  ])("complete %s", async (text, locale, slugs, corrected) => {
    const answer = await suggest(db(), { locale, text, limit: 6 });
    expect(answer.products.map((product) => product.slug).sort()).toEqual(slugs);
    expect(answer.corrected).toBe(corrected);
  });

  it("offer whole words, and departments", async () => {
    expect((await suggest(db(), { locale: "en", text: "dark r", limit: 6 })).words).toContain("dark rye");
    expect((await suggest(db(), { locale: "fi", text: "ruoka", limit: 6 })).departments).toEqual([
      { slug: "larder", name: "Ruokakomero" },
    ]);
  });
});

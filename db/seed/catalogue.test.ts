import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { productFacts } from "@/lib/catalog/product-facts";
import { type Locale, locales } from "@/lib/i18n/locales";
import { departments } from "./catalogue/departments";
import { departmentName } from "./catalogue/departments.words";
import { factsOf } from "./catalogue/facts";
import { foodFacts } from "./catalogue/food.facts";
import { goodsFacts } from "./catalogue/goods.facts";
import { textsOf } from "./catalogue/goods.words";
import { optionName, optionValue } from "./catalogue/options.words";
import { sections } from "./catalogue/sections";
import { type Department, type OptionKey, optionNames, type Product, type Words } from "./catalogue/shape";
import { daysOf, holidays } from "./holidays";
import { seededLevel } from "./stock";
import { type Span, stores } from "./stores";

const products = departments.flatMap((d) => d.products);
const variants = products.flatMap((p) => p.variants);
const allSections = Object.values(sections).flat();
const textsOfAll = (locale: Locale) => products.flatMap((p) => textsOf(p).filter((t) => t.locale === locale));
const shops = stores.filter((s) => s.kind === "store");

const repeated = (values: readonly string[]) => values.filter((v, i) => values.indexOf(v) !== i);

/** The last digit of an EAN-13 from the twelve before it: weights 1 and 3 in turn, up to the next ten. */
function checkDigit(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** Every text of the catalogue in one language, under the name of what it belongs to. */
const textsIn = (locale: Locale): Map<string, string> =>
  new Map([
    ...departments.map((d) => [`department ${d.slug}`, departmentName(d)[locale]] as const),
    ...allSections.map((s) => [`department ${s.slug}`, s.name[locale]] as const),
    ...Object.entries(holidays).map(([key, h]) => [`holiday ${key}`, h.reason[locale]] as const),
    ...products.flatMap((p) => {
      const text = textsOf(p).find((t) => t.locale === locale)!;
      return [[`title ${p.slug}`, text.title] as const, [`description ${p.slug}`, text.description] as const];
    }),
  ]);
/** Options, whose measures and signs may be the same in two languages. */
const optionsIn = (locale: Locale): Map<string, string> =>
  new Map(
    variants.flatMap((v) =>
      (Object.entries(v.options ?? {}) as [OptionKey, Words][]).flatMap(([key, words]) => [
        [key, optionName(key)[locale]] as const,
        [`${key} ${words.en}`, optionValue(key, words)[locale]] as const,
      ]),
    ),
  );
const alike = (some: Map<string, string>, others: Map<string, string>) =>
  [...some].filter(([key, text]) => others.get(key) === text).map(([key]) => key);

describe("the demo catalogue", () => {
  it("has at least 150 products in 8 departments, each on a plinth of its own", () => {
    expect(departments).toHaveLength(8);
    expect(new Set(departments.map((d) => d.plinth)).size).toBe(8);
    expect(products.length).toBeGreaterThanOrEqual(150);
    for (const department of departments) expect(department.products.length).toBeGreaterThanOrEqual(15);
  });

  it("gives every product, variant and barcode a name that nothing else has", () => {
    expect(repeated(products.map((p) => p.slug))).toEqual([]);
    expect(repeated(variants.map((v) => v.sku))).toEqual([]);
    expect(repeated(variants.map((v) => v.ean))).toEqual([]);
  });

  it("has only barcodes a scanner accepts, from the range kept for use inside a shop", () => {
    expect(checkDigit("400638133393")).toBe(1);
    const bad = variants.filter(
      ({ ean }) => !/^2\d{12}$/.test(ean) || checkDigit(ean.slice(0, 12)) !== Number(ean[12]),
    );
    expect(bad).toEqual([]);
  });

  it("has a picture for everything", () => {
    const named = [...departments, ...allSections, ...products].map((thing) => thing.picture);
    const goods = fileURLToPath(new URL("../../public/goods", import.meta.url));
    expect(named.filter((name) => !existsSync(`${goods}/${name}.webp`))).toEqual([]);
  });

  describe.each(locales)("in %s", (locale) => {
    const texts = textsIn(locale);

    it("is written, and differently than in English", () => {
      const all = [...texts, ...optionsIn(locale)];
      expect(all.filter(([, text]) => text.trim() !== text || text.length === 0)).toEqual([]);
      if (locale !== "en") expect(alike(texts, textsIn("en"))).toEqual([]);
    });

    it("gives every product a title of its own", () => {
      expect(repeated(textsOfAll(locale).map((t) => t.title))).toEqual([]);
    });

    it("is in its own letters", () => {
      const letters = { ru: /[а-яё]/i, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u };
      const own = letters[locale as keyof typeof letters];
      const strange = [...texts].filter(([, text]) =>
        own ? !own.test(text) : /[а-яё\p{Script=Han}]/iu.test(text),
      );
      expect(strange).toEqual([]);
    });
  });

  it("leaves an option as it is in English only where it is a sign or a name", () => {
    const english = optionsIn("en");
    const signs = ["model HB", "model 2B", "size AAA, 800 mAh", "tip Pozidriv PZ2"];
    const names = ["variety Lobo", "variety Antonovka", "flavour Miso", "scent Sauna", "grind Espresso"];
    // Borrowed by Finnish, and by Turkish.
    const borrowed = ["size Junior", "size Senior", "model"];
    const kept = locales
      .filter((locale) => locale !== "en")
      .flatMap((locale) => alike(optionsIn(locale), english))
      .filter((key) => !/ (EU )?[\d.–]+( (g|kg|l|cl|cm))?$/.test(key))
      .filter((key) => ![...signs, ...names, ...borrowed].includes(key));
    expect(kept).toEqual([]);
  });

  it("has every product in exactly one of the two to four sections of its department", () => {
    for (const department of departments) {
      const parts = sections[department.slug]!;
      expect(parts.length).toBeGreaterThanOrEqual(2);
      expect(parts.length).toBeLessThanOrEqual(4);
      const slugs = parts.flatMap((part) => part.products).sort();
      expect(slugs).toEqual(department.products.map((p) => p.slug).sort());
    }
    expect(repeated([...departments, ...allSections].map((d) => d.slug))).toEqual([]);
  });

  it("tells what is in its food, where everything comes from and what it is made of", () => {
    const food = departments.filter((d) => ["bakery", "produce", "pantry", "drinks"].includes(d.slug));
    const facts = (product: Product) => productFacts.parse(factsOf(product.slug));
    for (const product of products) expect(facts(product).origin).toMatch(/^[A-Z]{2}$/);
    for (const product of food.flatMap((d) => d.products)) expect(facts(product).allergens).toBeDefined();
    expect(products.filter((p) => facts(p).specifications!.length > 0).length).toBeGreaterThan(150);
    expect(Object.keys({ ...foodFacts, ...goodsFacts }).sort()).toEqual(products.map((p) => p.slug).sort());
    expect(factsOf("butter-croissant")).toMatchObject({
      allergens: ["gluten", "eggs", "milk"],
      traces: ["nuts"],
      ingredients: { fi: "Vehnäjauho, voi, maito, sokeri, kananmuna, hiiva, suola" },
    });
    expect(factsOf("storage-jar").allergens).toBeUndefined();
    expect(factsOf("storage-jar").specifications![0]!.value.ru).toBe("Стекло");
  });

  it("tells the variants of a product apart by the same options, each combination once", () => {
    const confusing = products.filter((p) => {
      const keys = p.variants.map((v) => Object.keys(v.options ?? {}).join());
      const choices = p.variants.map((v) => JSON.stringify(Object.values(v.options ?? {})));
      return new Set(keys).size > 1 || new Set(choices).size < p.variants.length;
    });
    expect(confusing).toEqual([]);
    const used = new Set(variants.flatMap((v) => Object.keys(v.options ?? {})));
    expect([...used].sort()).toEqual(Object.keys(optionNames).sort());
  });

  it("has variants on a third of its goods, and sales that lower the price", () => {
    expect(products.filter((p) => p.variants.length > 1).length).toBeGreaterThan(products.length / 3);
    const sales = variants.filter((v) => v.compareAt !== undefined);
    expect(sales.length).toBeGreaterThan(10);
    expect(sales.filter((v) => v.compareAt! <= v.price)).toEqual([]);
  });

  it("keeps alcohol to grown-ups, off sale, and out of Sweden", () => {
    const alcohol = products.filter((p) => /[1-9](\.\d)?%$/.test(p.title.en));
    expect(alcohol.map((p) => p.slug)).toEqual([
      "coastal-lager",
      "dry-cider",
      "light-red-wine",
      "sparkling-wine",
    ]);
    for (const p of alcohol) {
      expect(p).toMatchObject({ ageLimit: 18, vatBasisPoints: 2550, notSoldAt: ["haparanda"] });
      expect(p.variants.filter((v) => v.compareAt)).toEqual([]);
    }
  });
});

describe("the demo stores", () => {
  it("are six and a warehouse, with one off the road and one in another time zone", () => {
    expect(shops).toHaveLength(6);
    expect(stores.filter((s) => s.kind === "warehouse").map((s) => s.slug)).toEqual(["vantaa"]);
    expect(shops.filter((s) => !s.curbside).map((s) => s.slug)).toEqual(["kamppi"]);
    expect(shops.filter((s) => s.timeZone !== "Europe/Helsinki").map((s) => s.slug)).toEqual(["haparanda"]);
  });

  it("open before they close, some of them late and some not on Sundays", () => {
    const spans = stores.flatMap((s): Span[] => [...s.week, ...Object.values(s.exceptions)]);
    const wrong = spans.filter(
      (span) => span !== "closed" && (!span.every((t) => /^[0-2]\d:[0-5]\d$/.test(t)) || span[0] >= span[1]),
    );
    expect(wrong).toEqual([]);
    expect(shops.filter((s) => s.week[6] === "closed").map((s) => s.slug)).toEqual(["tapiola", "turku"]);
    expect(shops.filter((s) => s.week[0][1] > "22:00").map((s) => s.slug)).toEqual(["kamppi"]);
  });

  it("keep Midsummer on the Friday and the Saturday of 19 to 26 June, whatever the year", () => {
    // The calendar's, each end of the week among them.
    const known = ["2024-06-22", "2025-06-21", "2026-06-20", "2027-06-26", "2028-06-24", "2033-06-25"];
    expect(known.map((day) => holidays.midsummerDay.on(Number(day.slice(0, 4))))).toEqual(known);
    expect(holidays.midsummerEve.on(2027)).toBe("2027-06-25");
    for (let year = 2020; year < 2060; year++) {
      const day = holidays.midsummerDay.on(year);
      expect(new Date(`${day}T12:00:00Z`).getUTCDay()).toBe(6);
      expect(day >= `${year}-06-20` && day <= `${year}-06-26`).toBe(true);
    }
  });

  it("know the holidays of the year they are filled in and of the next", () => {
    expect(daysOf(holidays.newYearsDay, 2031)).toEqual(["2031-01-01", "2032-01-01"]);
  });
});

describe("the demo stock", () => {
  type Level = { product: Product; department: Department; store: string; onHand: number; safety: number };
  const levels: Level[] = stores.flatMap((store) =>
    departments.flatMap((department) =>
      department.products.flatMap((product) =>
        product.variants.flatMap((variant) => {
          const level = seededLevel(department, product, variant, store, stores);
          if (!level) return [];
          const { onHand, safetyStock: safety } = level;
          return [{ product, department, store: store.slug, onHand, safety }];
        }),
      ),
    ),
  );
  const inStores = levels.filter((l) => l.store !== "vantaa");
  const of = (stock: Product["stock"]) => inStores.filter((l) => l.product.stock === stock);

  it("is plenty of every staple in every store", () => {
    for (const product of products.filter((p) => p.stock === "staple" && !p.notSoldAt)) {
      const units = of("staple").filter((l) => l.product === product);
      expect(units).toHaveLength(6 * product.variants.length);
      expect(Math.min(...units.map((l) => l.onHand))).toBeGreaterThanOrEqual(12);
    }
  });

  it("is nothing of what is sold out, and of what only the warehouse has", () => {
    expect(of("nowhere").length).toBeGreaterThan(0);
    expect(levels.filter((l) => l.product.stock === "nowhere" && l.onHand > 0)).toEqual([]);
    expect(of("warehouse_only")).toEqual([]);
    expect(levels.filter((l) => l.store === "vantaa" && l.department.madeInStore)).toEqual([]);
  });

  it("runs low, runs out and keeps one back in every store", () => {
    for (const { slug } of shops) {
      const here = inStores.filter((l) => l.store === slug);
      expect(here.filter((l) => l.onHand === 0).length).toBeGreaterThan(0);
      expect(here.filter((l) => l.onHand >= 1 && l.onHand <= 3).length).toBeGreaterThan(0);
      expect(here.filter((l) => l.safety === 1).length).toBeGreaterThan(0);
    }
  });

  it("leaves some goods out of some stores", () => {
    const counts = products.map(
      (p) => new Set(inStores.filter((l) => l.product === p && l.onHand > 0).map((l) => l.store)).size,
    );
    for (const n of [0, 1, 2, 3, 4, 5, 6]) expect(counts).toContain(n);
  });

  it("never puts on a shelf what a store may not sell", () => {
    expect(levels.filter((l) => l.product.notSoldAt?.includes(l.store))).toEqual([]);
  });
});

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { departments } from "./catalogue/departments";
import { type Department, optionNames, type Product, type Words } from "./catalogue/shape";
import { seededLevel } from "./stock";
import { holidays, type Span, stores } from "./stores";

const products = departments.flatMap((d) => d.products);
const variants = products.flatMap((p) => p.variants);
const shops = stores.filter((s) => s.kind === "store");

const repeated = (values: readonly string[]) => values.filter((v, i) => values.indexOf(v) !== i);

/** The last digit of an EAN-13 from the twelve before it: weights 1 and 3 in turn, up to the next ten. */
function checkDigit(twelve: string): number {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

const incomplete = (words: Words) =>
  [words.en, words.fi].some((text) => text.trim() !== text || text.length === 0);

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
    const named = [...departments, ...products].map((thing) => thing.picture);
    const goods = fileURLToPath(new URL("../../public/goods", import.meta.url));
    expect(named.filter((name) => !existsSync(`${goods}/${name}.webp`))).toEqual([]);
  });

  it("is written in both languages, and differently", () => {
    const texts = [
      ...departments.map((d) => d.name),
      ...products.flatMap((p) => [p.title, p.description]),
      ...Object.values(holidays).map((h) => h.reason),
    ];
    expect(texts.filter((t) => incomplete(t) || t.en === t.fi)).toEqual([]);
    const options = variants.flatMap((v) => Object.values(v.options ?? {}));
    expect(options.filter(incomplete)).toEqual([]);
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

  it("keep Midsummer Day on a Saturday from 20 to 26 June", () => {
    for (const day of holidays.midsummerDay.days) {
      expect(new Date(`${day}T12:00:00Z`).getUTCDay()).toBe(6);
      expect(day.slice(5) >= "06-20" && day.slice(5) <= "06-26").toBe(true);
    }
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

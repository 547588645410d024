import { db } from "@/db/client";
import { departments, prices, products, productTexts, variants } from "@/db/schema/catalog";
import { newId } from "@/lib/kernel/id";
import { searchProducts } from "../found-products";
import type { ProductFilter } from "../product-filter";

type Goods = {
  titles: Record<string, string>;
  about?: string;
  brand?: string;
  sku?: string;
  sizes?: string[];
  was?: number;
};

/** What lies in the larder, by slug. */
export const larder: Record<string, Goods> = {
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

/** Fills one department with a few goods whose words are of all kinds. */
export async function fillLarder(): Promise<void> {
  const departmentId = newId();
  await db()
    .insert(departments)
    .values({
      id: departmentId,
      slug: "larder",
      name: { en: "Larder", fi: "Ruokakomero" },
      plinth: "butter",
    });
  for (const [position, [slug, item]] of Object.entries(larder).entries()) {
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
}

/** What a text finds, as slugs. */
export const found = async (text: string, locale = "en", more: Partial<ProductFilter> = {}) => {
  const {
    products: rows,
    corrected,
    loose,
  } = await searchProducts(db(), { ...more, locale, text }, { limit: 20 });
  return { slugs: rows.map((row) => row.slug), corrected, loose };
};

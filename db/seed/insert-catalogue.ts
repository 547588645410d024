import type { Tx } from "@/db/client";
import * as schema from "@/db/schema/catalog";
import { productFacts } from "@/lib/catalog/product-facts";
import { newId } from "@/lib/kernel/id";
import { departments } from "./catalogue/departments";
import { departmentName } from "./catalogue/departments.words";
import { factsOf } from "./catalogue/facts";
import { textsOf } from "./catalogue/goods.words";
import { optionName, optionValue } from "./catalogue/options.words";
import { sections } from "./catalogue/sections";
import { type Department, type OptionKey, optionNames, type Product, type Variant } from "./catalogue/shape";
import { chance } from "./chance";

/** A variant as the catalogue has it, with the id its row was given. */
export type SeededVariant = { id: string; department: Department; product: Product; variant: Variant };

const pictureSize = 256;
const pathOf = (picture: string): string => `/goods/${picture}.webp`;

/** Inserts departments, products, texts, pictures, variants and prices; answers the variants in shop order. */
export async function insertCatalogue(tx: Tx): Promise<SeededVariant[]> {
  const placed = departments.flatMap((department, row) =>
    department.products.map((product, column) => ({
      id: newId(),
      department,
      product,
      // The whole shop in one list deals the departments out in turn.
      position: column * departments.length + row,
    })),
  );
  const departmentOf = await insertDepartments(tx);
  const now = Date.now();
  await tx.insert(schema.products).values(
    placed.map(({ id, product, position }) => ({
      id,
      slug: product.slug,
      departmentId: departmentOf.get(product.slug)!,
      brand: product.brand,
      vatBasisPoints: product.vatBasisPoints,
      ageLimit: product.ageLimit ?? null,
      facts: productFacts.parse(factsOf(product.slug)),
      source: "demo",
      position,
      createdAt: new Date(now - ageOf(product)),
    })),
  );
  await tx.insert(schema.productMedia).values(
    placed.map(({ id, product }) => ({
      productId: id,
      position: 0,
      src: pathOf(product.picture),
      width: pictureSize,
      height: pictureSize,
    })),
  );
  const rows = placed.flatMap(({ id: productId, department, product }) =>
    product.variants.map((variant, position) => ({
      id: newId(),
      productId,
      department,
      product,
      variant,
      position,
    })),
  );
  await tx.insert(schema.variants).values(
    rows.map(({ id, productId, product, variant, position }) => ({
      id,
      productId,
      sku: variant.sku,
      barcode: variant.ean,
      position,
      options: optionsOf(variant),
      grams: variant.grams,
      measureAmount: variant.measure?.amount ?? null,
      measureUnit: variant.measure?.unit ?? null,
      shelf: product.shelf,
    })),
  );
  await tx.insert(schema.prices).values(
    rows.map(({ id, variant }) => ({
      variantId: id,
      currency: "EUR",
      amount: variant.price,
      compareAtAmount: variant.compareAt ?? null,
    })),
  );
  // After what the search reads besides them, so that it reads each product once.
  await tx.insert(schema.productTexts).values(
    placed.flatMap(({ id, product }) =>
      textsOf(product).map(({ locale, title, description }) => ({
        productId: id,
        locale,
        title,
        descriptionHtml: `<p>${escaped(description)}</p>`,
      })),
    ),
  );
  return rows.map(({ id, department, product, variant }) => ({ id, department, product, variant }));
}

/**
 * Inserts the departments, and in each its sections on the same plinth.
 * @returns the id of the section that each product is in, by the product's slug.
 */
async function insertDepartments(tx: Tx): Promise<Map<string, string>> {
  const tops = departments.map((d, position) => ({
    id: newId(),
    parentId: null,
    slug: d.slug,
    name: departmentName(d),
    plinth: d.plinth,
    picture: pathOf(d.picture),
    position,
  }));
  const parts = tops.flatMap((top) =>
    sections[top.slug]!.map(({ products, ...section }, position) => ({
      ...section,
      id: newId(),
      parentId: top.id,
      plinth: top.plinth,
      picture: pathOf(section.picture),
      position,
      products,
    })),
  );
  await tx.insert(schema.departments).values(tops);
  await tx.insert(schema.departments).values(parts.map(({ products, ...section }) => section));
  return new Map(parts.flatMap(({ id, products }) => products.map((slug) => [slug, id] as const)));
}

const oldest = 400 * 24 * 3_600_000;

/** For how long the shop has had a product, in milliseconds: a few came last week, most have been there for long. */
const ageOf = (product: Product): number => Math.round(oldest * chance(product.slug, "age") ** 1.5);

function optionsOf(variant: Variant): schema.VariantOption[] {
  const chosen = variant.options ?? {};
  const keys = (Object.keys(optionNames) as OptionKey[]).filter((key) => chosen[key]);
  return keys.map((key) => ({ name: optionName(key), value: optionValue(key, chosen[key]!) }));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

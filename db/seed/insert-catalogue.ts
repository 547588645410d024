import type { Tx } from "@/db/client";
import * as schema from "@/db/schema/catalog";
import { newId } from "@/lib/kernel/id";
import { departments } from "./catalogue/departments";
import { type Department, type OptionKey, optionNames, type Product, type Variant } from "./catalogue/shape";

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
  const departmentIds = new Map(departments.map((d) => [d.slug, newId()]));
  await tx.insert(schema.departments).values(
    departments.map((d, position) => ({
      id: departmentIds.get(d.slug)!,
      slug: d.slug,
      name: d.name,
      plinth: d.plinth,
      picture: pathOf(d.picture),
      position,
    })),
  );
  await tx.insert(schema.products).values(
    placed.map(({ id, department, product, position }) => ({
      id,
      slug: product.slug,
      departmentId: departmentIds.get(department.slug)!,
      brand: product.brand,
      vatBasisPoints: product.vatBasisPoints,
      ageLimit: product.ageLimit ?? null,
      source: "demo",
      position,
    })),
  );
  await tx.insert(schema.productTexts).values(
    placed.flatMap(({ id, product }) =>
      (["en", "fi"] as const).map((locale) => ({
        productId: id,
        locale,
        title: product.title[locale],
        descriptionHtml: `<p>${escaped(product.description[locale])}</p>`,
      })),
    ),
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
  return rows.map(({ id, department, product, variant }) => ({ id, department, product, variant }));
}

function optionsOf(variant: Variant): schema.VariantOption[] {
  const chosen = variant.options ?? {};
  const keys = (Object.keys(optionNames) as OptionKey[]).filter((key) => chosen[key]);
  return keys.map((key) => ({ name: optionNames[key], value: chosen[key]! }));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

import { z } from "zod";
import { measureUnits } from "@/db/schema/catalog";
import type { Product } from "@/lib/catalog/product";
import type { Picture } from "@/lib/catalog/product-card";
import { textIn } from "@/lib/i18n/locales";
import { type Availability, availabilityStatuses, quantityFor } from "@/lib/inventory/availability";
import { sku, storeSlug } from "@/lib/inventory/input";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import type { FoundProduct } from "@/lib/search/found-products";
import { productSorts } from "@/lib/search/product-search";
import { call } from "./call";
import { instant, iso, isoOrNull, listOf, money, near, option, pageQuery, slug } from "./values";

const medium = z
  .strictObject({
    url: z.url(),
    alt: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  })
  .meta({ id: "Medium" });

const category = z.strictObject({ slug: z.string(), name: z.string() }).meta({ id: "Category" });

const productRow = z
  .strictObject({
    slug: z.string(),
    title: z.string(),
    brand: z.string().nullable(),
    category: z.string().describe("Slug of its department."),
    media: z.array(medium),
    price: money.describe("Of the cheapest variant, VAT included."),
    variants: z.array(z.strictObject({ sku: z.string(), price: money })),
  })
  .meta({ id: "ProductRow" });

const facet = z.strictObject({ slug: z.string(), name: z.string(), count: z.number().int() });

const product = z
  .strictObject({
    slug: z.string(),
    title: z.string(),
    descriptionHtml: z.string().describe("Safe HTML."),
    brand: z.string().nullable(),
    category,
    ageLimit: z.number().int().nullable(),
    media: z.array(medium),
    variants: z.array(
      z.strictObject({
        sku: z.string(),
        barcode: z.string().nullable(),
        price: money,
        compareAtPrice: money.nullable(),
        options: z.array(option),
        grams: z.number().int(),
        measure: z.strictObject({ amount: z.number().int(), unit: z.enum(measureUnits) }).nullable(),
      }),
    ),
  })
  .meta({ id: "Product" });

const availabilityRow = z
  .strictObject({
    sku: z.string(),
    store: slug,
    status: z.enum(availabilityStatuses),
    quantity: z
      .number()
      .int()
      .min(0)
      .nullable()
      .describe("Exact for staff and API keys; for others exact up to 5, and null above."),
    readyBy: instant
      .nullable()
      .describe("When it can be collected, were it ordered now; null when it cannot."),
    shipToStore: z
      .strictObject({
        quantity: z.number().int().min(1).nullable().describe("As `quantity` is told."),
        readyBy: instant.describe("When it could be collected at this store."),
      })
      .nullable()
      .describe("What a warehouse can send to the store besides; null when nothing."),
  })
  .meta({ id: "Availability" });

export const listProductsCall = call({
  method: "GET",
  path: "/products",
  operation: "listProducts",
  summary: "Search and listing",
  description: "`available=pickup` keeps what can be collected now: at `store`, or without it at any store.",
  query: z.object({
    q: z
      .string()
      .trim()
      .max(200)
      .refine((text) => !text.includes("\0"), "holds a character that no text has")
      .optional()
      .describe("Words of a title, brand, department or description, or a whole SKU or barcode."),
    category: z.string().max(80).optional().describe("Slug of a department."),
    store: storeSlug.optional(),
    available: z.enum(["pickup"]).optional(),
    sort: z
      .enum(productSorts)
      .optional()
      .describe("Without it by `relevance` where there is a `q`, else as `featured`: the shop's own order."),
    ...pageQuery,
  }),
  answer: listOf(productRow).extend({
    facets: z
      .strictObject({ categories: z.array(facet) })
      .describe("How many products each department has among what was asked for, its own filter left out."),
  }),
  problems: ["store.not_found"],
});

export const getProductCall = call({
  method: "GET",
  path: "/products/{slug}",
  operation: "getProduct",
  summary: "One product with its variants",
  answer: product,
  problems: ["product.not_found"],
});

export const listAvailabilityCall = call({
  method: "GET",
  path: "/availability",
  operation: "listAvailability",
  summary: "How many, where, ready when",
  description:
    "One row per SKU and store: what the store itself has, and what a warehouse can send it. In the order of the SKUs and, with `near`, nearest store first. All rows in one answer, unless a limit asks for fewer.",
  query: z.object({
    sku: z
      .string()
      .max(6000)
      .transform((list) => [...new Set(list.split(","))])
      .pipe(z.array(sku).min(1).max(50))
      .describe("Up to 50 SKUs, separated by commas."),
    near: near.optional(),
    store: storeSlug.optional(),
    limit: pageQuery.limit.unwrap().optional(),
    cursor: pageQuery.cursor,
  }),
  answer: listOf(availabilityRow),
  problems: ["store.not_found", "variant.not_found"],
});

const mediumAnswer = ({ src, ...rest }: Picture): z.input<typeof medium> => ({
  url: new URL(src, env().origin).href,
  ...rest,
});

export const productRowAnswer = ({
  media,
  compareAt: _,
  variantCount: __,
  ...row
}: FoundProduct): z.input<typeof productRow> => ({
  ...row,
  media: media.map(mediumAnswer),
});

export function productAnswer(p: Product, locale: string): z.input<typeof product> {
  const { slug, title, descriptionHtml, brand, department, ageLimit } = p;
  return {
    slug,
    title,
    descriptionHtml,
    brand,
    category: { slug: department.slug, name: textIn(department.name, locale) },
    ageLimit,
    media: p.media.map(mediumAnswer),
    variants: p.variants.map((v) => ({
      sku: v.sku,
      barcode: v.barcode,
      price: v.price,
      compareAtPrice: v.compareAt,
      options: v.options.map((o) => ({ name: textIn(o.name, locale), value: textIn(o.value, locale) })),
      grams: v.grams,
      measure: v.measure,
    })),
  };
}

export const availabilityAnswer = (ctx: Ctx, row: Availability): z.input<typeof availabilityRow> => ({
  sku: row.sku,
  store: row.store,
  status: row.status,
  quantity: quantityFor(ctx, row.available),
  readyBy: isoOrNull(row.readyBy),
  shipToStore: row.shipToStore && {
    quantity: quantityFor(ctx, row.shipToStore.quantity),
    readyBy: iso(row.shipToStore.readyBy),
  },
});

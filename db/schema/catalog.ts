import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, oneOf, textWithin } from "./columns";

/** Text by locale; the shop's default locale is always there and is the fallback. */
export type LocalizedText = Record<string, string>;
/** One chosen option of a variant, such as size: small. */
export type VariantOption = { name: LocalizedText; value: LocalizedText };

/** The fourteen allergens that EU law has named, in the order of its list (regulation 1169/2011, annex II). */
export const allergens = [
  "gluten",
  "crustaceans",
  "eggs",
  "fish",
  "peanuts",
  "soybeans",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;
export type Allergen = (typeof allergens)[number];

/** What a product page shows besides the description. What is not known is left out. */
export type ProductFacts = {
  /** What it contains; an empty list says that it contains none of the fourteen, no list says nothing. */
  allergens?: Allergen[];
  /** What it may contain traces of. */
  traces?: Allergen[];
  ingredients?: LocalizedText;
  /** How to keep it at home. */
  storage?: LocalizedText;
  /** The country it comes from, as ISO 3166 has it: FI. */
  origin?: string;
  /** Rows of a table, in the order they are shown: power, 9 W. */
  specifications?: { name: LocalizedText; value: LocalizedText }[];
};

export const productStatuses = ["draft", "published", "archived"] as const;
export const measureUnits = ["g", "ml", "piece"] as const;

/** Whether the array under a key of the facts names allergens and nothing else; true when there is none. */
const namesOnly = (facts: AnyPgColumn, key: "allergens" | "traces"): SQL =>
  sql`coalesce(${facts} -> ${sql.raw(`'${key}'`)} <@ ${sql.raw(`'${JSON.stringify(allergens)}'`)}::jsonb, true)`;

export const departments = pgTable(
  "departments",
  {
    id: uuid().primaryKey(),
    /** The department it is part of; a trigger keeps the tree free of cycles and at most three levels deep. */
    parentId: uuid("parent_id").references((): AnyPgColumn => departments.id),
    slug: text().notNull().unique(),
    name: jsonb().$type<LocalizedText>().notNull(),
    /** Name of the plinth colour its goods stand on; a token of the theme. */
    plinth: text().notNull(),
    picture: text(),
    position: smallint().notNull().default(0),
    /** How many days its goods may be brought back: as of the department above when null, never when 0. */
    returnDays: smallint("return_days"),
  },
  (t) => [
    check("departments_return_days", sql`${t.returnDays} between 0 and 3650`),
    index("departments_children").on(t.parentId),
    check("departments_slug", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 80`),
    check("departments_name", sql`jsonb_typeof(${t.name}) = 'object'`),
  ],
);

export const products = pgTable(
  "products",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    status: text({ enum: productStatuses }).notNull().default("published"),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    brand: text(),
    /** VAT contained in the price, in hundredths of a percent: 2550 is 25.5 %. */
    vatBasisPoints: smallint("vat_basis_points").notNull(),
    ageLimit: smallint("age_limit"),
    facts: jsonb().$type<ProductFacts>().notNull().default({}),
    /** Which feed wrote it last; an import never touches another's products. */
    source: text().notNull(),
    position: integer().notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("products_listing").on(t.departmentId, t.position, t.id).where(sql`${t.status} = 'published'`),
    index("products_shop_order").on(t.position, t.id).where(sql`${t.status} = 'published'`),
    check("products_slug", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 255`),
    check("products_status", oneOf(t.status, productStatuses)),
    check("products_vat", sql`${t.vatBasisPoints} between 0 and 10000`),
    check("products_age", sql`${t.ageLimit} is null or ${t.ageLimit} between 1 and 99`),
    check("products_source", textWithin(t.source, 60)),
    check("products_facts", sql`jsonb_typeof(${t.facts}) = 'object' and length(${t.facts}::text) <= 32768`),
    check("products_allergens", sql`${namesOnly(t.facts, "allergens")} and ${namesOnly(t.facts, "traces")}`),
  ],
);

export const productTexts = pgTable(
  "product_texts",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    locale: text().notNull(),
    title: text().notNull(),
    /** Safe HTML: what `safeHtml()` lets through, cleaned before it is stored. */
    descriptionHtml: text("description_html").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.locale] }),
    check("product_texts_locale", sql`${t.locale} ~ '^[a-z]{2}$'`),
    check("product_texts_title", textWithin(t.title, 500)),
    check("product_texts_description", sql`length(${t.descriptionHtml}) <= 65536`),
  ],
);

export const productMedia = pgTable(
  "product_media",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    position: smallint().notNull(),
    /** A path of ours, or an https address. */
    src: text().notNull(),
    alt: text().notNull().default(""),
    width: integer(),
    height: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.position] }),
    check("product_media_src", sql`${t.src} ~ '^(/|https?://)' and length(${t.src}) <= 2048`),
    check("product_media_alt", sql`length(${t.alt}) <= 1000`),
  ],
);

export const variants = pgTable(
  "variants",
  {
    id: uuid().primaryKey(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    sku: text().notNull().unique(),
    barcode: text(),
    position: smallint().notNull().default(0),
    options: jsonb().$type<VariantOption[]>().notNull().default([]),
    grams: integer().notNull().default(0),
    /** How much one unit holds, for the unit price: 500 g, 750 ml, 6 pieces. */
    measureAmount: integer("measure_amount"),
    measureUnit: text("measure_unit", { enum: measureUnits }),
    /** Where it stands in a store, as the pick list orders it. */
    shelf: text(),
    active: boolean().notNull().default(true),
  },
  (t) => [
    uniqueIndex("variants_place").on(t.productId, t.position),
    index("variants_barcode").on(t.barcode).where(sql`${t.barcode} is not null`),
    check("variants_sku", sql`${t.sku} ~ '^[^[:space:],]{1,100}$'`),
    check("variants_barcode_length", sql`length(${t.barcode}) between 1 and 50`),
    check("variants_options", sql`jsonb_typeof(${t.options}) = 'array'`),
    check("variants_grams", sql`${t.grams} >= 0`),
    check(
      "variants_measure",
      sql`(${t.measureAmount} is null) = (${t.measureUnit} is null) and (${t.measureAmount} is null or ${t.measureAmount} > 0)`,
    ),
    check("variants_measure_unit", oneOf(t.measureUnit, measureUnits)),
  ],
);

/** A price with VAT, in minor units of its currency. */
export const prices = pgTable(
  "prices",
  {
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    currency: text().notNull(),
    amount: integer().notNull(),
    compareAtAmount: integer("compare_at_amount"),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.currency] }),
    check("prices_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("prices_amount", sql`${t.amount} between 0 and 100000000`),
    check("prices_compare_at", sql`${t.compareAtAmount} is null or ${t.compareAtAmount} > ${t.amount}`),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { measureUnits, products, type VariantOption } from "./catalog";
import { oneOf, textWithin } from "./columns";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A published product's text in one language as the search reads it; triggers keep it true (`search_take_up`). */
export const searchDocuments = pgTable(
  "search_documents",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    locale: text().notNull(),
    /**
     * What postings call it. A document that is written anew gets a new one, and the old one is nobody's. The index of
     * these in the database has the product's id beside them.
     */
    number: integer().notNull().generatedAlwaysAsIdentity().unique(),
    /** Stems of everything, each once, as the numbers that `search_terms` makes of them; those of its names first. */
    terms: integer().array().notNull(),
    /** How much each of the terms says about the product, in thousandths, in the same order. */
    weights: smallint().array().notNull(),
    /** How many of the terms title, brand, departments or options have. */
    named: smallint().notNull(),
    /** The words behind those, as they are written; what the vocabulary counts. */
    nameWords: text("name_words").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.locale] }),
    check("search_documents_weights", sql`cardinality(${t.terms}) = cardinality(${t.weights})`),
  ],
);

/**
 * Which documents have a term, for 16,384 of them in a row: four bytes each, which `search_entry` makes and
 * `postings.ts` reads. Term 0 has those that are gone since, until so many are that the block is written anew
 * (`search_sweep`).
 */
export const searchPostings = pgTable(
  "search_postings",
  {
    term: integer().notNull(),
    /** The documents' numbers without their last 14 bits. */
    block: integer().notNull(),
    entries: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.term, t.block] })],
);

/**
 * What a list of found products shows, sorts and counts of each, by its document: a row for each currency it is sold in.
 * All of it stands elsewhere too; here it is read at once, by a number. Triggers keep it true (`search_shelve`).
 */
export const searchShelf = pgTable(
  "search_shelf",
  {
    number: integer()
      .notNull()
      .references(() => searchDocuments.number, { onDelete: "cascade" }),
    currency: text().notNull(),
    productId: uuid("product_id").notNull(),
    locale: text().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    brand: text(),
    departmentId: uuid("department_id").notNull(),
    ageLimit: smallint("age_limit"),
    /** Of its variants on sale, each once; null without any. */
    options: jsonb().$type<VariantOption[]>(),
    /** Of the cheapest variant on sale, as its former price and measure are. */
    amount: integer().notNull(),
    compareAtAmount: integer("compare_at_amount"),
    measureAmount: integer("measure_amount"),
    measureUnit: text("measure_unit", { enum: measureUnits }),
    /** Of the dearest. */
    highest: integer().notNull(),
    /** Whether any variant came down, and by how many whole percent the one that did most. */
    reduced: boolean().notNull(),
    percentOff: smallint("percent_off").notNull(),
    /** Its variants on sale. */
    variantIds: uuid("variant_ids").array().notNull().default([]),
    /** Its first. */
    picture: json().$type<{ src: string; alt: string; width: number | null; height: number | null }>(),
  },
  (t) => [primaryKey({ columns: [t.number, t.currency] }), index("search_shelf_product").on(t.productId)],
);

export const searchParts = ["everything", "words", "postings", "shelf"] as const;

/**
 * What a server keeps of the search is true as long as its edition is this: with every change triggers give the part of
 * a block another one, and with it everything (block 0). What is known of words changes with postings, synonyms and
 * departments (block 0 too). Never the same twice, also in a database put back from a copy.
 */
export const searchEditions = pgTable(
  "search_editions",
  {
    part: text({ enum: searchParts }).notNull(),
    block: integer().notNull(),
    edition: uuid().notNull().defaultRandom(),
  },
  (t) => [
    primaryKey({ columns: [t.part, t.block] }),
    check("search_editions_part", oneOf(t.part, searchParts)),
  ],
);

/** Every word that names a product, and in how many it stands: what spelling is corrected and completed by. */
export const searchWords = pgTable(
  "search_words",
  {
    locale: text().notNull(),
    word: text().notNull(),
    /** Without accents. */
    plain: text().notNull(),
    /** Its stem. */
    term: integer().notNull(),
    documents: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locale, t.word] }),
    index("search_words_term").on(t.term),
    index("search_words_beginning").on(t.locale, t.plain.op("text_pattern_ops")),
    index("search_words_like").using("gin", t.plain.op("gin_trgm_ops")),
  ],
);

/** Words that mean the same to a shopper; the owner's to edit. */
export const searchSynonyms = pgTable(
  "search_synonyms",
  {
    id: uuid().primaryKey(),
    locale: text().notNull(),
    /** Single words in lower case. */
    words: text().array().notNull(),
  },
  (t) => [
    index("search_synonyms_words").using("gin", t.words),
    check("search_synonyms_locale", textWithin(t.locale, 5)),
    check("search_synonyms_words_many", sql`cardinality(${t.words}) between 2 and 20`),
  ],
);

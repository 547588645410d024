import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { products } from "./catalog";
import { textWithin } from "./columns";

/** A published product's text in one language as the search reads it; triggers keep it true (`search_take_up`). */
export const searchDocuments = pgTable(
  "search_documents",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    locale: text().notNull(),
    /** Stems of everything, each once, as the numbers that `search_terms` makes of them. */
    terms: integer().array().notNull(),
    /** How much each of the terms says about the product, in thousandths, in the same order. */
    weights: smallint().array().notNull(),
    /** Those of the terms that title, brand, departments or options have. */
    nameTerms: integer("name_terms").array().notNull(),
    /** The words behind those, as they are written; what the vocabulary counts. */
    nameWords: text("name_words").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.locale] }),
    // A list of new entries that each search would have to read through is not kept.
    index("search_documents_terms").using("gin", t.terms).with({ fastupdate: false }),
    index("search_documents_names").using("gin", t.nameTerms).with({ fastupdate: false }),
    check("search_documents_weights", sql`cardinality(${t.terms}) = cardinality(${t.weights})`),
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

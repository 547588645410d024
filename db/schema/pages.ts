import { sql } from "drizzle-orm";
import { bigint, check, customType, index, integer, pgSequence, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const pageEditions = pgSequence("page_editions");

/** When what is behind a tag last changed: a number, higher with every renewal of any tag. */
export const pageRenewals = pgTable(
  "page_renewals",
  {
    tag: text().primaryKey(),
    edition: bigint({ mode: "number" }).notNull().unique(),
  },
  (t) => [check("page_renewals_tag", sql`length(${t.tag}) between 1 and 256`)],
);

/**
 * The catalogue's pages as a server made them, for all servers: the same for everybody. Unlogged: losing them in a crash
 * only means that they are made again.
 */
export const keptPages = pgTable(
  "kept_pages",
  {
    /** A hash of the build, what it runs with, and the page's address. */
    key: bytes().primaryKey(),
    tags: text().array().notNull(),
    /** The newest renewal that its server had heard of when it began to make it. */
    edition: bigint({ mode: "number" }).notNull(),
    madeAt: instant("made_at").notNull().defaultNow(),
    /** Of `page`, in bytes. */
    size: integer().notNull(),
    page: bytes().notNull(),
  },
  (t) => [
    index("kept_pages_age").on(t.madeAt),
    check("kept_pages_key", sql`octet_length(${t.key}) = 32`),
    check("kept_pages_size", sql`${t.size} between 1 and 4194304`),
  ],
);

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { isLocale } from "@/lib/i18n/locales";

const known = new Map<string, boolean>();

/**
 * How a language sorts, as it follows an expression in SQL; nothing where the database was built without ICU, which
 * then sorts by its own rules. One statement the first time a language is asked for.
 */
export async function collationFor(tx: Tx, locale: string): Promise<SQL> {
  if (!isLocale(locale)) return sql``;
  const name = `${locale}-x-icu`;
  let there = known.get(name);
  if (there === undefined) {
    there =
      rowsOf(await tx.execute(sql`select 1 from pg_collation where collname = ${name} limit 1`)).length > 0;
    known.set(name, there);
  }
  return there ? sql.raw(` collate "${name}"`) : sql``;
}

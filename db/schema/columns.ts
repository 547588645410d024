import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, timestamp } from "drizzle-orm/pg-core";

/** An instant, as the database's clock has it; read as a Date, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** `column in ('a','b')`, for CHECKs read off a states table. The values are ours, never a caller's. */
export function oneOf(column: AnyPgColumn, values: readonly string[]): SQL {
  const list = values.map((v) => `'${v.replaceAll("'", "''")}'`).join(", ");
  return sql`${column} in (${sql.raw(list)})`;
}

/** `length(column) between 1 and max`, for text that people type. */
export const textWithin = (column: AnyPgColumn, max: number): SQL =>
  sql`length(${column}) between 1 and ${sql.raw(String(max))}`;

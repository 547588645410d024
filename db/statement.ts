import { fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { connectionOf, rowsOf, type Tx } from "./client";

type Values = Record<string, unknown>;

/**
 * A statement that is the same every time but for its values: written once, where writing it anew each time would cost
 * as much as running it, as with the long statements of a checkout.
 * @param build gets a placeholder for each value by name; give each its type where it stands (`${p.id}::uuid`).
 * @returns runs it in a transaction, or on the database itself. Instants come as the driver's Dates, JSON parsed.
 */
export function statement<V extends Values, R>(
  build: (p: { [K in keyof V]: SQL }) => SQL,
): (tx: Tx, values: V) => Promise<R[]> {
  const write = (value: (key: string) => SQL) =>
    build(new Proxy({} as { [K in keyof V]: SQL }, { get: (_, key) => value(String(key)) }));
  let written: { sql: string; params: unknown[] } | undefined;
  return async (tx, values) => {
    const connection = connectionOf(tx);
    // Inside a savepoint, or on a database of a test's own making: the same statement, written anew.
    if (!connection) return rowsOf<R>(await tx.execute(write((key) => sql`${sql.param(values[key])}`)));
    written ??= new PgDialect().sqlToQuery(write((key) => sql`${sql.placeholder(key)}`));
    const { rows } = await connection.query(written.sql, fillPlaceholders(written.params, values));
    return rows as R[];
  };
}

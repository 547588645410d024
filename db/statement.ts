import { createHash } from "node:crypto";
import { fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { env } from "@/lib/kernel/env";
import { connectionOf, rowsOf, type Tx } from "./client";

type Values = Record<string, unknown>;

/**
 * A statement that is the same every time but for its values: written once, and planned once per connection. Worth it
 * where a plan costs more than its execution, as with the long statements of a checkout.
 * @param build gets a placeholder for each value by name; give each its type where it stands (`${p.id}::uuid`).
 * @returns runs it in a transaction, or on the database itself. Instants come as the driver's Dates, JSON parsed.
 */
export function statement<V extends Values, R>(
  name: string,
  build: (p: { [K in keyof V]: SQL }) => SQL,
): (tx: Tx, values: V) => Promise<R[]> {
  const write = (value: (key: string) => SQL) =>
    build(new Proxy({} as { [K in keyof V]: SQL }, { get: (_, key) => value(String(key)) }));
  let written: { text: string; params: unknown[]; name: string } | undefined;
  return async (tx, values) => {
    const connection = connectionOf(tx);
    // Inside a savepoint, or on a database of a test's own making: the same statement, planned anew.
    if (!connection) return rowsOf<R>(await tx.execute(write((key) => sql`${sql.param(values[key])}`)));
    written ??= compile(
      name,
      write((key) => sql`${sql.placeholder(key)}`),
    );
    const { rows } = await connection.query({
      text: written.text,
      values: fillPlaceholders(written.params, values),
      // A pooler between us and Postgres lends out sessions, and knows nothing of what was prepared on one.
      ...(env().database.driver === "pg" ? { name: written.name } : {}),
    });
    return rows as R[];
  };
}

function compile(name: string, statement: SQL): { text: string; params: unknown[]; name: string } {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  const version = createHash("sha256").update(text).digest("base64url").slice(0, 10);
  return { text, params, name: `${name}_${version}` };
}

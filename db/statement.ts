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
  let written: { sql: string; params: unknown[] } | undefined;
  return async (tx, values) => {
    const connection = connectionOf(tx);
    // Inside a savepoint, or on a database of a test's own making: the same statement, planned anew.
    if (!connection) return rowsOf<R>(await tx.execute(write((key) => sql`${sql.param(values[key])}`)));
    written ??= new PgDialect().sqlToQuery(write((key) => sql`${sql.placeholder(key)}`));
    const { rows } = await connection.query({
      ...preparedAs(name, written.sql),
      values: fillPlaceholders(written.params, values),
    });
    return rows as R[];
  };
}

/**
 * Runs a statement whose shape differs only with who asks, and keeps its plan under the name of that shape. For long
 * statements: what is planned once is worth the memory that each connection spends on it.
 */
export async function executePlanned<R>(tx: Tx, name: string, asked: SQL): Promise<R[]> {
  const connection = connectionOf(tx);
  if (!connection) return rowsOf<R>(await tx.execute(asked));
  const { sql: text, params } = new PgDialect().sqlToQuery(asked);
  const { rows } = await connection.query({ ...preparedAs(name, text), values: params });
  return rows as R[];
}

const names = new Map<string, string>();

/**
 * A statement's text with a name under which each connection keeps its plan; another text is another name. Without
 * one where a pooler may stand between us and Postgres: it lends out sessions, and knows nothing of what was prepared
 * on one.
 */
export function preparedAs(name: string, text: string): { text: string; name?: string } {
  if (env().database.driver !== "pg") return { text };
  let known = names.get(text);
  if (!known) {
    known = `${name}_${createHash("sha256").update(text).digest("base64url").slice(0, 10)}`;
    names.set(text, known);
  }
  return { text, name: known };
}

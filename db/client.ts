import "server-only";
import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { env } from "@/lib/kernel/env";
import { openPool } from "./pool";
import * as schema from "./schema/all";

export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>;
/** A transaction, or the database itself where one statement is enough. */
export type Tx = Db;

type Rows<R> = { rows: R[] };

let opened: { db: Db; close: () => Promise<void> } | undefined;
// A development server reloads modules; the pool must not be opened again each time.
const kept = globalThis as { aisleDatabase?: typeof opened };

/**
 * The database, opened on first use: a build needs none. The driver is `pg` for any plain Postgres,
 * `@vercel/postgres` when the environment chooses it.
 */
export function db(): Db {
  opened ??= kept.aisleDatabase;
  if (!opened) {
    const pool = openPool(env().database);
    opened = { db: drizzle(pool, { schema }), close: () => pool.end() };
    kept.aisleDatabase = opened;
  }
  return opened.db;
}

/** Closes the pool, for commands that end. */
export async function closeDb(): Promise<void> {
  const current = opened ?? kept.aisleDatabase;
  opened = undefined;
  delete kept.aisleDatabase;
  await current?.close();
}

/** Rows of a raw statement, typed by the caller; both drivers answer the same shape. */
export const rowsOf = <R>(result: unknown): R[] => (result as Rows<R>).rows;

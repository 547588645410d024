import "server-only";
import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type pg from "pg";
import { env } from "@/lib/kernel/env";
import { openPool } from "./pool";
import * as schema from "./schema/all";
import { connectionOfTransaction, transactionsOn } from "./transactions";

export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>;
/** A transaction, or the database itself where one statement is enough. */
export type Tx = Db;

type Rows<R> = { rows: R[] };

type Opened = { db: Db; close: () => Promise<void> };
// A development server reloads modules; a pool must not be opened again each time.
const kept = globalThis as { aisleDatabase?: Opened; aisleAside?: Opened };

function open(poolMax: number): Opened {
  const pool = openPool({ ...env().database, poolMax });
  return { db: databaseOn(pool), close: () => pool.end() };
}

/** The shop's database over a pool of whoever opened it. */
export function databaseOn(pool: pg.Pool): Db {
  const database = drizzle({ client: pool, schema });
  database.transaction = transactionsOn(pool, schema);
  pools.set(database, pool);
  return database;
}

const pools = new WeakMap<object, pg.Pool>();

/** What a statement can be sent over by itself: a transaction's own connection, or the pool. */
export const connectionOf = (tx: Tx): pg.Pool | pg.PoolClient | undefined =>
  connectionOfTransaction(tx) ?? pools.get(tx);

/**
 * The database, opened on first use: a build needs none. The driver is `pg` for any plain Postgres,
 * `@vercel/postgres` when the environment chooses it.
 */
export function db(): Db {
  kept.aisleDatabase ??= open(env().database.poolMax);
  return kept.aisleDatabase.db;
}

/**
 * A few connections of their own for what must be written even though the caller's transaction is refused, such as
 * a counted try. Nobody who holds one ever waits for the main pool, so the two cannot wait for each other.
 */
export function aside(): Db {
  kept.aisleAside ??= open(2);
  return kept.aisleAside.db;
}

/** Closes the pools, for commands that end. */
export async function closeDb(): Promise<void> {
  const { aisleDatabase, aisleAside } = kept;
  delete kept.aisleDatabase;
  delete kept.aisleAside;
  await Promise.all([aisleDatabase?.close(), aisleAside?.close()]);
}

/** Rows of a raw statement, typed by the caller; both drivers answer the same shape. */
export const rowsOf = <R>(result: unknown): R[] => (result as Rows<R>).rows;

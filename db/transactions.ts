import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import type pg from "pg";

/** Which connection a transaction runs on, for statements that are prepared on it. */
const connections = new WeakMap<object, pg.PoolClient>();
export const connectionOfTransaction = (tx: object): pg.PoolClient | undefined => connections.get(tx);

type OnPool<S extends Record<string, unknown>> = NodePgDatabase<S>["transaction"];

/**
 * Transactions on a pool, each on one connection. Drizzle's own way from a pool to a transaction knows a pool by the
 * name of its class, which a minifier changes, and then spreads the statements over several connections; it never
 * gives a connection back on which `begin` failed; and it tells the failure of the rollback instead of its reason.
 * @returns what stands for `transaction` of a drizzle database
 */
export function transactionsOn<S extends Record<string, unknown>>(pool: pg.Pool, schema: S): OnPool<S> {
  const databases = new WeakMap<pg.PoolClient, NodePgDatabase<S>>();
  const databaseOver = (client: pg.PoolClient) => {
    const known = databases.get(client);
    if (known) return known;
    const database = drizzle({ client, schema });
    // A transaction asked for inside one is the same: there is no part of ours that may fail by itself.
    database.transaction = (work) => work(database as unknown as Parameters<typeof work>[0]);
    databases.set(client, database);
    connections.set(database, client);
    return database;
  };
  return async (work, config) => {
    const client = await pool.connect();
    let reason: { error: unknown } | undefined;
    let unusable = false;
    try {
      const begun = client.query(beginAs(config));
      // Plain `begin` fails only with its connection, and then whatever comes after it fails as well: the work need
      // not wait for its answer.
      if (config) await begun;
      else begun.catch(() => {});
      const tx = databaseOver(client) as unknown as Parameters<typeof work>[0];
      const result = await work(tx).catch((error: unknown) => {
        reason = { error };
        throw error;
      });
      await begun;
      const { command } = await client.query("commit");
      // What Postgres answers to a commit after a statement whose failure nobody listened to.
      if (command !== "COMMIT")
        throw new Error("The transaction was rolled back: one of its statements had failed.");
      return result;
    } catch (error) {
      // Without a reason of the work's own, begin or commit failed, and nobody knows what this connection still holds.
      unusable = reason === undefined || !(await rolledBack(client));
      throw error;
    } finally {
      client.release(unusable);
    }
  };
}

const rolledBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query("rollback").then(
    () => true,
    () => false,
  );

function beginAs(config: PgTransactionConfig | undefined): string {
  const modes = [
    config?.isolationLevel && `isolation level ${config.isolationLevel}`,
    config?.accessMode,
    config?.deferrable === undefined ? undefined : config.deferrable ? "deferrable" : "not deferrable",
  ].filter(Boolean);
  return ["begin", ...modes].join(" ");
}

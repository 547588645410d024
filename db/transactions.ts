import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
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
  return async (work, config) => {
    const client = await pool.connect();
    const database = databases.get(client) ?? drizzle({ client, schema });
    databases.set(client, database);
    let reason: { error: unknown } | undefined;
    let unusable = false;
    try {
      return await database.transaction(async (tx) => {
        connections.set(tx, client);
        try {
          return await work(tx);
        } catch (error) {
          reason = { error };
          throw error;
        }
      }, config);
    } catch (error) {
      // Then begin, commit or rollback failed, and nobody knows what this connection still holds.
      unusable = error !== reason?.error;
      throw reason ? reason.error : error;
    } finally {
      client.release(unusable);
    }
  };
}

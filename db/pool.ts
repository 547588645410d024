import { neonConfig } from "@neondatabase/serverless";
import { VercelPool } from "@vercel/postgres";
import pg from "pg";
import { ShopClient } from "./shop-client";

export type DatabaseSettings = {
  driver: "pg" | "vercel";
  url: string;
  poolMax: number;
  /** Host, port and path of a WebSocket proxy, where the Postgres of `@vercel/postgres` is no hosted one. */
  wsProxy?: string | undefined;
};

/** How long anything may take: a stuck statement or lock must not hold up a shop. */
export const sessionSettings = {
  statement_timeout: "5s",
  lock_timeout: "2s",
  idle_in_transaction_session_timeout: "10s",
  timezone: "UTC",
};

/**
 * Opens a pool with the shop's time limits. Both drivers speak `pg`'s interface, so callers see one type.
 *
 * How a session gets its limits depends on the driver. To a plain Postgres they are sent as it is connected to, which
 * costs nothing. `@vercel/postgres` talks to poolers, which refuse such settings or drop them without a word, and
 * whose sessions are lent out per transaction, so that a SET would stay behind for a stranger; saying them anew in
 * each transaction costs a statement and leaves out those that run alone. There the database itself gives them to
 * the role as each session begins: `db:migrate` tells it to, and sessions older than that come under them as the pooler
 * renews them.
 * @param limits `none` for work that may take as long as it takes
 */
export function openPool(settings: DatabaseSettings, limits: "shop" | "none" = "shop"): pg.Pool {
  const common = {
    connectionString: settings.url,
    max: settings.poolMax,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    application_name: "aisle",
  };
  const options = Object.entries(limits === "shop" ? sessionSettings : { timezone: "UTC" })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const pool =
    settings.driver === "vercel"
      ? overWebSockets(common, settings.wsProxy)
      : // Statements that do not wait for each other travel together.
        new pg.Pool({ ...common, Client: ShopClient, options, keepAlive: true, pipeline: true });
  // Without listeners a lost connection would end the process: the pool speaks for those that are idle, and whoever
  // uses one is told by the failure of the next statement.
  pool.on("error", (error) => console.warn(`database: an idle connection was lost (${error.message})`));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

function overWebSockets(common: pg.PoolConfig, wsProxy: string | undefined): pg.Pool {
  // Postgres's own handshake everywhere: the shortcut sends the password in clear, which only hosted ones take.
  neonConfig.pipelineConnect = false;
  if (wsProxy) {
    neonConfig.wsProxy = (host, port) => `${wsProxy}?address=${host}:${port}`;
    neonConfig.useSecureWebSocket = false;
  }
  // Not createPool(), which turns away every host but the ones it knows by name.
  return new VercelPool(common as ConstructorParameters<typeof VercelPool>[0]) as unknown as pg.Pool;
}

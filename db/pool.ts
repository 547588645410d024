import { createPool } from "@vercel/postgres";
import pg from "pg";

export type DatabaseSettings = { driver: "pg" | "vercel"; url: string; poolMax: number };

// How long anything may take: a stuck statement or lock must not hold up a shop.
const sessionSettings =
  "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC";

/**
 * Opens a pool with the shop's time limits. Both drivers speak `pg`'s interface, so callers see one type.
 * A lost idle connection is logged, not thrown: without a listener it would end the process.
 */
export function openPool(settings: DatabaseSettings, limits: { options?: string } = {}): pg.Pool {
  const common = {
    connectionString: settings.url,
    max: settings.poolMax,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
  };
  const options = limits.options ?? sessionSettings;
  const pool =
    settings.driver === "vercel"
      ? (createPool({ ...common, options }) as unknown as pg.Pool)
      : new pg.Pool({ ...common, options, keepAlive: true, application_name: "aisle" });
  pool.on("error", (error) => console.warn(`database: an idle connection was lost (${error.message})`));
  return pool;
}

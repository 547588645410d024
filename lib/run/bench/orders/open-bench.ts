import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type pg from "pg";
import { closeDb, type Db, databaseOn } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { seedDemoShop } from "@/db/seed/demo-shop";
import { closeQueue } from "@/lib/kernel/queue";
import { PROJECT } from "../../child.mjs";
import { startCluster } from "../../database.mjs";
import { childEnvironment } from "../../environment.mjs";
import type { Progress } from "../../progress.mjs";
import { fillShelves, type Guest, inviteGuests, type Shelves } from "./shop";
import { makeTpcb } from "./tpcb";

/** As many as the busiest round in process has clients, so that nobody waits for a connection in either race. */
export const poolMax = 32;
const database = "aisle_bench_orders";

export type Bench = {
  pool: pg.Pool;
  db: Db;
  shelves: Shelves;
  nextGuest: () => Guest;
  /** What a server of this shop is started with. */
  env: NodeJS.ProcessEnv;
};

/**
 * Opens a shop with full shelves on a Postgres of its own, and in this process too: what is measured in process runs
 * here. Stops all of it when the work is over.
 */
export async function withBench<O>(
  { progress, guests }: { progress: Progress; guests: number },
  work: (bench: Bench) => Promise<O>,
): Promise<O> {
  const cluster = await progress.step("Start a Postgres of its own", () =>
    startCluster({
      dataDir: join(PROJECT, ".aisle", "bench-orders-postgres"),
      database,
      say: progress.say,
    }),
  );
  const url = await cluster.recreateDatabase(database);
  const shop = { AISLE_MODE: "demo", AUTH_SECRET: randomBytes(32).toString("base64url"), DATABASE_URL: url };
  Object.assign(process.env, shop, { DB_POOL_MAX: String(poolMax) });
  const pool = openPool({ driver: "pg", url, poolMax }, "none");
  try {
    const db = databaseOn(pool);
    const invited = await progress.step("Fill its shop and pgbench's tables", async () => {
      await migrateDatabase({ driver: "pg", url, poolMax: 1 });
      await seedDemoShop(db, randomBytes(12).toString("base64url"));
      await makeTpcb(pool);
      return { shelves: await fillShelves(db), list: await inviteGuests(db, guests) };
    });
    let next = 0;
    const { PATH, HOME, TMPDIR } = process.env;
    return await work({
      pool,
      db,
      shelves: invited.shelves,
      nextGuest() {
        const guest = invited.list[next++];
        if (!guest) throw new Error("More guests came than were invited: ask for fewer rounds or seconds.");
        return guest;
      },
      env: {
        ...childEnvironment(PROJECT, { NODE_ENV: "production", PATH, HOME, TMPDIR }),
        ...shop,
        TRUSTED_PROXIES: "1",
      },
    });
  } finally {
    await closeQueue();
    await closeDb();
    await pool.end();
    await cluster.stop();
  }
}

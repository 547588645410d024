import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { PgBoss } from "pg-boss";
import { env } from "@/lib/kernel/env";
import { queueNames } from "@/lib/kernel/queue";
import { type DatabaseSettings, openPool } from "./pool";

const migrationLock = 4_170_113;

/**
 * Brings a database to the newest schema, the job queue's included. Safe to run from several processes at once
 * and again at any time: each step waits for its lock and does nothing when there is nothing to do.
 */
export async function migrateDatabase(settings: DatabaseSettings): Promise<void> {
  // One connection without the shop's time limits: building an index may take longer than a request may.
  const pool = openPool({ ...settings, poolMax: 1 }, { options: "-c timezone=UTC" });
  try {
    const database = drizzle(pool);
    await database.execute(sql`select pg_advisory_lock(${migrationLock})`);
    await migrate(database, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
    const boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      supervise: false,
      schedule: false,
    });
    boss.on("error", (error) => console.error("job queue:", error));
    await boss.start();
    for (const queue of queueNames) {
      if (!(await boss.getQueue(queue)))
        await boss.createQueue(queue, {
          retryLimit: 8,
          retryBackoff: true,
          retryDelay: 2,
          expireInSeconds: 300,
        });
    }
    await boss.stop({ graceful: false });
  } finally {
    await pool.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await migrateDatabase(env().database);
  console.log("The database has the newest schema.");
}

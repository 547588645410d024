import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { env } from "@/lib/kernel/env";
import { queueNames } from "@/lib/kernel/queue";
import { type DatabaseSettings, openPool, sessionSettings } from "./pool";
import { transactionsOn } from "./transactions";

const migrationLock = 4_170_113;

/** Building an index may take longer than a request may. For one transaction only: a pooler lends its sessions out. */
const takeYourTime = [
  "set local statement_timeout = 0",
  "set local lock_timeout = 0",
  "set local idle_in_transaction_session_timeout = 0",
].join("; ");

/**
 * Brings a database to the newest schema, the job queue's included. Safe to run from several processes at once
 * and again at any time: each waits for the other and does nothing when there is nothing to do.
 */
export async function migrateDatabase(settings: DatabaseSettings): Promise<void> {
  const pool = openPool({ ...settings, poolMax: 2 }, "none");
  const transaction = transactionsOn(pool, {});
  try {
    // The lock is a transaction's, beside the work: a session's would stay on the pooler's connection when we leave.
    await transaction(async (holder) => {
      await holder.execute(takeYourTime);
      await holder.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
      await transaction(async (tx) => {
        await tx.execute(takeYourTime);
        await migrate(tx, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
        if (settings.driver === "vercel") await keepLimits(tx);
      });
      await prepareQueues(pool);
    });
  } finally {
    await pool.end();
  }
}

/** Has the database give the shop's time limits to every session of its role that begins from now on, in it alone. */
async function keepLimits(tx: NodePgDatabase): Promise<void> {
  const { rows } = await tx.execute<{ name: string }>(sql`select current_database() as name`);
  const database = sql.identifier(rows[0]!.name);
  for (const [setting, value] of Object.entries(sessionSettings))
    await tx.execute(
      sql`alter role current_user in database ${database} set ${sql.identifier(setting)} = ${sql.raw(`'${value}'`)}`,
    );
}

async function prepareQueues(pool: pg.Pool): Promise<void> {
  const unhurried = (text: string) => text.replace(/^\s*BEGIN;/, `BEGIN; ${takeYourTime};`);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(unhurried(text), values) },
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
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await migrateDatabase(env().database);
  console.log("The database has the newest schema.");
}

import "server-only";
import { sql } from "drizzle-orm";
import { type Db, fromDrizzle, PgBoss } from "pg-boss";
import { aside, connectionOf, type Tx } from "@/db/client";

/**
 * The queues of the shop. `events` carries what follows from an event; `messages` sends mail; `payments` asks the
 * providers of payments; `webhooks` is how the demo shop's card company tells the shop; `pages` renews kept pages;
 * `forget-pages`, `tidy` and `companions` run on a clock.
 */
export const queueNames = [
  "events",
  "messages",
  "payments",
  "webhooks",
  "pages",
  "forget-pages",
  "tidy",
  "companions",
] as const;
export type QueueName = (typeof queueNames)[number];

export type Job = { data: object; id?: string; startAfter?: Date };

let sender: Promise<PgBoss> | undefined;

/**
 * A sender only: it supervises nothing and schedules nothing. It reads through the connections set aside: the first
 * who wait for it may hold every connection of the pool.
 */
function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => fromDrizzle(aside(), sql).executeSql(text, values) },
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  boss.on("error", (error) => console.error("job queue:", error));
  return boss.start();
}

/**
 * Puts jobs on a queue inside the given transaction: they exist exactly when it commits.
 * One statement, however many jobs.
 */
export async function enqueue(tx: Tx, queue: QueueName, jobs: Job[]): Promise<void> {
  if (jobs.length === 0) return;
  sender ??= startSender();
  const boss = await sender.catch((error) => {
    sender = undefined;
    throw error;
  });
  await boss.insert(queue, jobs, { db: databaseOf(tx) });
}

/** Straight to the connection: what the queue says is written already. */
function databaseOf(tx: Tx): Db {
  const connection = connectionOf(tx);
  if (!connection) return fromDrizzle(tx, sql);
  return {
    executeSql: (text, values) => connection.query(text, values ?? []),
  };
}

/** Stops the sender, for commands that end. */
export async function closeQueue(): Promise<void> {
  const current = sender;
  sender = undefined;
  const boss = await current?.catch(() => undefined);
  await boss?.stop({ graceful: false });
}

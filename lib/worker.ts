import { constants, setPriority } from "node:os";
import { type JobResult, PgBoss } from "pg-boss";
import { closeDb, db } from "@/db/client";
import { openPool } from "@/db/pool";
import { beat } from "@/lib/worker-health";
import { jobs } from "./jobs";
import { env } from "./kernel/env";
import { closeQueue, queueNames } from "./kernel/queue";

// The process that does what happens later: messages, sweeps. Any number may run; each job is done by one of them.
// Where there is a rush, those who shop come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const pool = openPool({ ...env().database, poolMax: 4 });
const boss = new PgBoss({
  db: { executeSql: (text, values) => pool.query(text, values) },
  migrate: false,
  createSchema: false,
});
boss.on("error", (error) => console.error("job queue:", error.message));
await boss.start();

/** What a flash sale leaves behind is worked off in full batches, one after the other, without a pause. */
const rhythm = { pollingIntervalSeconds: 0.5, batchSize: 10, burstWhenBatchFull: true, localConcurrency: 2 };

for (const queue of queueNames) {
  await boss.work(queue, { ...rhythm, perJobResults: true as const }, (batch) =>
    Promise.all(
      batch.map(async ({ id, data }): Promise<JobResult> => {
        try {
          await jobs[queue](data);
          return { id, status: "completed" };
        } catch (error) {
          console.error(`job ${queue} ${id}:`, error);
          return { id, status: "failed", output: { message: String(error) } };
        }
      }),
    ),
  );
}
await boss.schedule("tidy", "* * * * *");
await boss.schedule("companions", "7 * * * *");
await boss.schedule("forget-pages", "37 * * * *");

const pulse = setInterval(() => {
  beat(db()).catch((error) => console.error("heartbeat:", error instanceof Error ? error.message : error));
}, 5_000);
await beat(db());
console.log("The worker is at work.");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(pulse);
  await boss.stop({ graceful: true, timeout: 10_000 });
  await closeQueue();
  await closeDb();
  await pool.end();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());

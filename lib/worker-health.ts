import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** A worker that has not been heard of for this long counts as gone. */
const silenceSeconds = 30;

/** Says that a worker lives, by the database's clock. */
export async function beat(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into worker_heartbeats (worker, at) values ('worker', now())
    on conflict (worker) do update set at = excluded.at`);
}

/** Whether some worker was heard of lately. One statement. */
export async function workerIsFine(tx: Tx): Promise<boolean> {
  const rows = rowsOf(
    await tx.execute(sql`
      select 1 from worker_heartbeats where at > now() - make_interval(secs => ${silenceSeconds}) limit 1`),
  );
  return rows.length > 0;
}

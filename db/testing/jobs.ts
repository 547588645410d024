import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { jobs } from "@/lib/jobs";

type Waiting = { name: "events" | "messages" | "payments"; data: unknown };

/** Does every waiting job once, as a worker would, until none waits. */
export async function workOff(): Promise<void> {
  for (;;) {
    const { rows } = await db().execute<Waiting>(sql`
      update pgboss.job set state = 'completed', completed_on = now()
      where state = 'created' and name in ('events', 'messages', 'payments') returning name, data`);
    if (rows.length === 0) return;
    for (const job of rows) await jobs[job.name](job.data);
  }
}

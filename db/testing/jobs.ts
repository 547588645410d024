import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { jobs } from "@/lib/jobs";

type Waiting = { name: "events" | "messages" | "payments"; data: unknown };

/** Does every waiting job once, as a worker would, the oldest first, until none waits. */
export async function workOff(): Promise<void> {
  for (;;) {
    const { rows } = await db().execute<Waiting>(sql`
      with taken as (
        update pgboss.job set state = 'completed', completed_on = now()
        where state = 'created' and name in ('events', 'messages', 'payments') returning name, data, created_on)
      select name, data from taken order by created_on`);
    if (rows.length === 0) return;
    for (const job of rows) await jobs[job.name](job.data);
  }
}

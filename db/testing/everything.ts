import { sql } from "drizzle-orm";
import { db, rowsOf } from "../client";

/** What is written down whoever is refused: tries, answers, and when somebody was last seen. */
const passing = ["rate_limits", "idempotency_keys", "sessions", "worker_heartbeats"];

let sums: string | undefined;

/** A sum over each table of the shop, by its name. */
export async function everything(): Promise<Record<string, string>> {
  if (!sums) {
    const tables = rowsOf<{ name: string }>(
      await db().execute(sql`
        select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${sql.param(passing)}::text[])`),
    );
    sums = tables
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`,
      )
      .join(" union all ");
  }
  const found = rowsOf<{ name: string; sum: string }>(await db().execute(sql.raw(sums)));
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
}

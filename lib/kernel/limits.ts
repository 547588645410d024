import "server-only";
import { sql } from "drizzle-orm";
import { aside, rowsOf } from "@/db/client";
import { Problem } from "./problem";

export type Limit = {
  /** What is being tried, and by whom or at what: `sign-in:address:…`. */
  bucket: string;
  max: number;
  windowSeconds: number;
  /** Once it was counted: when the window began that it was counted in, in seconds of the epoch. */
  since?: number;
};

/** Counts one try against every limit. Throws like `countLimits`. */
export async function takeLimits(code: string, ...limits: Limit[]): Promise<void> {
  await countLimits(code, ...limits);
}

/**
 * Counts one try against every limit, outside any transaction so that a refused try still counts.
 * @returns the limits with the windows they were counted in, for what is given back much later
 * Throws Problem `limited` with the seconds until the fullest window opens again. One statement.
 */
export async function countLimits(code: string, ...limits: Limit[]): Promise<Limit[]> {
  const rows = rowsOf<{ bucket: string; since: number; hits: number; max: number; wait: number }>(
    await aside().execute(sql`
      with tried as (
        select bucket, max, seconds, to_timestamp(floor(extract(epoch from now()) / seconds) * seconds) as window_start
        from (values ${sql.join(
          limits.map((l) => sql`(${l.bucket}::text, ${l.max}::int, ${l.windowSeconds}::int)`),
          sql`, `,
        )}) as t(bucket, max, seconds)
        order by bucket
      ),
      counted as (
        insert into rate_limits (bucket, window_start, hits)
        select bucket, window_start, 1 from tried
        on conflict (bucket, window_start) do update set hits = rate_limits.hits + 1
        returning bucket, hits
      )
      select bucket, extract(epoch from t.window_start)::float8 as since, c.hits, t.max, ceil(extract(epoch from t.window_start + make_interval(secs => t.seconds) - now()))::int as wait
      from counted c join tried t using (bucket)`),
  );
  const over = rows.filter((r) => r.hits > r.max);
  if (over.length > 0)
    throw new Problem("limited", code, "Too many tries. Wait a little.", {
      retryAfter: Math.max(1, ...over.map((r) => r.wait)),
    });
  const since = new Map(rows.map((row) => [row.bucket, row.since]));
  return limits.map((limit) => ({ ...limit, since: since.get(limit.bucket)! }));
}

/**
 * Takes back one counted try of each limit, in the window it was counted in: it was no guess after all. A try that took
 * long must not take back somebody's newer one.
 */
export async function giveBackLimits(...limits: Limit[]): Promise<void> {
  if (limits.length === 0) return;
  await aside().execute(sql`
    update rate_limits r set hits = r.hits - 1
    from (values ${sql.join(
      limits.map((l) => sql`(${l.bucket}::text, ${l.windowSeconds}::int, ${l.since ?? null}::float8)`),
      sql`, `,
    )}) as t(bucket, seconds, since)
    where r.bucket = t.bucket and r.hits > 0
      and r.window_start = to_timestamp(coalesce(t.since, floor(extract(epoch from now()) / t.seconds) * t.seconds))`);
}

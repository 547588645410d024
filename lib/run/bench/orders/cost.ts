import pg from "pg";

/** What a number of checkouts cost the database, per checkout. */
export type Cost = { statements: number; framing: number; commits: number; walBytes: number };

const transactional = /^(begin|commit|rollback)\b/i;

/**
 * Counts what every connection of this process sends while some work runs, and what the database wrote meanwhile.
 * `begin`, `commit` and `rollback` are counted apart from the statements between them.
 */
export async function costOf(pool: pg.Pool, checkouts: number, work: () => Promise<void>): Promise<Cost> {
  const { query } = pg.Client.prototype;
  let [statements, framing, commits] = [0, 0, 0];
  const counting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [asked] = args as [string | { text?: string }];
    const text = typeof asked === "string" ? asked : (asked.text ?? "");
    if (transactional.test(text)) framing++;
    else statements++;
    if (/^commit\b/i.test(text)) commits++;
    return Reflect.apply(query, this, args);
  };
  const wal = async () =>
    Number((await pool.query("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as at")).rows[0].at);
  const before = await wal();
  pg.Client.prototype.query = counting as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  const walBytes = (await wal()) - before;
  return {
    statements: statements / checkouts,
    framing: framing / checkouts,
    commits: commits / checkouts,
    walBytes: walBytes / checkouts,
  };
}

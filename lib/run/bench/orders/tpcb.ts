import type pg from "pg";

/** As many branches as the busiest round has clients, so that they seldom wait for each other's. */
const branches = 32;
const tellers = 10 * branches;
const accounts = 1_000_000;

/** Makes pgbench's four tables. */
export async function makeTpcb(pool: pg.Pool): Promise<void> {
  for (const statement of [
    "drop schema if exists tpcb cascade",
    "create schema tpcb",
    "create table tpcb.branches (bid int primary key, bbalance int not null, filler char(88)) with (fillfactor = 100)",
    "create table tpcb.tellers (tid int primary key, bid int, tbalance int not null, filler char(84))",
    "create table tpcb.accounts (aid int primary key, bid int, abalance int not null, filler char(84))",
    "create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
    `insert into tpcb.branches select n, 0, '' from generate_series(1, ${branches}) n`,
    `insert into tpcb.tellers select n, 1 + n % ${branches}, 0, '' from generate_series(1, ${tellers}) n`,
    `insert into tpcb.accounts select n, 1 + n % ${branches}, 0, '' from generate_series(1, ${accounts}) n`,
    "analyze tpcb.branches, tpcb.tellers, tpcb.accounts",
  ])
    await pool.query(statement);
}

const draw = (most: number) => 1 + Math.floor(Math.random() * most);

/** pgbench's built-in transaction "tpcb-like", statement by statement, through the shop's driver, each prepared. */
export async function tpcbTransaction(pool: pg.Pool): Promise<void> {
  const [aid, tid, bid, delta] = [draw(accounts), draw(tellers), draw(branches), draw(10_000) - 5_000];
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  try {
    await client.query("begin");
    await run("t1", "update tpcb.accounts set abalance = abalance + $1 where aid = $2", [delta, aid]);
    await run("t2", "select abalance from tpcb.accounts where aid = $1", [aid]);
    await run("t3", "update tpcb.tellers set tbalance = tbalance + $1 where tid = $2", [delta, tid]);
    await run("t4", "update tpcb.branches set bbalance = bbalance + $1 where bid = $2", [delta, bid]);
    await run(
      "t5",
      "insert into tpcb.history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)",
      [tid, bid, aid, delta],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

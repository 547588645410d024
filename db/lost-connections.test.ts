import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { type DatabaseSettings, openPool } from "./pool";
import { testDatabase } from "./testing/database";
import { startWebSocketProxy, type WebSocketProxy } from "./testing/websocket-proxy";
import { transactionsOn } from "./transactions";

// Everything happens inside the process that would end if one error found no listener: a test run that goes on has
// shown that none did.

testDatabase();

const poolMax = 2;
let url: string;
let proxy: WebSocketProxy;
let killer: pg.Client;
beforeAll(async () => {
  url = process.env.DATABASE_URL as string;
  proxy = await startWebSocketProxy(url);
  killer = new pg.Client({ connectionString: url });
  await killer.connect();
});
afterAll(async () => {
  await killer.end();
  await proxy.close();
});

const settings = (driver: "pg" | "vercel"): DatabaseSettings => ({
  driver,
  url,
  poolMax,
  wsProxy: driver === "vercel" ? proxy.address : undefined,
});

type Asks = { query: (text: string) => Promise<{ rows: { pid: number }[] }> };
const pidOf = async (asks: Asks) => (await asks.query("select pg_backend_pid() as pid")).rows[0]!.pid;

/** Ends a session of Postgres and waits until it is gone. */
async function kill(pid: number): Promise<void> {
  await killer.query("select pg_terminate_backend($1, 5000)", [pid]);
}

describe.each(["pg", "vercel"] as const)("over %s", (driver) => {
  let pool: pg.Pool;
  beforeAll(() => {
    pool = openPool(settings(driver));
  });
  afterAll(() => pool.end());

  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => "it went through",
      (error: unknown) => translateDatabaseError(error),
    );
  const busy = { status: 503, code: "service.busy", details: { retryAfter: 2 } };
  const works = async () =>
    expect((await pool.query("select 'still here' as said")).rows).toEqual([{ said: "still here" }]);

  test("one that is lost while idle is replaced", async () => {
    const pid = await pidOf(pool);
    await kill(pid);
    await expect.poll(() => pool.totalCount).toBe(0);
    await works();
    expect(await pidOf(pool)).not.toBe(pid);
  });

  test("one that is lost between two statements of a transaction is a refusal, more often than there are connections", async () => {
    const transaction = transactionsOn(pool, {});
    for (let time = 0; time < poolMax + 2; time++) {
      const lost = transaction(async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await kill(rows[0]!.pid);
        await tx.execute(sql`select 1`);
      });
      expect(await outcome(lost)).toMatchObject(busy);
    }
    await works();
    expect(pool.waitingCount).toBe(0);
  });

  test("one that is lost during a statement is a refusal", async () => {
    const client = await pool.connect();
    const pid = await pidOf(client);
    const slow = outcome(client.query("select pg_sleep(4)"));
    await expect
      .poll(async () => {
        const { rows } = await killer.query("select state from pg_stat_activity where pid = $1", [pid]);
        return rows[0]?.state;
      })
      .toBe("active");
    await kill(pid);
    expect(await slow).toMatchObject(busy);
    // Whoever saw it fail says so: the pool may hear of the loss a moment later.
    client.release(true);
    await works();
  });

  test("a transaction that cannot even begin gives its connection back", async () => {
    const transaction = transactionsOn(pool, {});
    for (let time = 0; time < poolMax + 2; time++) {
      const lost = transaction(async () => {}, { isolationLevel: "no such level" as "serializable" });
      await expect(lost).rejects.toThrow(/syntax error/);
    }
    await works();
  });

  test("what went wrong is told, not that it could not be undone", async () => {
    const transaction = transactionsOn(pool, {});
    const failed = transaction(async (tx) => {
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await kill(rows[0]!.pid);
      throw new Error("the reason");
    });
    await expect(failed).rejects.toThrow("the reason");
    await works();
  });

  test("all statements of a transaction are one session's, and undone together", async () => {
    const transaction = transactionsOn(pool, {});
    const name = `undone_${driver}`;
    const sessions = new Set<number>();
    const failed = transaction(async (tx) => {
      await tx.execute(sql.raw(`create table ${name} ()`));
      for (let time = 0; time < 5; time++) {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        sessions.add(rows[0]!.pid);
      }
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(sessions.size).toBe(1);
    expect((await pool.query("select to_regclass($1) as found", [name])).rows).toEqual([{ found: null }]);
  });
});

test("a proxy that went away is a refusal, and is used again when it is back", async () => {
  const other = await startWebSocketProxy(url);
  const pool = openPool({ ...settings("vercel"), wsProxy: other.address });
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  expect(other.connections()).toBe(1);
  await other.close();
  await expect.poll(() => pool.totalCount).toBe(0);
  const refused = await pool.query("select 1").catch((error: unknown) => error);
  expect(translateDatabaseError(refused)).toMatchObject({ status: 503 });
  const again = await startWebSocketProxy(url, Number(other.address.match(/:(\d+)\//)?.[1]));
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await again.close();
});

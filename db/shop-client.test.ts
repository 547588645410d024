import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "./client";
import { openPool } from "./pool";
import { testDatabase } from "./testing/database";
import { transactionsOn } from "./transactions";

testDatabase();

let pool: ReturnType<typeof openPool>;
beforeAll(() => {
  pool = openPool({ driver: "pg", url: process.env.DATABASE_URL as string, poolMax: 1 });
});
afterAll(() => pool.end());

const kept = async (text: string): Promise<number> => {
  const { rows } = await pool.query(
    "select count(*)::int as n from pg_prepared_statements where statement = $1",
    [text],
  );
  return rows[0].n;
};

describe("a statement that comes often", () => {
  test("is planned once per connection, and answers as before", async () => {
    const text = "select $1::int + 1 as next";
    for (let n = 0; n < 30; n++) expect((await pool.query(text, [n])).rows).toEqual([{ next: n + 1 }]);
    expect(await kept(text)).toBe(1);
  });

  test("is not kept after a few times, nor without values", async () => {
    const seldom = "select $1::int + 2 as next";
    for (let n = 0; n < 5; n++) await pool.query(seldom, [n]);
    const constant = "select 3 as three";
    for (let n = 0; n < 30; n++) await pool.query(constant);
    expect([await kept(seldom), await kept(constant)]).toEqual([0, 0]);
  });

  test("goes on after it failed for one value", async () => {
    const text = "select 10 / $1::int as part";
    for (let n = 1; n < 30; n++) {
      if (n % 7 === 0) await expect(pool.query(text, [0])).rejects.toThrow("division by zero");
      expect((await pool.query(text, [1])).rows).toEqual([{ part: 10 }]);
    }
  });
});

test("statements sent in one moment are answered each by itself, in order", async () => {
  const client = await pool.connect();
  try {
    const answers = await Promise.allSettled(
      [1, 0, 2].map((n) => client.query("select 10 / $1::int as part", [n])),
    );
    expect(answers.map((a) => (a.status === "fulfilled" ? a.value.rows[0].part : "refused"))).toEqual([
      10,
      "refused",
      5,
    ]);
  } finally {
    client.release();
  }
});

test("a transaction whose statement failed unheard does not pass for committed", async () => {
  const transaction = transactionsOn(pool, {});
  const silent = transaction(async (tx) => {
    tx.execute("insert into worker_heartbeats (worker) values (null)").catch(() => {});
    return "done";
  });
  await expect(silent).rejects.toThrow("rolled back");
  expect((await db().execute("select 1 as alive")).rows).toEqual([{ alive: 1 }]);
});

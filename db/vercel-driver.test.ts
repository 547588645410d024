import { randomBytes } from "node:crypto";
import { VercelPool } from "@vercel/postgres";
import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { jobs } from "@/lib/jobs";
import { inTransaction } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { databaseOn, db } from "./client";
import { listenTo } from "./listener";
import { migrateDatabase } from "./migrate";
import { isMigrated } from "./migrated";
import { openPool } from "./pool";
import { stockLocations } from "./schema/stores";
import { testDatabase } from "./testing/database";
import { problem } from "./testing/problem";
import { startWebSocketProxy, type WebSocketProxy } from "./testing/websocket-proxy";
import { as, buildWorld, levelOf, type World } from "./testing/world";

let proxy: WebSocketProxy;
beforeAll(async () => {
  proxy = await startWebSocketProxy(inject("templateUrl"));
});
afterAll(() => proxy.close());

testDatabase();

let world: World;
beforeAll(async () => {
  process.env.POSTGRES_URL = process.env.DATABASE_URL;
  process.env.POSTGRES_WS_PROXY = proxy.address;
  delete process.env.DATABASE_URL;
  await migrateDatabase(env().database);
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 50 },
    { sku: "LAST", price: 900, kallio: 5 },
  ]);
});

test("POSTGRES_URL alone goes over the WebSocket", () => {
  expect(env().database.driver).toBe("vercel");
  expect(proxy.connections()).toBeGreaterThan(0);
});

test("a pickup goes from the shelf to the customer's hands, and its jobs are done", async () => {
  const clerk = as.clerk(world.kallio);
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
    payment: { method: "pay_in_store" },
  });
  const pickup = (await orderByToken(db(), placed.token)).fulfillments[0]!.id;
  await startPicking(clerk, { id: pickup });
  await markReady(clerk, { id: pickup, allPicked: true, shelf: "B4" });
  await markCollected(clerk, {
    id: pickup,
    verification: { method: "code", value: pickupCode(pickup, 1) },
    collectedBy: { name: "Maija Meikäläinen", relation: "customer" },
    payment: { method: "cash" },
  });

  const done = await orderByToken(db(), placed.token);
  expect(done).toMatchObject({ state: "completed", totalAmount: 900 });
  expect(done.fulfillments[0]).toMatchObject({ state: "collected", lines: [{ picked: 2, collected: 2 }] });
  expect(await levelOf(world.kallio, "BREAD")).toMatchObject({ on_hand: 48, reserved: 0, allocated: 0 });
  expect(await checkInvariants(db())).toEqual([]);

  const worked = await workOff("events");
  expect(worked).toBeGreaterThan(0);
  const { rows } = await db().execute<{ name: string }>(sql`
    select e.name from messages m join events e on e.id = m.event_id where e.order_id = ${placed.id}`);
  expect(rows.map((r) => r.name)).toContain("order.placed");
  expect(await checkInvariants(db())).toEqual([]);
});

/** Fetches and does every waiting job the way the worker does. */
async function workOff(queue: "events"): Promise<number> {
  const pool = openPool({ ...env().database, poolMax: 2 });
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  await boss.start();
  let worked = 0;
  for (;;) {
    const [job] = await boss.fetch(queue);
    if (!job) break;
    await jobs[queue](job.data);
    await boss.complete(queue, job.id);
    worked++;
  }
  await boss.stop({ graceful: false });
  await pool.end();
  return worked;
}

test("notices are heard over the WebSocket", async () => {
  const heard: string[] = [];
  const open = vi.fn();
  const hangUp = listenTo("aisle_board", { heard: (text) => heard.push(text), open, lost: () => {} });
  await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
  await db().execute(sql`select pg_notify('aisle_board', 'over there')`);
  await vi.waitFor(() => expect(heard).toEqual(["over there"]));
  await hangUp();
});

test("forty people and the last five: exactly five are held", async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      reserve(as.visitor(), { store: "kallio", lines: [{ sku: "LAST", quantity: 1 }] }),
    ),
  );
  expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(5);
  for (const o of outcomes)
    if (o.status === "rejected")
      expect(["reservation.insufficient_stock", "service.busy"]).toContain(o.reason.code);
  expect(await levelOf(world.kallio, "LAST")).toMatchObject({ on_hand: 5, reserved: 5 });
  expect(await checkInvariants(db())).toEqual([]);
});

describe("values come back as they do over pg", () => {
  const every = sql`select 1::int4 as int4, 9007199254740993::int8 as int8, 3.140::numeric as numeric, 1.5::float8 as float8,
    true as boolean, 'Ä'::text as text, null as nothing, '\\xdeadbeef'::bytea as bytes,
    '2026-03-29 01:30:00.123456+00'::timestamptz as instant, timestamp '2026-03-29 01:30' as local,
    date '2026-03-29' as day, time '10:00' as clock, interval '1 day 2 hours' as span,
    '{"a": [1, null]}'::json as json, '{"a": [1, null]}'::jsonb as jsonb, array['{"x": 1}'::jsonb] as jsonbs,
    array[1, 2] as ints, array['a', 'b,c', null] as texts, array[1::bigint] as bigints,
    array['2026-03-29 01:30:00+00'::timestamptz] as instants,
    '0190c5d2-0000-7000-8000-000000000000'::uuid as uuid`;

  const both = async <R>(ask: (pool: ReturnType<typeof openPool>) => Promise<R>): Promise<[R, R]> => {
    const { url, wsProxy } = env().database;
    const answers: R[] = [];
    for (const driver of ["pg", "vercel"] as const) {
      const pool = openPool({ driver, url, wsProxy, poolMax: 1 });
      answers.push(await ask(pool));
      await pool.end();
    }
    return answers as [R, R];
  };

  test("in a pool's own queries, which the job queue uses", async () => {
    const { sql: text } = new PgDialect().sqlToQuery(every);
    const [overPg, overVercel] = await both(async (pool) => (await pool.query(text)).rows);
    expect(overVercel).toEqual(overPg);
    expect(overVercel[0].instant).toBeInstanceOf(Date);
  });

  test("in the shop's statements, and in tables read through their columns", async () => {
    const [overPg, overVercel] = await both(async (pool) => {
      const database = databaseOn(pool);
      return [(await database.execute(every)).rows, await database.select().from(stockLocations)];
    });
    expect(overVercel).toEqual(overPg);
    expect(overVercel[1]).toHaveLength(2);
  });

  test("several statements at once answer a result each", async () => {
    const [overPg, overVercel] = await both(async (pool) => {
      const results = await pool.query("select 1 as one; select 2 as two");
      return (results as unknown as { rows: unknown[] }[]).map((r) => r.rows);
    });
    expect(overVercel).toEqual(overPg);
  });
});

describe("a rule of the database holds", () => {
  const broken = [
    [
      "a unique key",
      sql`insert into variants (id, product_id, sku) select ${newId()}, product_id, sku from variants`,
    ],
    ["a check", sql`update stock_levels set reserved = on_hand + 1`],
  ] as const;
  test.each(broken)("%s", async (_rule, statement) => {
    const before = await db().execute(sql`select * from stock_levels order by variant_id`);
    const refused = await problem(inTransaction((tx) => tx.execute(statement)));
    expect(refused).toMatchObject({ status: 409, code: "state.changed" });
    expect((await db().execute(sql`select * from stock_levels order by variant_id`)).rows).toEqual(
      before.rows,
    );
  });
});

test("a session that is ended while idle ends nothing else", async () => {
  const { rows } = await db().execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const killer = openPool({ driver: "pg", url: env().database.url, poolMax: 1 });
  await killer.query("select pg_terminate_backend($1, 5000)", [rows[0]!.pid]);
  await killer.end();
  await expect
    .poll(async () => (await problemOrRows(sql`select 'still here' as said`)) as unknown)
    .toEqual([{ said: "still here" }]);
});

const problemOrRows = (statement: ReturnType<typeof sql>) =>
  inTransaction((tx) => tx.execute(statement)).then(
    ({ rows }) => rows,
    (error: unknown) => error,
  );

test("the database itself gives each session the shop's limits", async () => {
  const { rows } = await db().execute(sql`
    select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('TimeZone') as zone,
      current_setting('application_name') as name`);
  expect(rows).toEqual([{ statement: "5s", lock: "2s", idle: "10s", zone: "UTC", name: "aisle" }]);

  const began = performance.now();
  const refused = await problem(inTransaction((tx) => tx.execute(sql`select pg_sleep(15)`)));
  expect(refused).toMatchObject({ status: 503, code: "service.busy", details: { retryAfter: 2 } });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("an empty database is migrated through it, by two at once, and again", async () => {
  const name = `aisle_test_${randomBytes(6).toString("hex")}`;
  const address = new URL(env().database.url);
  address.pathname = `/${name}`;
  const settings = { ...env().database, url: address.href };
  const admin = openPool({ ...env().database, poolMax: 1 });
  // Databases come and go as slowly as the disk is busy.
  await admin.query("set statement_timeout = 0");
  await admin.query(`create database ${name}`);
  try {
    await Promise.all([migrateDatabase(settings), migrateDatabase(settings)]);
    await migrateDatabase(settings);
    const pool = openPool({ ...settings, poolMax: 1 });
    expect(await isMigrated(databaseOn(pool))).toBe(true);
    const { rows } = await pool.query(
      "select name from pgboss.queue where name not like '\\_\\_%' order by name",
    );
    expect(rows.map((r) => r.name)).toEqual(expect.arrayContaining(["events", "messages", "tidy"]));
    const locks = await pool.query(
      "select count(*)::int as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    );
    expect(locks.rows).toEqual([{ n: 0 }]);
    expect(pool).toBeInstanceOf(VercelPool);
    await pool.end();
  } finally {
    // Not by force: that may not send away the vacuum of the server's own, which leaves by itself when it is only asked.
    await admin.query(`drop database ${name}`);
    await admin.end();
  }
});

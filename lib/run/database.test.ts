import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Cluster, startCluster } from "./database.mjs";
import { pristineCluster } from "./pristine-cluster";
import { isRunning } from "./process-identity.mjs";

// Making a cluster writes forty megabytes, which a busy disk may take its time for.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;

const copyPristine = pristineCluster();
let folder: string;
const open: Cluster[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cluster-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir = join(folder, "postgres")) {
  if (!existsSync(dataDir)) copyPristine(dataDir);
  const cluster = await startCluster({ dataDir });
  open.push(cluster);
  return cluster;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function died(cluster: Cluster) {
  const postmaster = cluster.postmaster();
  if (!postmaster) throw new Error("It was not running.");
  process.kill(postmaster.pid, "SIGKILL");
  await expect.poll(() => isRunning(postmaster)).toBe(false);
}

test("a committed row survives kill -9 of Postgres while a query keeps one of its children busy", async () => {
  const cluster = await start();
  await query(cluster.url, "create table kept (n int)");
  await query(cluster.url, "insert into kept values (7)");
  const busy = new pg.Client(cluster.url);
  busy.on("error", () => {});
  await busy.connect();
  const cut = expect(busy.query("select sum(n) from generate_series(1, 1e12) n")).rejects.toThrow();

  await died(cluster);
  expect(cluster.postmaster()).toBeNull();
  await cluster.restart();

  await cut;
  expect(await query(cluster.url, "select n from kept")).toEqual([{ n: 7 }]);
});

test("it is private: the loopback address, a password, a role that is no superuser, no torn writes", async () => {
  const cluster = await start();
  const [settings] = await query(
    cluster.url,
    `select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
            current_setting('server_encoding') as encoding, rolsuper as super
     from pg_roles where rolname = current_user`,
  );
  expect(settings).toEqual({ listens: "127.0.0.1", fsync: "on", encoding: "UTF8", super: false });
  const wrong = new URL(cluster.url);
  wrong.password = "wrong";
  await expect(query(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(cluster.folder, "cluster.json")).mode & 0o777).toBe(0o600);
});

test("it knows letters beyond English", async () => {
  const cluster = await start();
  expect(await query(cluster.url, "select 'ÄÖÅ' ilike 'äöå' as same, upper('ß ä') as upper")).toEqual([
    { same: true, upper: "SS Ä" },
  ]);
});

test("the port is remembered, and left to whoever took it meanwhile", async () => {
  const first = await start();
  const { port } = first;
  await first.stop();
  const again = await start();
  expect(again.port).toBe(port);
  await again.stop();

  const squatter: Server = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  try {
    const moved = await start();
    expect(moved.port).not.toBe(port);
    expect(await query(moved.url, "select 1 as one")).toEqual([{ one: 1 }]);
  } finally {
    squatter.close();
  }
});

test("those who share it may each stop; the last one stops it", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.postmaster()).toEqual(two.postmaster());
  await one.stop();
  expect(await query(two.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await two.stop();
  expect(two.postmaster()).toBeNull();
});

test("stopping stops only its own cluster", async () => {
  const mine = await start(join(folder, "mine"));
  const other = await start(join(folder, "other"));
  await mine.stop();
  expect(mine.postmaster()).toBeNull();
  expect(await query(other.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("one that a killed process left running is started anew", async () => {
  const cluster = await start();
  const before = cluster.postmaster();
  rmSync(join(cluster.folder, "shares"), { recursive: true });

  const next = await start();

  expect(isRunning(before)).toBe(false);
  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a pid file whose number now belongs to another process stops nobody, neither the start nor that process", async () => {
  const cluster = await start();
  await died(cluster);
  const file = join(cluster.folder, "data", "postmaster.pid");
  const owner = statSync(join(cluster.folder, "data"));
  const innocent = spawn("sleep", ["60"], { uid: isRoot ? owner.uid : undefined, stdio: "ignore" });
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(innocent.pid)));

  await cluster.restart();

  expect(await query(cluster.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(innocent.exitCode).toBeNull();
  innocent.kill();
});

test("an initialisation that was cut short is begun again", async () => {
  const cluster = await start();
  await cluster.stop();
  rmSync(join(cluster.folder, "data"), { recursive: true });
  writeFileSync(join(cluster.folder, "data.new"), "half");
  const again = await start();
  expect(await query(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("databases are made once, remade empty and dropped, even with somebody inside", async () => {
  const cluster = await start();
  const url = await cluster.ensureDatabase("scratch");
  await cluster.ensureDatabase("scratch");
  await query(url, "create table t ()");
  const guest = new pg.Client(url);
  guest.on("error", () => {});
  await guest.connect();

  expect(await cluster.recreateDatabase("scratch")).toBe(url);
  expect(await query(url, "select to_regclass('t') as t")).toEqual([{ t: null }]);
  await cluster.dropDatabase("scratch");
  await expect(query(url, "select 1")).rejects.toThrow(/does not exist/);
  await expect(cluster.ensureDatabase('x"; drop database aisle; --')).rejects.toThrow(/Not a database name/);
});

test("a database made by another Postgres is left as it is, with a word on what to do", async () => {
  const cluster = await start();
  await cluster.stop();
  writeFileSync(join(cluster.folder, "data", "PG_VERSION"), "12\n");
  await expect(start()).rejects.toThrow(
    /was made by Postgres 12, and this is Postgres \d+\. Move that folder away/,
  );
});

test("lost passwords are said to be lost", async () => {
  const cluster = await start();
  await cluster.stop();
  rmSync(join(cluster.folder, "cluster.json"));
  await expect(start()).rejects.toThrow(/cluster\.json, which holds the passwords/);
});

// Only root is refused by Postgres and has to hand the files to another user.
test.runIf(isRoot)(
  "under a folder that others cannot enter, the files lie outside it and are found again",
  async () => {
    chmodSync(folder, 0o700);
    const said: string[] = [];
    const dataDir = join(folder, "postgres");
    const cluster = await startCluster({ dataDir, say: (text) => said.push(text) });
    try {
      expect(cluster.folder).not.toContain(folder);
      expect(said.join()).toContain(cluster.folder);
      await query(cluster.url, "create table kept ()");
      await cluster.stop();
      const again = await startCluster({ dataDir });
      expect(again.folder).toBe(cluster.folder);
      expect(await query(again.url, "select to_regclass('kept')::text as t")).toEqual([{ t: "kept" }]);
      await again.stop();
    } finally {
      rmSync(cluster.folder, { recursive: true, force: true });
    }
    expect(existsSync(join(folder, "postgres", "data"))).toBe(false);
  },
);

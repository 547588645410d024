import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startCluster } from "./database.mjs";
import { findFreePort } from "./port.mjs";
import { makePracticeShop, type PracticeShop } from "./practice-shop";
import { pristineCluster } from "./pristine-cluster";
import { endProcess, identify, isRunning, type ProcessIdentity } from "./process-identity.mjs";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const copyPristine = pristineCluster();
let shop: PracticeShop;
let port: number;
const started: ChildProcess[] = [];

beforeEach(async () => {
  shop = makePracticeShop();
  copyPristine(clusterFolder());
  port = await findFreePort();
});
afterEach(async () => {
  for (const child of started.splice(0)) await endProcess(identify(child.pid ?? 0), { graceMs: 20_000 });
  // A killed shop leaves its Postgres to the next start; taking a share and giving it up stops it.
  await (await startCluster({ dataDir: clusterFolder() })).stop();
  shop.remove();
});

const clusterFolder = () => join(shop.folder, ".aisle", "postgres");

type Run = {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
  says: (text: string | RegExp) => Promise<void>;
};

function start(env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [shop.start], {
    cwd: shop.folder,
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = (text: string | RegExp) => expect.poll(() => output, { timeout: 40_000 }).toMatch(text);
  return { child, output: () => output, ended, says };
}

async function opened(env?: Record<string, string>): Promise<Run> {
  const run = start(env);
  await run.says("The shop is open");
  return run;
}

type Noted = { holder: ProcessIdentity; parts: Record<"server" | "worker", ProcessIdentity>; url: string };
const noted = (): Noted => JSON.parse(readFileSync(join(shop.folder, ".aisle", "run.json"), "utf8"));

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(clusterFolder(), "data", "postmaster.pid"), "utf8"), 10);
}

const answers = async () => (await fetch(`http://localhost:${port}/api/ready`)).status;

async function expectNothingLeft(parts: ProcessIdentity[]) {
  for (const part of parts) expect(isRunning(part)).toBe(false);
  await expect(answers()).rejects.toThrow();
  expect(existsSync(join(clusterFolder(), "data", "postmaster.pid"))).toBe(false);
  expect(existsSync(join(shop.folder, ".aisle", "run.json"))).toBe(false);
}

async function starts(): Promise<number> {
  const cluster = await startCluster({ dataDir: clusterFolder() });
  const client = new pg.Client(cluster.url);
  await client.connect();
  const { rows } = await client.query("select count(*)::int as n from starts");
  await client.end();
  await cluster.stop();
  return rows[0].n;
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s stops everything it started, and nothing else",
  async (signal) => {
    const run = await opened();
    expect(await answers()).toBe(200);
    const { parts } = noted();

    run.child.kill(signal);

    expect(await run.ended).toBe(0);
    await expectNothingLeft(Object.values(parts));
  },
);

test("a second start says that one is running, and where, and leaves it alone", async () => {
  await opened();
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running from this folder at http://localhost:${port}`);
  expect(second.output()).toContain(`kill ${noted().holder.pid}`);
  expect(await answers()).toBe(200);
});

test("kill -9 of the supervisor ends what it ran, and the next start works on the same data", async () => {
  const run = await opened();
  const { parts, holder } = noted();
  process.kill(holder.pid, "SIGKILL");
  await run.ended;
  await expect.poll(() => isRunning(parts.server) || isRunning(parts.worker)).toBe(false);

  const next = await opened();
  next.child.kill("SIGINT");
  expect(await next.ended).toBe(0);
  expect(await starts()).toBe(2);
});

test("when the server dies, it says so, stops the rest and fails", async () => {
  const run = await opened();
  const { parts } = noted();
  process.kill(parts.server.pid, "SIGKILL");
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/The server ended \(SIGKILL\); stopping the rest/);
  await expectNothingLeft(Object.values(parts));
});

test("when the worker dies, another takes its place", async () => {
  const run = await opened();
  const { worker } = noted().parts;
  process.kill(worker.pid, "SIGKILL");
  await run.says(/The worker ended \(SIGKILL\); starting it again in 1 s/);
  await expect.poll(() => isRunning(noted().parts.worker), { timeout: 20_000 }).toBe(true);
  expect(noted().parts.worker).not.toEqual(worker);
  expect(await answers()).toBe(200);
});

test("when Postgres is killed, it is started again at the same address with what was committed", async () => {
  const run = await opened();
  const before = identify(postmasterPid());
  process.kill(postmasterPid(), "SIGKILL");
  await run.says("Postgres ended; starting it again");
  await expect
    .poll(() => (isRunning(before) ? 0 : starts().catch(() => 0)), { timeout: 30_000, interval: 300 })
    .toBe(1);
});

test("of the processes an abandoned lock names, those it means are ended and those that took their numbers live on", async () => {
  const [left, stranger] = [1, 2].map(() => spawn("sleep", ["60"], { stdio: "ignore", detached: true }));
  const [leftover, recycled] = [left, stranger].map((child) => identify(child?.pid ?? 0));
  const impostor = { pid: recycled?.pid, started: "long ago" };
  shop.write(
    ".aisle/run.json",
    JSON.stringify({
      nonce: "0123456789abcdef",
      kind: "shop",
      holder: impostor,
      parts: { server: leftover, worker: impostor },
    }),
  );
  await opened();
  expect(isRunning(leftover)).toBe(false);
  expect(isRunning(recycled)).toBe(true);
  stranger?.kill();
});

test("a taken port is refused before anything slow, with one that is free", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, resolve));
  const run = start();
  expect(await run.ended).toBe(1);
  squatter.close();
  expect(run.output()).toMatch(new RegExp(`Port ${port} is taken.+\\n\\n  PORT=\\d+ npm start`));
  expect(readdirSync(join(shop.folder, ".aisle"))).toEqual(["postgres"]);
  expect(run.output()).not.toContain("✓");
});

test.each([
  [{ PORT: "ninety" }, 'PORT is "ninety"'],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET: needs at least 32 characters"],
  [{ AISLE_MODE: "production" }, "AUTH_SECRET: needs at least 32 characters"],
])("a bad variable (%j) is named before anything slow", async (env, message) => {
  const run = start(env as Record<string, string>);
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(message);
  expect(run.output()).not.toContain("Postgres");
  expect(run.output()).not.toMatch(/^\s+at /m);
});

test("a database that does not answer is named, without its password", async () => {
  const run = start({ DATABASE_URL: `postgres://shop:hidden-password@127.0.0.1:${port}/shop` });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(
    new RegExp(`The database at 127.0.0.1:${port}/shop cannot be used: .*ECONNREFUSED`),
  );
  expect(run.output()).not.toContain("hidden-password");
});

test("it builds once, and again when a source changed, and forgets the pages an earlier server made", async () => {
  const buildId = () => readFileSync(join(shop.folder, ".next", "BUILD_ID"), "utf8");
  const openAndStop = async () => {
    const run = await opened();
    run.child.kill("SIGINT");
    await run.ended;
    return buildId();
  };
  const first = await openAndStop();
  shop.write(".next/server/route-cache/page.html", "of another database");
  expect(await openAndStop()).toBe(first);
  expect(existsSync(join(shop.folder, ".next", "server", "route-cache"))).toBe(false);
  shop.write("app/page.tsx", "export default function Page() { return 1; }\n");
  expect(await openAndStop()).not.toBe(first);
});

test("logs hold what was printed, without secrets", async () => {
  const run = await opened({ AUTH_SECRET: "a-secret-that-nobody-should-ever-see" });
  await run.says("server │ Error: the secret is •••");
  const log = readFileSync(join(shop.folder, ".aisle", "log", "server.log"), "utf8");
  expect(log).toContain("the secret is •••");
  expect(log + run.output()).not.toContain("nobody-should-ever-see");
});

test("Ctrl-C while it is still starting stops it just as well", async () => {
  shop.write(
    "node_modules/next/dist/bin/next",
    "await new Promise((resolve) => setTimeout(resolve, 60_000));\n",
  );
  const run = start();
  await expect.poll(() => Boolean(noted().parts?.["build" as "server"]), { timeout: 20_000 }).toBe(true);
  const parts = Object.values(noted().parts);
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(130);
  await expectNothingLeft(parts);
});

test("with a database of its own named, it starts no Postgres and stops none", async () => {
  copyPristine(join(shop.folder, "own"));
  const cluster = await startCluster({ dataDir: join(shop.folder, "own") });
  try {
    const run = await opened({ DATABASE_URL: cluster.url });
    expect(existsSync(join(clusterFolder(), "data", "postmaster.pid"))).toBe(false);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(cluster.postmaster()).not.toBeNull();
  } finally {
    await cluster.stop();
  }
});

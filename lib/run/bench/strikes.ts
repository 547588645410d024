import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { rowsOf } from "@/db/client";
import { isRunning } from "../process-identity.mjs";
import { Refusal } from "../refusal.mjs";
import type { Standing } from "./crowd";
import type { TwoServers } from "./two-servers";

/** Something killed while people ask, and how that went. */
export type Struck = {
  what: string;
  /** How many had their answer when it was killed. */
  afterAnswers: number;
  /** Requests without an answer at that moment, and how many of them were with what was killed. */
  underWay: number;
  hit: number;
  /** Until it served again. */
  awayMs: number;
};

export type Strike = (shop: TwoServers, standing: Standing) => Promise<Struck>;

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
/** Long enough that people meet servers without a database, not only servers that are losing it. */
const outageMs = 1_000;

/** kill -9 of one server, which is started again at once. */
export const killServer =
  (index: number): Strike =>
  async (shop, { answered, underWay }) => {
    const noted = { afterAnswers: answered, underWay: sum(underWay), hit: underWay[index]! };
    const began = performance.now();
    await shop.servers[index]!.kill("SIGKILL");
    await shop.startAgain(index);
    return { what: `server ${index + 1}`, ...noted, awayMs: performance.now() - began };
  };

/**
 * kill -9 of the worker in the middle of its jobs. It is started again at once, and heard of before anybody else is
 * killed: one that finds no database as it starts ends, and in a shop is started again by whoever supervises it.
 */
export const killWorker: Strike = async (shop, { answered, underWay }) => {
  const noted = { afterAnswers: answered, underWay: sum(underWay), hit: 0 };
  const began = performance.now();
  await shop.worker.kill("SIGKILL");
  const [clock] = rowsOf<{ at: string }>(await shop.db.execute(sql`select now()::text as at`));
  shop.startWorkerAgain();
  while (shop.worker.isUp()) {
    const heard = await shop.db.execute(
      sql`select 1 from worker_heartbeats where at > ${clock!.at}::timestamptz`,
    );
    if (heard.rowCount) break;
    await sleep(50);
  }
  return { what: "worker", ...noted, awayMs: performance.now() - began };
};

/** kill -9 of Postgres's main process, which comes back after a second and recovers. */
export const killPostgres: Strike = async (shop, { answered, underWay }) => {
  const noted = { afterAnswers: answered, underWay: sum(underWay), hit: sum(underWay) };
  const { cluster } = shop;
  const { url } = cluster;
  const began = performance.now();
  const postmaster = cluster.postmaster();
  if (!postmaster) throw new Refusal("Postgres had died before it was to be killed.");
  process.kill(postmaster.pid, "SIGKILL");
  while (isRunning(postmaster)) await sleep(10);
  await sleep(outageMs);
  await cluster.restart();
  if (cluster.url !== url)
    throw new Refusal("Somebody took the port of Postgres while it was away; run it again.");
  return { what: "Postgres", ...noted, awayMs: performance.now() - began };
};

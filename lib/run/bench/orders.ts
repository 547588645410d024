import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { PROJECT } from "../child.mjs";
import { createProgress, type Progress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { startServer, startWorker } from "../server.mjs";
import { whole } from "./arguments";
import { keepDoing } from "./orders/crowd";
import { crowdSize, flashSale } from "./orders/flash-sale";
import { checkout, compare, costOfCheckouts } from "./orders/in-process";
import { type Bench, withBench } from "./orders/open-bench";
import { apiClient, checkoutOverHttp } from "./orders/over-http";
import { type Measured, report } from "./orders/report";
import { tryInProcess, tryOverHttp } from "./orders/tries";
import { prepareBuild } from "./two-servers";

// A whole guest checkout against pgbench's transaction, in process and over HTTP, and a flash sale.

const usage = `A whole guest checkout against pgbench's tpcb-like transaction on the same server, in turns; the same over
HTTP; and a flash sale of 1,000 units to 500 people. Exits 1 when a sale comes out otherwise than it must.

  npm run bench:orders [-- --rounds 5 --seconds 4]

  --rounds   how often each is measured, 1 to 9; the medians count
  --seconds  how long each time, 1 to 30`;

const httpClients = 50;

type Plan = { rounds: number; seconds: number };

/** In process after over HTTP: a worker that had the mail of thousands of orders to catch up with would be in the way. */
async function measure(bench: Bench, plan: Plan, progress: Progress): Promise<Measured> {
  const overHttp = await measureOverHttp(bench, plan, progress);
  const { pool, db, nextGuest, shelves } = bench;
  const inProcess = () => checkout(nextGuest(), shelves);
  await progress.step("Warm up", () => warmUp(db, 8, inProcess));
  const comparisons = await progress.step("In process, in turns with pgbench's", () =>
    compare(pool, nextGuest, shelves, { ...plan, clients: [1, 8, 32] }),
  );
  const cost = await costOfCheckouts(pool, 300, nextGuest, shelves);
  const sale = await progress.step("A flash sale in process", () =>
    flashSale(db, shelves.onSale[0], tryInProcess(bench)),
  );
  return { ...overHttp, comparisons, cost, sale };
}

/**
 * Until plans are kept and code is compiled, neither is what a running shop has; nor are plans of empty tables, which
 * autovacuum sees to a moment later.
 */
async function warmUp(db: Db, clients: number, thing: () => Promise<void>): Promise<void> {
  await keepDoing(clients, 6, thing);
  await db.execute(sql`vacuum analyze`);
  await keepDoing(clients, 3, thing);
}

type OverHttp = Pick<Measured, "http" | "httpClients" | "httpSale">;

async function measureOverHttp(bench: Bench, plan: Plan, progress: Progress): Promise<OverHttp> {
  const { db, nextGuest, shelves } = bench;
  const { signal } = new AbortController();
  await prepareBuild(bench.env, { progress, signal });
  const log = (of: string) => join(PROJECT, ".aisle", "log", `bench-orders-${of}.log`);
  const server = await startServer({ env: bench.env, log: log("server") });
  // What follows from an order is done meanwhile, as in a real shop.
  const worker = startWorker({ env: bench.env, log: log("worker") });
  const api = apiClient(server.url, crowdSize);
  const once = () => checkoutOverHttp(api, nextGuest(), shelves);
  try {
    await server.ready(signal);
    await progress.step("Warm the server up", () => warmUp(db, 10, once));
    const http = await progress.step(`Over HTTP, ${httpClients} clients`, () =>
      keepDoing(httpClients, plan.rounds * plan.seconds, once),
    );
    const httpSale = await progress.step("A flash sale over HTTP", () =>
      flashSale(db, shelves.onSale[1], tryOverHttp(bench, api)),
    );
    return { http, httpClients, httpSale };
  } finally {
    api.close();
    await server.stop();
    await worker.stop();
  }
}

function readPlan(args: string[]): Plan {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args, options: { rounds: text, seconds: text } });
    return {
      rounds: whole("rounds", values.rounds ?? "5", 1, 9),
      seconds: whole("seconds", values.seconds ?? "4", 1, 30),
    };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

try {
  const plan = readPlan(process.argv.slice(2));
  const progress = createProgress();
  // No machine that this is for does more than 1,000 a second.
  const guests = 5_000 + 1_000 * plan.seconds * (3 * plan.rounds + 5);
  const measured = await withBench({ progress, guests }, (bench) => measure(bench, plan, progress));
  progress.close();
  console.log(report(measured));
  process.exitCode = [...measured.sale.failures, ...measured.httpSale.failures].length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
// The queue looks at its tables on a clock of its own, and need not be waited for.
process.exit();

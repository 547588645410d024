import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { reconcilePayments } from "@/lib/checkout/reconcile-payments";
import { checkInvariants } from "@/lib/invariants/check";
import { formatMoney } from "@/lib/kernel/money";
import { beat } from "@/lib/worker-health";
import { LOGS } from "../child.mjs";
import { createProgress, type Progress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { startServer } from "../server.mjs";
import { whole } from "./arguments";
import { type Bench, withBench } from "./orders/open-bench";
import { type Books, letTimePass, openOnes, readBooks } from "./payments/books";
import { breakLine, mendLine, startPaymentWorker, startPostman, type Weather } from "./payments/network";
import { serve, shop } from "./payments/story";
import { randomFor } from "./random";
import { prepareBuild } from "./two-servers";

const usage = `Orders by card against a hostile provider: calls lost at either end of every verb, answers late, each webhook
up to five times over HTTP to a served shop, shuffled and delayed, racing the browser. Then what was captured is held
against what is owed, in the shop's books and in the provider's. Exits 1 when a cent or an order is left over.

  npm run bench:payments [-- --orders 1000 --seed 1]

  --orders  how many shoppers, 1 to 10000
  --seed    decides who pays with what, and what is lost`;

const shoppersAtOnce = 12;
/** One call in so many is lost, at each end. */
const oneIn = 12;
const mostSeconds = 120;

type Plan = { orders: number; seed: number };
type Measured = { books: Books; weather: Weather; seconds: number; violations: string[] };

const reconcile = () =>
  reconcilePayments({
    actor: { kind: "system", id: "tidy" },
    now: new Date(),
    channel: "system",
    locale: "en",
  });

/** Serves the shop that webhooks go to, on the database that its shoppers use in this process. */
async function withServer<O>(
  { env, db }: Pick<Bench, "env" | "db">,
  progress: Progress,
  work: (origin: string) => Promise<O>,
) {
  const { signal } = new AbortController();
  await prepareBuild(env, { progress, signal });
  const server = await startServer({ env, log: join(LOGS, "bench-payments-server.log") });
  try {
    // The worker is this process. Whom the shop looks at twice is another matter.
    await beat(db);
    await db.execute(sql`update review_rules set outcome = 'off'`);
    await progress.step("Serve the shop", () => server.ready(signal));
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function measure(
  { db, pool, nextGuest, shelves }: Bench,
  origin: string,
  plan: Plan,
  progress: Progress,
): Promise<Measured> {
  const weather = breakLine(plan.seed, oneIn);
  const postman = startPostman(db, origin, plan.seed, weather);
  const worker = await startPaymentWorker(pool, reconcile);
  try {
    const tokens = await progress.step(`${plan.orders} shoppers, ${shoppersAtOnce} at a time`, () =>
      many(plan.orders, (random) => shop(db, nextGuest(), shelves, random), plan.seed),
    );
    const all = tokens.flat();
    const settled: number[] = [];
    // Twice: what stands late is handed over too.
    for (const which of ["that stand", "that stood late"]) {
      await progress.step(`What the stores do with the orders ${which}`, () =>
        many(all.length, (random, turn) => serve(db, all[turn]!, random), plan.seed),
      );
      await letTimePass(db);
      settled.push(await progress.step("Until nothing is open", () => untilSettled(db)));
    }
    const seconds = Math.max(...settled);
    await postman.stop();
    mendLine();
    const violations = (await checkInvariants(db)).map(({ invariant, found }) => `${invariant}: ${found}`);
    return { books: await readBooks(db), weather, seconds, violations };
  } finally {
    mendLine();
    await postman.stop();
    await worker.stop();
  }
}

async function many<T>(
  howMany: number,
  work: (random: () => number, turn: number) => Promise<T>,
  seed: number,
): Promise<T[]> {
  let next = 0;
  const done: T[] = [];
  const one = async () => {
    while (next < howMany) {
      const turn = next++;
      done.push(await work(randomFor(seed, `turn ${turn}`), turn));
    }
  };
  await Promise.all(Array.from({ length: shoppersAtOnce }, one));
  return done;
}

/** @returns the seconds it took, at most two minutes. */
async function untilSettled(db: Bench["db"]): Promise<number> {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1000;
  while ((await openOnes(db)) > 0 && passed() < mostSeconds)
    await new Promise((resolve) => setTimeout(resolve, 250));
  return passed();
}

function report({ books, weather, seconds, violations }: Measured): string {
  const money = (amount: number) => formatMoney({ amount, currency: "EUR" }, "en");
  const lost = [...weather.lost].map(([point, times]) => `${times} × ${point}`).join(", ");
  const states = Object.entries(books.orders).map(([state, n]) => `${n} ${state}`);
  return [
    `calls to the provider   ${weather.calls}; lost: ${lost}`,
    `webhooks over HTTP      ${weather.told} things told ${weather.notices} times, ${weather.unheard} not taken`,
    `orders                  ${states.join(", ")}`,
    `owed for goods gone     ${money(books.owed)}`,
    `captured, by our books  ${money(books.ours)}`,
    `captured, by theirs     ${money(books.theirs)}`,
    `orders that differ      ${books.differing.length} ${books.differing.slice(0, 10).join(" ")}`,
    `kept of dead orders     ${money(books.kept)}`,
    `open after ${seconds.toFixed(0).padStart(3)} s        ${books.open}`,
    `invariants              ${violations.length === 0 ? "hold" : violations.slice(0, 10).join("\n  ")}`,
  ].join("\n");
}

function readPlan(args: string[]): Plan {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ args, options: { orders: text, seed: text } });
    return {
      orders: whole("orders", values.orders ?? "1000", 1, 10_000),
      seed: whole("seed", values.seed ?? "1", 0, 2 ** 31 - 1),
    };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

try {
  const plan = readPlan(process.argv.slice(2));
  const progress = createProgress();
  const measured = await withBench({ progress, guests: plan.orders }, (bench) =>
    withServer(bench, progress, (origin) => measure(bench, origin, plan, progress)),
  );
  progress.close();
  console.log(report(measured));
  const { books, violations } = measured;
  const clean =
    books.open === 0 && books.differing.length === 0 && books.kept === 0 && violations.length === 0;
  process.exitCode = clean ? 0 : 1;
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
// The queue looks at its tables on a clock of its own, and need not be waited for.
process.exit();

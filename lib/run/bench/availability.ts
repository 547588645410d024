import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { type Db, databaseOn, rowsOf } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { basketAvailability } from "@/lib/cart/basket-availability";
import type { Wanted } from "@/lib/cart/plan-options";
import { availabilityAt, shelvesStatement } from "@/lib/inventory/availability";
import type { Ctx } from "@/lib/kernel/actor";
import { listStores } from "@/lib/stores/queries";
import type { Store } from "@/lib/stores/store";
import { PROJECT } from "../child.mjs";
import { startCluster } from "../database.mjs";
import { createProgress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { whole } from "./arguments";
import { chain, fillChain, sizesOf } from "./availability/chain";
import { draw, randomFor } from "./random";
import { percentile } from "./table";

// How long the database works to say where a basket can be had in a large chain. Exits 1 when that is too long.

const usage = `Where a basket of 10 can be had among 50 stores with 20,000 variants each, by the database's own clock.

  npm run bench:availability [-- --baskets 200 --seed 1]

  --baskets  how many different ones, 10 to 2000
  --seed     decides what is in them`;

/** What a basket may cost the database, planning and execution together, in the middle of all baskets. */
const mostMs = 20;
const basketSize = 10;
const pageSize = 24;

type Plan = { "Planning Time": number; "Execution Time": number };
type Times = { plan: number[]; run: number[]; page: number[]; whole: number[] };

const shopper: Ctx = {
  actor: { kind: "visitor", id: "7" },
  now: new Date(),
  channel: "web",
  address: "192.0.2.1",
  locale: "en",
};

const statementOf = (stores: readonly Store[], skus: readonly string[]) =>
  shelvesStatement("visitor:7", stores, { skus });

async function measure(db: Db, baskets: readonly Wanted[][]): Promise<{ times: Times; plan: string }> {
  const stores = await listStores(db);
  const times: Times = { plan: [], run: [], page: [], whole: [] };
  const explained = async (skus: readonly string[]) => {
    const [row] = rowsOf<{ "QUERY PLAN": [Plan] }>(
      await db.execute(sql`explain (analyze, timing off, format json) ${statementOf(stores, skus)}`),
    );
    return row!["QUERY PLAN"][0];
  };
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  for (const lines of baskets) {
    const skus = lines.map((line) => line.sku);
    const plan = await explained(skus);
    times.plan.push(plan["Planning Time"]);
    times.run.push(plan["Execution Time"]);
    times.whole.push(await timed(() => basketAvailability(db, shopper, stores, { lines, near: stores[0]! })));
    const products = skus.flatMap((sku) => [0, 1, 2].map((n) => `product-${Number(sku.slice(4)) + n}`));
    times.page.push(
      await timed(() =>
        availabilityAt(db, { shopper: null, now: new Date() }, stores.slice(0, 1), {
          products: products.slice(0, pageSize),
        }),
      ),
    );
  }
  const text = rowsOf<{ "QUERY PLAN": string }>(
    await db.execute(
      sql`explain (analyze, costs off, summary on) ${statementOf(
        stores,
        baskets[0]!.map((l) => l.sku),
      )}`,
    ),
  );
  return { times, plan: text.map((row) => row["QUERY PLAN"]).join("\n") };
}

function basketsOf(howMany: number, seed: number): Wanted[][] {
  const random = randomFor(seed, "baskets");
  return Array.from({ length: howMany }, () =>
    Array.from({ length: basketSize }, () => ({
      sku: `SKU-${draw(random, 1, chain.variants - 2)}`,
      quantity: draw(random, 1, 6),
    })),
  );
}

const line = (what: string, values: readonly number[]) =>
  `${what.padEnd(44)} ${percentile(values, 0.5).toFixed(2).padStart(8)} ${percentile(values, 0.95).toFixed(2).padStart(8)}`;

async function run(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { baskets: text, seed: text, help: { type: "boolean" } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const howMany = whole("baskets", values.baskets ?? "200", 10, 2000);
  const baskets = basketsOf(howMany, whole("seed", values.seed ?? "1", 0, 2 ** 31 - 1));
  const progress = createProgress();
  const database = "aisle_bench_availability";
  const dataDir = join(PROJECT, ".aisle", "bench-availability-postgres");
  const cluster = await progress.step("Start a Postgres of its own", () =>
    startCluster({ dataDir, database, say: progress.say }),
  );
  try {
    const url = await cluster.recreateDatabase(database);
    await migrateDatabase({ driver: "pg", url, poolMax: 1 });
    const pool = openPool({ driver: "pg", url, poolMax: 1 }, "none");
    try {
      const db = databaseOn(pool);
      await progress.step("Fill it with a chain's stock", () => fillChain(db));
      const sizes = await sizesOf(db);
      await progress.step("Warm up", () => measure(db, baskets.slice(0, 10)));
      const { times, plan } = await progress.step(`Ask for ${howMany} baskets`, () => measure(db, baskets));
      progress.close();
      const database = times.run.map((ms, n) => ms + times.plan[n]!);
      const rows = [
        `${chain.stores} stores, ${sizes.stock_rows} stock rows, ${sizes.lines_held} lines held, ${sizes.lines_ever} ever`,
        `\n${"milliseconds".padEnd(44)} ${"median".padStart(8)} ${"p95".padStart(8)}`,
        line(`a basket of ${basketSize}, all stores: planning`, times.plan),
        line("  execution", times.run),
        line("  both: the database's time", database),
        line("  read, judged and laid out in ways", times.whole),
        line(`a page of ${pageSize}, the chosen store`, times.page),
      ];
      console.log(`\n${rows.join("\n")}\n\n${plan}\n`);
      const enough = percentile(database, 0.5) < mostMs;
      if (!enough) console.log(`✗ The database works longer than ${mostMs} ms on a basket.`);
      return enough ? 0 : 1;
    } finally {
      await pool.end();
    }
  } finally {
    progress.close();
    await cluster.stop();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}

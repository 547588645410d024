import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { databaseOn } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { PROJECT } from "../child.mjs";
import { startCluster } from "../database.mjs";
import { createProgress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { whole } from "./arguments";
import { copyCatalogue } from "./search/copy-catalogue";
import { fillCatalogue } from "./search/fill-catalogue";
import { type Judgments, readJudgments } from "./search/judgments";
import { measureQuality, measureSpeed, questions } from "./search/measure";
import { workedSoFar } from "./search/processor";
import { aligned, percentile } from "./table";

// How good the first ten of a search are by what people judged, and how long what the shop asks its search takes. Exits 1 when the order is
// not good enough, or too many searches find nothing.

const usage = `How good and how quick the search is, on judged queries over their own catalogue.

  npm run bench:search -- JUDGMENTS.csv [--products FILE] [--copies 1] [--at-once 20] [--rounds 20]

  JUDGMENTS.csv  query,sku,gain: 0 is wrong, more is better
  --products     the Shopify product CSV that was judged, as it is or gzipped; by default the file beside the judgments
                 whose name has .shopify.csv or .shopify.csv.gz instead of .judgments.csv
  --copies       how many times over the catalogue is in the shop while the clock runs, 1 to 20
  --at-once      how many search at once while it runs, 1 to 100
  --rounds       how often each query is asked, 1 to 100`;

/** A server that runs for minutes has its code compiled and keeps what it was asked for lately. */
const warmUp = 10_000;

const enough = { ndcg: 0.77, judgedNdcg: 0.85, nothing: 0.02 };

function productsBeside(judgments: string): string {
  const stem = judgments.replace(/\.judgments\.csv$/, "");
  const found = [`${stem}.shopify.csv`, `${stem}.shopify.csv.gz`].find((path) => existsSync(path));
  if (!found) throw new Refusal(`There is no product CSV beside ${judgments}: name it with --products.`);
  return found;
}

type Arguments = {
  judgments: Judgments;
  products: string;
  copies: number;
  atOnce: number;
  rounds: number;
};

function readArguments(args: string[]): Arguments | null {
  const text = { type: "string" } as const;
  const options = {
    products: text,
    copies: text,
    "at-once": text,
    rounds: text,
    help: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return null;
  const [path] = positionals;
  if (!path) throw new Refusal(`Name the file with the judgments.\n\n${usage}`);
  const judgments = readJudgments(path);
  const products = values.products ?? productsBeside(path);
  if (!existsSync(products)) throw new Refusal(`There is no file ${products} with products.`);
  return {
    judgments,
    products,
    copies: whole("copies", values.copies ?? "1", 1, 20),
    atOnce: whole("at-once", values["at-once"] ?? "20", 1, 100),
    rounds: whole("rounds", values.rounds ?? "20", 1, 100),
  };
}

async function run(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    console.log(usage);
    return 0;
  }
  const { judgments, products, copies, atOnce, rounds } = asked;
  const progress = createProgress();
  const database = "aisle_bench_search";
  const dataDir = join(PROJECT, ".aisle", "bench-search-postgres");
  const cluster = await progress.step("Start a Postgres of its own", () =>
    startCluster({ dataDir, database, say: progress.say }),
  );
  try {
    const url = await cluster.recreateDatabase(database);
    await migrateDatabase({ driver: "pg", url, poolMax: 1 });
    const made = await progress.step("Import the products", () => fillCatalogue(url, products));
    const pool = openPool({ driver: "pg", url, poolMax: 10 }, "none");
    try {
      const db = databaseOn(pool);
      const quality = await progress.step("Ask each query once", () => measureQuality(db, judgments));
      if (copies > 1)
        await progress.step(`Copy the catalogue ${copies} times`, () => copyCatalogue(db, copies));
      const queries = [...judgments.keys()];
      const postmaster = cluster.postmaster()?.pid ?? 0;
      const measured = async (name: string, asking: () => Promise<number[]>): Promise<string[]> => {
        const before = workedSoFar(postmaster);
        const times = await asking();
        const after = workedSoFar(postmaster);
        const each = (until: number, from: number) => ((until - from) / times.length).toFixed(2);
        return [
          name,
          ...[0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1)),
          ...(before && after
            ? [each(after.postgres, before.postgres), each(after.node, before.node)]
            : ["?", "?"]),
        ];
      };
      const speeds: string[][] = [];
      for (const { name, ask } of questions) {
        const askAll = (rounds: number) => measureSpeed((text) => ask(db, text), queries, { atOnce, rounds });
        // Copying has made whatever was kept of the search another edition's.
        if (speeds.length === 0)
          speeds.push(
            await progress.step("Ask the first time", () =>
              measured(`${name}, the first time`, () => askAll(1)),
            ),
          );
        await progress.step(`Warm up: ${name}`, async () => {
          for (const until = performance.now() + warmUp; performance.now() < until; ) await askAll(1);
        });
        speeds.push(await progress.step(`Ask ${rounds} rounds`, () => measured(name, () => askAll(rounds))));
      }
      progress.close();
      const rows = [
        ["products judged", made.toLocaleString("en")],
        ["queries, with a right answer", `${judgments.size}, ${quality.judged}`],
        ["nDCG@10", quality.ndcg.toFixed(3)],
        ["nDCG@10 of what was judged", quality.judgedNdcg.toFixed(3)],
        ["queries that find nothing", `${(quality.nothing * 100).toFixed(1)} %`],
      ];
      console.log(
        `\n${rows.map(([what, value]) => `${what!.padEnd(34)}${value!.padStart(10)}`).join("\n")}\n`,
      );
      console.log(`${(made * copies).toLocaleString("en")} products, ${atOnce} at once, no answer kept:\n`);
      console.log(`${aligned([["milliseconds", "p50", "p95", "p99", "Postgres", "Node"], ...speeds])}\n`);
      console.log("Postgres and Node: what each takes of a processor.\n");
      const good =
        quality.ndcg >= enough.ndcg &&
        quality.judgedNdcg >= enough.judgedNdcg &&
        quality.nothing <= enough.nothing;
      if (!good)
        console.log(
          `✗ At least ${enough.ndcg} and ${enough.judgedNdcg}, and at most ${enough.nothing * 100} % without anything.`,
        );
      return good ? 0 : 1;
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

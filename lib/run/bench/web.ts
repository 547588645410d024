import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mostGenerated } from "@/db/seed/generated/fill";
import { findBrowser } from "../browser.mjs";
import { LOGS } from "../child.mjs";
import { createProgress, type Progress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { whole } from "./arguments";
import { startBarePages } from "./web/bare-page";
import { basketCookie, openBrowser } from "./web/browser-visits";
import { budgetTable, type Found, holds, type Measure } from "./web/budgets";
import { findingRate, keptAgain, makingRate } from "./web/cold-pages";
import { type WebShop, withWebShop } from "./web/open-shop";
import { compare, warmUp } from "./web/throughput";
import { visitPages } from "./web/visits";

// What the shop's pages cost those who look at them, and how many of them it serves.

const usage = `The front page, a department, a product and a search as a phone gets them, by Lighthouse, and how quickly the
static ones are served beside a bare static page of the same weight. Prints every budget and whether it holds.

  npm run bench:web [-- --products 0 --runs 5 --rounds 3 --seconds 8 --strict]

  --products how many generated products there are besides the demo's, 0 to 500,000
  --runs     how often each page is visited, in turn with the others and with a bare one, 1 to 15; the medians count
  --rounds   how often each page is asked for over and over, 1 to 9; the medians count
  --seconds  how long each time, 1 to 60
  --strict   exit with 1 when a budget does not hold`;

type Plan = { products: number; runs: number; rounds: number; seconds: number; strict: boolean };

/** As many pages are asked for so that the first of them are pushed out of a small memory. */
const pushing = 150;
const pushed = 10;

/** Words and nothing else: what the framework alone costs a phone. */
const plain = "<p>Nothing but words, so that what a page costs is what the framework costs.</p>".repeat(200);

/** Static pages as heavy as the shop's, and one of words, served by the framework alone. */
async function barePages({ url, env, pages: { department, product } }: WebShop) {
  const html = async (path: string) => (await fetch(url + path)).text();
  const pages = { department: await html(department), product: await html(product), plain };
  return startBarePages(pages, env, join(LOGS, "bench-web-bare.log"));
}

async function serving(
  shop: WebShop,
  bare: string,
  plan: Plan,
  { cookie, progress }: { cookie: string; progress: Progress },
): Promise<Found> {
  const found: Found = { measured: [], notes: [] };
  const { department, product } = shop.pages;
  for (const [page, path] of Object.entries({ department, product })) {
    const urls = { shop: shop.url + path, bare: `${bare}/${page}`, cookie };
    const rates = await progress.step(`Ask for ${path} over and over`, () => compare(urls, plan));
    found.measured.push(
      { page, measure: "throughput", value: rates.ratio },
      { page, measure: "slowest", value: rates.shop.p99 },
    );
    const weight = async (url: string) => Buffer.byteLength(await (await fetch(url)).text());
    found.notes.push(
      `${page}: ${Math.round(rates.shop.perSecond)} a second of ${await weight(urls.shop)} bytes; bare ${Math.round(rates.bare.perSecond)} of ${await weight(urls.bare)}, p99 ${Math.round(rates.bare.p99)} ms`,
    );
    if (page === "product") add(found, await strangers(shop, bare, progress, rates.shop.perSecond));
  }
  return found;
}

/** For how long pages are made, in seconds. */
const making = 30;

/**
 * Products' pages that nobody asked for before: how many a second are made, by a bare app as well; then those from a server
 * that never had them, beside `warm`, how many a second come from one that has.
 */
async function strangers(shop: WebShop, bare: string, progress: Progress, warm: number): Promise<Found> {
  const made = await progress.step("Ask for pages that were never made", () =>
    makingRate(
      shop.strangers.map((path) => shop.url + path),
      making,
    ),
  );
  const bareMade = await progress.step("Ask for bare pages that were never made", () =>
    makingRate(
      Array.from({ length: 2_000 }, (_, n) => `${bare}/made/${n}`),
      5,
    ),
  );
  const cold = await progress.step("Ask another server for the pages that were made", () =>
    shop.withAnother(async (url) => {
      const there = made.done.map((page) => page.replace(shop.url, url));
      await warmUp(url + shop.pages.product);
      await findingRate(there.slice(0, there.length / 3));
      return findingRate(there.slice(there.length / 3));
    }),
  );
  return {
    measured: [{ page: "product", measure: "cold", value: cold / warm }],
    notes: [
      `product: ${Math.round(cold)} a second of pages new to a server; of pages that no server ever made ${made.perSecond.toFixed(1)}, bare ${bareMade.perSecond.toFixed(1)}`,
    ],
  };
}

/** Whether pages that had to make room are kept again once somebody asks for them. */
async function comingBack(shop: WebShop, progress: Progress): Promise<Found> {
  const value = await progress.step("Push pages out of memory, and ask for them again", () =>
    shop.withLittleMemory((url) =>
      keptAgain(
        shop.strangers.slice(0, pushing).map((path) => url + path),
        pushed,
      ),
    ),
  );
  return { measured: [{ page: "product", measure: "keptAgain", value }], notes: [] };
}

const failed = (measure: Measure, error: Error): Found => ({
  measured: [{ page: "product", measure, value: 0 }],
  notes: [`not measured: ${error.message}`],
});

function add(found: Found, more: Found): void {
  found.measured.push(...more.measured);
  found.notes.push(...more.notes);
}

function readPlan(args: string[]): Plan {
  try {
    const text = { type: "string" } as const;
    const options = {
      products: text,
      runs: text,
      rounds: text,
      seconds: text,
      strict: { type: "boolean" },
    } as const;
    const { values } = parseArgs({ args, options });
    return {
      products: whole("products", values.products ?? "0", 0, mostGenerated),
      runs: whole("runs", values.runs ?? "5", 1, 15),
      rounds: whole("rounds", values.rounds ?? "3", 1, 9),
      seconds: whole("seconds", values.seconds ?? "8", 1, 60),
      strict: values.strict ?? false,
    };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

async function measure(shop: WebShop, plan: Plan, progress: Progress, folder: string): Promise<Found> {
  const found: Found = { measured: [], notes: [] };
  const bare = await progress.step("Build bare pages of the same weight", () => barePages(shop));
  try {
    const executable = await progress.step("Find a browser", findBrowser);
    const visiting = { executable, runs: plan.runs, progress, folder };
    add(found, await visitPages(shop, `${bare.url}/plain`, visiting));
    const browser = await openBrowser(executable);
    const cookie = await basketCookie(browser, shop.url, shop.sku).finally(() => browser.close());
    // What was found before is worth showing even when a part fails.
    for (const [measure, part] of [
      ["throughput", () => serving(shop, bare.url, plan, { cookie, progress })],
      ["keptAgain", () => comingBack(shop, progress)],
    ] as const)
      add(found, await part().catch((error: Error) => failed(measure, error)));
    return found;
  } finally {
    await bare.stop();
  }
}

async function main(plan: Plan): Promise<number> {
  const progress = createProgress();
  const folder = mkdtempSync(join(tmpdir(), "aisle-bench-web-"));
  try {
    const { measured, notes } = await withWebShop(progress, plan.products, (shop) =>
      measure(shop, plan, progress, folder),
    );
    progress.close();
    const missed = measured.filter((one) => !holds(one)).length;
    console.log(`\n${budgetTable(measured)}\n\n${notes.join("\n")}\n`);
    console.log(
      missed === 0 ? "Every budget holds." : `✗ ${missed} of ${measured.length} budgets do not hold.`,
    );
    return missed > 0 && plan.strict ? 1 : 0;
  } finally {
    progress.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(readPlan(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}

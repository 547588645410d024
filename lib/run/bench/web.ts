import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "../browser.mjs";
import { LOGS } from "../child.mjs";
import { createProgress, type Progress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { whole } from "./arguments";
import { startBarePages } from "./web/bare-page";
import { basketCookie, openBrowser, quietRequests } from "./web/browser-visits";
import { budgetTable, holds, type Measured } from "./web/budgets";
import { visit } from "./web/lighthouse";
import { type WebShop, withWebShop } from "./web/open-shop";
import { compare } from "./web/throughput";

// What the shop's pages cost those who look at them, and how many of them it serves.

const usage = `The front page, a department, a product and a search as a phone gets them, by Lighthouse, and how quickly the
static ones are served beside a bare static page of the same weight. Prints every budget and whether it holds.

  npm run bench:web [-- --runs 5 --rounds 3 --seconds 8 --strict]

  --runs     how often each page is visited, 1 to 15; the medians count
  --rounds   how often each page is asked for over and over, 1 to 9; the medians count
  --seconds  how long each time, 1 to 60
  --strict   exit with 1 when a budget does not hold`;

type Plan = { runs: number; rounds: number; seconds: number; strict: boolean };
type Found = { measured: Measured[]; notes: string[] };

async function visits(shop: WebShop, plan: Plan, progress: Progress, folder: string): Promise<Found> {
  const executable = await progress.step("Find a browser", findBrowser);
  const browser = await openBrowser(executable);
  const found: Found = { measured: [], notes: [] };
  try {
    for (const [page, path] of Object.entries(shop.pages)) {
      const url = shop.url + path;
      const told = await progress.step(`Visit ${path}`, async () => {
        // Made and kept before it is measured, as it is for everyone but the first.
        const { status } = await fetch(url);
        return status === 200 ? visit(url, plan.runs, executable, folder) : null;
      });
      if (!told) {
        found.measured.push({ page, measure: "performance", value: 0 });
        found.notes.push(`${page}: there is no page at ${path}`);
        continue;
      }
      found.measured.push(...told.measures.map(([measure, value]) => ({ page, measure, value })));
      if (page === "department") found.measured.push({ page, measure: "listing", value: told.documentBytes });
      const asked = await quietRequests(browser, url);
      found.measured.push({ page, measure: "quietRequests", value: asked.length });
      found.notes.push(
        ...told.faults.map((fault) => `${page}: ${fault}`),
        ...asked.map((address) => `${page}: after load ${address.replace(shop.url, "")}`),
      );
    }
  } finally {
    await browser.close();
  }
  return found;
}

async function serving(shop: WebShop, plan: Plan, progress: Progress, cookie: string): Promise<Found> {
  const found: Found = { measured: [], notes: [] };
  const { department, product } = shop.pages;
  const html = async (path: string) => (await fetch(shop.url + path)).text();
  const bare = await progress.step("Build bare pages of the same weight", async () =>
    startBarePages(
      { department: await html(department), product: await html(product) },
      shop.env,
      join(LOGS, "bench-web-bare.log"),
    ),
  );
  try {
    for (const [page, path] of Object.entries({ department, product })) {
      const rates = await progress.step(`Ask for ${path} over and over`, () =>
        compare({ shop: shop.url + path, bare: `${bare.url}/${page}`, cookie }, plan),
      );
      found.measured.push(
        { page, measure: "throughput", value: rates.ratio },
        { page, measure: "slowest", value: rates.shop.p99 },
      );
      const weight = Buffer.byteLength(await html(path));
      const bareWeight = Buffer.byteLength(await (await fetch(`${bare.url}/${page}`)).text());
      found.notes.push(
        `${page}: ${Math.round(rates.shop.perSecond)} a second of ${weight} bytes; bare ${Math.round(rates.bare.perSecond)} of ${bareWeight}, p99 ${Math.round(rates.bare.p99)} ms`,
      );
    }
  } finally {
    await bare.stop();
  }
  return found;
}

function readPlan(args: string[]): Plan {
  try {
    const text = { type: "string" } as const;
    const options = { runs: text, rounds: text, seconds: text, strict: { type: "boolean" } } as const;
    const { values } = parseArgs({ args, options });
    return {
      runs: whole("runs", values.runs ?? "5", 1, 15),
      rounds: whole("rounds", values.rounds ?? "3", 1, 9),
      seconds: whole("seconds", values.seconds ?? "8", 1, 60),
      strict: values.strict ?? false,
    };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
}

async function main(plan: Plan): Promise<number> {
  const progress = createProgress();
  const folder = mkdtempSync(join(tmpdir(), "aisle-bench-web-"));
  try {
    const all = await withWebShop(progress, async (shop) => {
      const looks = await visits(shop, plan, progress, folder);
      const browser = await openBrowser(await findBrowser(() => undefined));
      const cookie = await basketCookie(browser, shop.url, shop.sku).finally(() => browser.close());
      // What the visits found is worth showing even when this fails.
      const serves = await serving(shop, plan, progress, cookie).catch(
        (error: Error): Found => ({
          measured: [{ page: "department", measure: "throughput", value: 0 }],
          notes: [`not measured: ${error.message}`],
        }),
      );
      return {
        measured: [...looks.measured, ...serves.measured],
        notes: [...looks.notes, ...serves.notes],
      };
    });
    progress.close();
    const missed = all.measured.filter((one) => !holds(one)).length;
    console.log(`\n${budgetTable(all.measured)}\n\n${all.notes.join("\n")}\n`);
    console.log(
      missed === 0 ? "Every budget holds." : `✗ ${missed} of ${all.measured.length} budgets do not hold.`,
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

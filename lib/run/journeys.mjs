// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, forgetPages, isBuilt } from "./build.mjs";
import { LOGS, PROJECT, run, runNode, TYPESCRIPT } from "./child.mjs";
import { startTestCluster } from "./database.mjs";
import { findFreePort } from "./port.mjs";
import { explainFailure, Refusal } from "./refusal.mjs";
import { tallyPlaywright } from "./reports.mjs";
import { startServer, startWorker } from "./server.mjs";

const DATABASE = "aisle_e2e";
const STATE = join(PROJECT, ".aisle");
const MINUTE = 60_000;
/** Playwright stops itself at the first and still reports what it saw; the second is for when it hangs. */
const LIMIT = 11 * MINUTE;
const HARD_LIMIT = 12 * MINUTE;

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function runTypescript(file, env, signal) {
  const outcome = await runNode([...TYPESCRIPT, join(PROJECT, file)], { cwd: PROJECT, env, signal });
  if (outcome.code !== 0) throw new Refusal(`${file} failed:\n\n${outcome.output}`);
}

/**
 * The demo accounts of the shop that `npm start` keeps here must survive the seeding of another database.
 * @param {() => Promise<void>} work
 */
async function keepingDemoAccounts(work) {
  const file = join(STATE, "demo-accounts.json");
  const before = existsSync(file) ? readFileSync(file) : null;
  try {
    await work();
  } finally {
    if (before) writeFileSync(file, before, { mode: 0o600 });
  }
}

/**
 * A shop of its own: an empty database brought up to date and stocked, a server on a free port, a worker.
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 * @param {import("./progress.mjs").Report} options.report
 * @param {(shop: { url: string, env: NodeJS.ProcessEnv }) => Promise<void>} visit
 */
async function withShop({ env, signal, report }, visit) {
  report("starting Postgres");
  const cluster = await startTestCluster();
  /** @type {{ stop: () => Promise<void> }[]} */
  const running = [cluster];
  try {
    const port = await findFreePort();
    /** @type {NodeJS.ProcessEnv} */
    const shop = {
      ...env,
      NODE_ENV: "production",
      AISLE_MODE: "demo",
      AISLE_URL: `http://localhost:${port}`,
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      DATABASE_URL: await cluster.recreateDatabase(DATABASE),
      // Each story says where its people call from, as a proxy would.
      TRUSTED_PROXIES: "1",
    };
    report("filling the database");
    await runTypescript("db/migrate.ts", shop, signal);
    await keepingDemoAccounts(() => runTypescript("db/seed/seed.ts", shop, signal));
    report("opening the shop");
    forgetPages(PROJECT);
    const server = await startServer({ env: shop, port, log: join(LOGS, "e2e-server.log") });
    running.unshift(server);
    running.unshift(startWorker({ env: shop, log: join(LOGS, "e2e-worker.log") }));
    await server.ready(signal);
    await visit({ url: server.url, env: shop });
  } finally {
    for (const part of running) await part.stop();
  }
}

/**
 * Runs the browser journeys against a shop of their own, on the production build.
 * @param {import("./checks.mjs").CheckContext} context
 * @returns {Promise<import("./checks.mjs").Result>}
 */
export async function runJourneys(context) {
  const { env, signal, report, onSpawn } = context;
  const file = join(STATE, "e2e.json");
  rmSync(file, { force: true });
  let output = "";
  let endedWell = false;
  try {
    const browser = await context.browser();
    /** @type {NodeJS.ProcessEnv} */
    const building = { ...env, NODE_ENV: "production" };
    if (!isBuilt(PROJECT, building)) {
      report("building");
      await build(PROJECT, building, { signal, onSpawn });
    }
    await withShop(context, async (shop) => {
      const cli = join(PROJECT, "node_modules", "@playwright", "test", "cli.js");
      const outcome = await run(
        process.execPath,
        [
          cli,
          "test",
          "-c",
          join("e2e", "playwright.config.ts"),
          "--reporter=dot,json",
          `--global-timeout=${LIMIT}`,
        ],
        {
          cwd: PROJECT,
          env: {
            ...env,
            BASE_URL: shop.url,
            AISLE_URL: shop.url,
            DATABASE_URL: shop.env.DATABASE_URL,
            CHROMIUM_PATH: browser,
            PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          },
          signal,
          onSpawn,
          onLine: report,
          timeoutMs: HARD_LIMIT,
          tailLines: 2_000,
        },
      );
      endedWell = outcome.code === 0;
      output = outcome.timedOut ? `${outcome.output}\n\nIt hung and was ended.` : outcome.output;
    });
  } catch (error) {
    endedWell = false;
    output += explainFailure(error);
  }
  return { tally: tallyPlaywright(file, endedWell), output };
}

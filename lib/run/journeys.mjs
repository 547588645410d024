// @ts-check
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build, isBuilt } from "./build.mjs";
import { PROJECT, run } from "./child.mjs";
import { withOwnShop } from "./own-shop.mjs";
import { explainFailure } from "./refusal.mjs";
import { tallyPlaywright } from "./reports.mjs";

const STATE = join(PROJECT, ".aisle");
const MINUTE = 60_000;
/** Playwright stops itself at the first and still reports what it saw; the second is for when it hangs. */
const LIMIT = 26 * MINUTE;
const HARD_LIMIT = 29 * MINUTE;

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
    await withOwnShop("e2e", context, async (shop) => {
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

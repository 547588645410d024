// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { allChecks } from "./checks.mjs";
import { PROJECT } from "./child.mjs";
import { continueClaim } from "./claim.mjs";
import { childEnvironment } from "./environment.mjs";
import { continueUnderPinnedNode } from "./pinned-node.mjs";
import { createProgress } from "./progress.mjs";
import { explainFailure, Refusal } from "./refusal.mjs";
import { summarise } from "./reports.mjs";
import { onStopRequest } from "./stop-request.mjs";

const TEST = fileURLToPath(new URL("./test.mjs", import.meta.url));

/**
 * A shop's own settings have no place in a test: its database would be filled, its customers would get mail. They all
 * stand in `.env.example`; which browser there is on this machine is none of the shop's.
 */
function settings() {
  const example = readFileSync(join(PROJECT, ".env.example"), "utf8");
  const names = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  return names.filter((name) => name !== "CHROMIUM_PATH");
}

function testEnvironment() {
  const env = childEnvironment(PROJECT, process.env);
  for (const name of ["NODE_ENV", ...settings()]) delete env[name];
  return env;
}

/** @param {string[]} names */
function chooseChecks(names) {
  const checks = allChecks();
  const unknown = names.find((name) => !checks.some((check) => check.name === name));
  if (unknown) {
    throw new Refusal(
      `There is no check called ${unknown}. There are: ${checks.map(({ name }) => name).join(", ")}`,
    );
  }
  return names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name));
}

/**
 * @param {import("./checks.mjs").Check[]} checks
 * @param {{ claim: import("./claim.mjs").Claim | null, progress: import("./progress.mjs").Progress, signal: AbortSignal }} options
 */
async function runChecks(checks, { claim, progress, signal }) {
  const env = testEnvironment();
  const browser = checks.some(({ name }) => name === "e2e")
    ? progress.step("Find a browser", findBrowser)
    : Promise.reject(new Refusal("No browser was looked for."));
  // Told where it is needed; the other checks run all the same.
  await browser.catch(() => {});

  /** @type {import("./reports.mjs").Tally[]} */
  const tallies = [];
  for (const check of checks) {
    if (signal.aborted) break;
    /** @type {import("./checks.mjs").Result | null} */
    let result = null;
    const onSpawn = (/** @type {import("node:child_process").ChildProcess} */ child) =>
      claim?.started(check.name, child.pid);
    await progress
      .step(check.title, async (report) => {
        result = await check.run({ env, signal, report, onSpawn, browser: () => browser });
        if (result.tally.failed > 0)
          throw new Refusal(signal.aborted ? "Stopped before its end." : result.output);
      })
      .catch((/** @type {Error} */ error) => progress.say(`\n${explainFailure(error)}\n`));
    claim?.ended(check.name);
    const { tally } = /** @type {import("./checks.mjs").Result | null} */ (result) ?? {
      tally: { passed: 0, failed: 1, skipped: 0 },
    };
    tallies.push(tally);
    if (tally.passed + tally.failed > 1) progress.say(`    ${summarise([tally]).line}`);
  }
  return tallies;
}

/**
 * `npm test`: everything from a fresh clone to the last line, which says how many tests passed and failed.
 * Exits the process.
 * @param {string[]} names of checks; none means all
 */
export async function runTests(names) {
  const progress = createProgress();
  /** @type {import("./claim.mjs").Claim | null} */
  let claim = null;
  let code = 1;
  try {
    if (process.platform === "win32")
      throw new Refusal("The tests run on Linux and macOS; on Windows, in WSL.");
    const checks = chooseChecks(names);
    if (checks.some((check) => check.claims)) claim = await continueClaim("tests");
    await continueUnderPinnedNode({ script: TEST, args: names, progress, claim });
    const stopping = new AbortController();
    onStopRequest(({ insists }) => {
      if (insists) process.exit(130);
      progress.say("\nStopping.");
      claim?.stopping();
      stopping.abort();
    });
    const tallies = await runChecks(checks, { claim, progress, signal: stopping.signal });
    const { total, line } = summarise(tallies);
    code = stopping.signal.aborted ? 130 : total.failed > 0 ? 1 : 0;
    progress.close();
    claim?.release();
    console.log(`\n${line}`);
  } catch (error) {
    progress.close();
    claim?.release();
    console.error(`\n${explainFailure(error)}\n`);
    console.log("\n0 passed, 1 failed");
  }
  process.exit(code);
}

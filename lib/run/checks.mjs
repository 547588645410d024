// @ts-check
import { appendFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { LOGS, PROJECT, run, TYPESCRIPT } from "./child.mjs";
import { runJourneys } from "./journeys.mjs";
import { explainFailure } from "./refusal.mjs";
import { tallyExpectations, tallyVitest } from "./reports.mjs";

const STATE = join(PROJECT, ".aisle");
const MINUTE = 60_000;

/**
 * What a check needs and tells.
 * @typedef {object} CheckContext
 * @property {NodeJS.ProcessEnv} env names no database: tests bring their own
 * @property {AbortSignal} signal
 * @property {import("./progress.mjs").Report} report
 * @property {(child: import("node:child_process").ChildProcess) => void} onSpawn
 * @property {() => Promise<string>} browser its executable
 */

/**
 * @typedef {object} Result
 * @property {import("./reports.mjs").Tally} tally
 * @property {string} output what explains a failure
 */

/**
 * @typedef {object} Check
 * @property {string} name as given on the command line
 * @property {string} title
 * @property {boolean} [claims] whether it needs the folder's build for itself
 * @property {(context: CheckContext) => Promise<Result>} run
 */

/** @returns {Record<string, string>} */
function scripts() {
  return JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")).scripts ?? {};
}

/**
 * @param {boolean} passed
 * @param {string} output
 * @returns {Result}
 */
function single(passed, output) {
  return { tally: { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }, output };
}

/**
 * @param {import("./child.mjs").Outcome} outcome
 * @param {number} minutes
 */
function explain({ output, timedOut }, minutes) {
  return timedOut ? `${output}\n\nEnded after ${minutes} minutes.` : output;
}

/**
 * Runs a command line with the project's programs first on the path, all its output kept in a file.
 * @param {string} name
 * @param {string} commandLine
 * @param {number} minutes it may take
 * @param {CheckContext} context
 */
async function runLine(name, commandLine, minutes, { env, signal, report, onSpawn }) {
  const log = join(LOGS, `test-${name}.log`);
  mkdirSync(LOGS, { recursive: true, mode: 0o700 });
  rmSync(log, { force: true });
  const outcome = await run("/bin/sh", ["-c", commandLine], {
    cwd: PROJECT,
    env,
    signal,
    onSpawn,
    timeoutMs: minutes * MINUTE,
    tailLines: 2_000,
    onLine: (line) => {
      report(line);
      appendFileSync(log, `${line}\n`, { mode: 0o600 });
    },
  });
  return { endedWell: outcome.code === 0, output: explain(outcome, minutes) };
}

/**
 * @param {string} name of a script in package.json
 * @param {string} title
 * @param {number} minutes
 * @returns {Check}
 */
function scriptCheck(name, title, minutes) {
  return {
    name,
    title,
    async run(context) {
      const commandLine = scripts()[name];
      if (!commandLine) return single(false, `package.json has no script ${name}.`);
      const { endedWell, output } = await runLine(name, commandLine, minutes, context);
      return single(endedWell, output);
    },
  };
}

/** @type {Check} */
const unit = {
  name: "unit",
  title: "Unit and database tests",
  async run(context) {
    const file = join(STATE, "unit.json");
    rmSync(file, { force: true });
    const commandLine = `vitest run --reporter=default --reporter=json --outputFile.json="$REPORT"`;
    const env = { ...context.env, REPORT: file };
    const { endedWell, output } = await runLine("unit", commandLine, 15, { ...context, env });
    return { tally: tallyVitest(file, endedWell), output };
  },
};

/** @type {Check} */
const production = {
  name: "build",
  title: "Production build",
  claims: true,
  async run({ env, signal, report, onSpawn }) {
    try {
      await build(PROJECT, { ...env, NODE_ENV: "production" }, { signal, onSpawn, onLine: report });
      return single(true, "");
    } catch (error) {
      return single(false, explainFailure(error));
    }
  },
};

/**
 * Seconds of what `npm run bench:chaos` does for as long as it is told: each process is killed once.
 * @type {Check}
 */
const chaos = {
  name: "chaos",
  title: "A full shop, killed again and again",
  claims: true,
  async run(context) {
    const file = join(STATE, "chaos.json");
    rmSync(file, { force: true });
    const commandLine = `node ${TYPESCRIPT.join(" ")} lib/run/bench/chaos.ts --minutes 0.35 --seed 1 --shoppers 8 --every 3`;
    const env = { ...context.env, REPORT: file };
    const { endedWell, output } = await runLine("chaos", commandLine, 6, { ...context, env });
    return { tally: tallyExpectations(file, endedWell), output };
  },
};

/** @type {Check} */
const journeys = { name: "e2e", title: "Journeys in a browser", claims: true, run: runJourneys };

/** @returns {Check[]} every check, in the order they run: what fails quickest and explains most comes first */
export function allChecks() {
  const messages = scripts().messages ? [scriptCheck("messages", "Messages in every language", 2)] : [];
  return [
    scriptCheck("types", "Types", 4),
    scriptCheck("lint", "Lint and formatting", 2),
    scriptCheck("boundaries", "Boundaries between modules", 2),
    scriptCheck("unused", "Unused code", 2),
    ...messages,
    unit,
    production,
    chaos,
    journeys,
  ];
}

// @ts-check
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, forgetPages, isBuilt } from "./build.mjs";
import { LOGS, PROJECT, runNode, TYPESCRIPT } from "./child.mjs";
import { startCluster } from "./database.mjs";
import { namesDatabase } from "./environment.mjs";
import { Refusal } from "./refusal.mjs";
import { startServer, startWorker } from "./server.mjs";

/** Stands for the address of a database that is not started yet, where only its form is looked at. */
const UNKNOWN_DATABASE = "postgres://aisle@127.0.0.1/aisle";

/**
 * @typedef {object} Opening
 * @property {NodeJS.ProcessEnv} env without the address of the built-in database
 * @property {number} port
 * @property {import("./supervise.mjs").Running} running filled in
 * @property {import("./claim.mjs").Claim} claim told of every child
 * @property {import("./progress.mjs").Progress} progress
 * @property {AbortSignal} signal ends whatever is under way
 */

/**
 * Runs a step's program to its end, noted in the claim while it runs.
 * @param {Opening} opening
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} failure begins the message when it fails
 */
async function runStep({ claim, signal }, name, args, env, failure) {
  const outcome = await runNode(args, {
    cwd: PROJECT,
    env,
    signal,
    onSpawn: (child) => claim.started(name, child.pid),
  });
  claim.ended(name);
  if (outcome.code !== 0) throw new Refusal(failure ? `${failure}\n\n${outcome.output}` : outcome.output);
}

/** @param {string} file */
const typescript = (file) => [...TYPESCRIPT, join(PROJECT, file)];

/**
 * @param {string} url of a plain Postgres
 * @throws {Refusal} saying what it answered, if anything
 */
async function requireAnswer(url) {
  if (!URL.canParse(url))
    throw new Refusal("DATABASE_URL is no address. Every variable is explained in .env.example.");
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
    const { hostname, port, pathname } = new URL(url);
    throw new Refusal(
      `The database at ${hostname}:${port || 5432}${pathname} cannot be used: ${message || code}
Check DATABASE_URL, or leave it out for the built-in Postgres.`,
    );
  }
}

/**
 * @param {Opening} opening
 * @returns {Promise<NodeJS.ProcessEnv>} with the address of a database that has the newest schema and, in demo
 *   mode, the demo shop
 */
async function prepareDatabase(opening) {
  const { progress, running, signal } = opening;
  let env = opening.env;
  if (!namesDatabase(env)) {
    const cluster = await progress.step("Start Postgres", () => startCluster({ say: progress.say }));
    running.cluster = cluster;
    env = { ...env, DATABASE_URL: cluster.url };
  } else if (env.DATABASE_URL && env.DB_DRIVER !== "vercel") {
    const url = env.DATABASE_URL;
    await progress.step("Reach the database", () => requireAnswer(url));
  }
  signal.throwIfAborted();
  await progress.step("Bring the database up to date", () =>
    runStep(
      opening,
      "migrate",
      typescript("db/migrate.ts"),
      env,
      "The database could not be brought up to date:",
    ),
  );
  if (env.AISLE_MODE === "demo") {
    await progress.step("Stock the demo shop", () =>
      runStep(opening, "seed", typescript("db/seed/seed.ts"), env, "The demo shop could not be stocked:"),
    );
  }
  return env;
}

/** @param {Opening} opening */
async function prepareBuild({ env, claim, progress, signal }) {
  if (isBuilt(PROJECT, env)) return;
  const log = join(LOGS, "build.log");
  mkdirSync(LOGS, { recursive: true, mode: 0o700 });
  await progress.step("Build the shop", (report) =>
    build(PROJECT, env, {
      signal,
      onSpawn: (child) => claim.started("build", child.pid),
      onLine: (line) => {
        report(line);
        appendFileSync(log, `${line}\n`, { mode: 0o600 });
      },
    }),
  );
  claim.ended("build");
}

/**
 * @param {Opening} opening
 * @returns {Promise<void>} once the server answers that it is ready
 * @throws {Refusal}
 */
export async function openShop(opening) {
  const { env, port, running, claim, progress, signal } = opening;
  await progress.step("Check the settings", () =>
    runStep(
      opening,
      "check",
      typescript("lib/kernel/check-env.ts"),
      namesDatabase(env) ? env : { ...env, DATABASE_URL: UNKNOWN_DATABASE },
      "",
    ),
  );

  const failed = new AbortController();
  const both = { ...opening, signal: AbortSignal.any([signal, failed.signal]) };
  const ended = await Promise.allSettled(
    [prepareDatabase(both), prepareBuild(both)].map((work) =>
      work.catch((error) => {
        // The other one's own ending, which follows, would hide why.
        failed.abort(error);
        throw error;
      }),
    ),
  );
  signal.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  const ready = /** @type {PromiseFulfilledResult<NodeJS.ProcessEnv>} */ (ended[0]).value;

  await progress.step("Open the shop", async () => {
    const part = (/** @type {string} */ name) => ({
      env: ready,
      log: join(LOGS, `${name}.log`),
      echo: (/** @type {string} */ line) => progress.say(`  ${name} │ ${line}`),
    });
    forgetPages(PROJECT);
    running.server = await startServer({ ...part("server"), port });
    claim.started("server", running.server.pid);
    running.worker = startWorker(part("worker"));
    claim.started("worker", running.worker.pid);
    claim.serves(running.server.url);
    await running.server.ready(signal);
  });
}

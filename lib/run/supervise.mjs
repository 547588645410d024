// @ts-check
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { announce } from "./announce.mjs";
import { LOGS, PROJECT } from "./child.mjs";
import { shopEnvironment } from "./environment.mjs";
import { openShop } from "./open-shop.mjs";
import { explainFailure, Refusal } from "./refusal.mjs";
import { startWorker } from "./server.mjs";
import { onStopRequest } from "./stop-request.mjs";

const WATCH_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A part that ran this long had started well; its next pause is short again. */
const SETTLED_MS = 60_000;
const DATABASE_RESTARTS = 5;

/**
 * What runs, filled in as it starts, so that stopping finds it at any moment.
 * @typedef {object} Running
 * @property {import("./database.mjs").Cluster | null} cluster null where the environment names a database
 * @property {import("./server.mjs").Server | null} server
 * @property {import("./server.mjs").Part | null} worker
 */

/**
 * Opens the shop and keeps it open until somebody stops it or the server dies. Exits the process.
 * @param {{ claim: import("./claim.mjs").Claim, progress: import("./progress.mjs").Progress }} options
 * @returns {Promise<never>}
 */
export async function supervise({ claim, progress }) {
  const { port, env } = shopEnvironment(PROJECT, process.env);
  /** @type {Running} */
  const running = { cluster: null, server: null, worker: null };
  const closing = new AbortController();
  /** @type {(code: number) => void} */
  let close = () => {};
  /** @type {Promise<number>} */
  const closed = new Promise((resolve) => {
    close = resolve;
  });

  onStopRequest(({ insists }) => {
    if (insists) {
      if (closing.signal.aborted && forced) process.exit(130);
      forced = true;
      progress.say("\nStopping by force.");
      running.server?.kill();
      running.worker?.kill();
    } else {
      progress.say("\nStopping.");
      close(opened ? 0 : 130);
    }
    closing.abort();
  });
  let forced = false;
  let opened = false;

  const opening = openShop({ env, port, running, claim, progress, signal: closing.signal }).then(
    () => {
      if (closing.signal.aborted) return;
      opened = true;
      announce({ url: `http://localhost:${port}`, env, took: Date.now() - claim.since, progress });
      watch({ env, running, claim, progress, signal: closing.signal, close });
    },
    (error) => {
      if (!closing.signal.aborted) {
        progress.close();
        console.error(`\n${explainFailure(error)}\n`);
      }
      close(1);
    },
  );

  const code = await closed;
  closing.abort();
  claim.stopping();
  await opening;
  await running.server?.stop();
  await running.worker?.stop();
  await running.cluster?.stop();
  claim.release();
  progress.close();
  process.exit(code);
}

/**
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {Running} options.running
 * @param {import("./claim.mjs").Claim} options.claim
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {AbortSignal} options.signal
 * @param {(code: number) => void} options.close
 */
function watch({ running, signal, close, progress, ...rest }) {
  running.server?.ended.then((end) => {
    if (signal.aborted) return;
    progress.say(
      `\nThe server ended (${end.signal ?? `code ${end.code}`}); stopping the rest. Its log: ${LOGS}/server.log`,
    );
    close(1);
  });
  keepWorker({ running, signal, progress, ...rest });
  keepDatabase({ running, signal, progress, close });
}

/**
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {Running} options.running
 * @param {import("./claim.mjs").Claim} options.claim
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {AbortSignal} options.signal
 */
async function keepWorker({ env, running, claim, progress, signal }) {
  let pause = WATCH_MS;
  while (running.worker) {
    const since = performance.now();
    const end = await running.worker.ended;
    if (signal.aborted) return;
    if (performance.now() - since > SETTLED_MS) pause = WATCH_MS;
    progress.say(
      `The worker ended (${end.signal ?? `code ${end.code}`}); starting it again in ${pause / 1000} s.`,
    );
    await sleep(pause, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    running.worker = startWorker({
      env: { ...env, ...(running.cluster && { DATABASE_URL: running.cluster.url }) },
      log: join(LOGS, "worker.log"),
      echo: (line) => progress.say(`  worker │ ${line}`),
    });
    claim.started("worker", running.worker.pid);
  }
}

/**
 * @param {object} options
 * @param {Running} options.running
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {AbortSignal} options.signal
 * @param {(code: number) => void} options.close
 */
async function keepDatabase({ running: { cluster }, progress, signal, close }) {
  if (!cluster) return;
  const { url } = cluster;
  for (let restarts = 0; ; ) {
    await sleep(WATCH_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (cluster.postmaster()) continue;
    restarts += 1;
    progress.say("Postgres ended; starting it again.");
    try {
      if (restarts > DATABASE_RESTARTS) throw new Refusal(`Postgres ended ${restarts} times.`);
      await cluster.restart();
      if (cluster.url !== url) throw new Refusal("Postgres had to move to another port.");
    } catch (error) {
      progress.say(`${/** @type {Error} */ (error).message}\nStopping; run npm start again.`);
      return close(1);
    }
  }
}

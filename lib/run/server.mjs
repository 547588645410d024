// @ts-check
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { leashed, PROJECT, TYPESCRIPT } from "./child.mjs";
import { logChild } from "./child-log.mjs";
import { secretsIn } from "./environment.mjs";
import { findFreePort } from "./port.mjs";
import { endProcess, identify, signalGroup } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

const READY_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * A running part of the shop.
 * @typedef {object} Part
 * @property {number} pid
 * @property {import("./process-identity.mjs").ProcessIdentity | null} identity
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended settles once it has ended
 * @property {() => boolean} isUp
 * @property {() => Promise<void>} stop politely, then by force
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill by force unless another signal is named; returns once it has ended
 */

/**
 * @typedef {Part & { url: string, port: number, ready: (signal?: AbortSignal) => Promise<void> }} Server
 */

/**
 * Starts Node with these arguments, on a leash: it ends with whoever started it.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{ log: string, echo?: (line: string) => void, graceMs?: number }} options
 * @returns {Part}
 */
export function startPart(args, env, { log, echo, graceMs }) {
  const leash = leashed(args, env);
  const child = spawn(process.execPath, leash.args, {
    cwd: PROJECT,
    env: leash.env,
    stdio: leash.stdio,
    // A group of its own: Ctrl-C reaches whoever supervises it, who stops things in order.
    detached: true,
  });
  logChild(child, { file: log, secrets: secretsIn(env), echo });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Could not start ${args.join(" ")}`);
  const identity = identify(pid);
  /** @type {Part["ended"]} */
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const isUp = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    identity,
    ended,
    isUp,
    async stop() {
      if (isUp()) await endProcess(identity, { graceMs });
      await ended;
    },
    async kill(signal = "SIGKILL") {
      if (isUp()) signalGroup(pid, signal);
      await ended;
    },
  };
}

/**
 * @param {string} url of the server
 * @returns {Promise<string>} empty once it is ready; else what it answered
 */
async function askReady(url) {
  try {
    const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    return answer.status === 200 ? "" : `${answer.status} ${(await answer.text()).slice(0, 500)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Starts a server on the production build. Several may serve one database, each on its own port.
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env complete: DATABASE_URL, AUTH_SECRET, AISLE_MODE …
 * @param {string} options.log file for what it prints
 * @param {number} [options.port] a free one when left out
 * @param {(line: string) => void} [options.echo] told its warnings and errors
 * @returns {Promise<Server>} before it is ready; wait for `ready()`, which rejects if it ends or takes a minute
 */
export async function startServer({ env, log, port, echo }) {
  const chosen = port ?? (await findFreePort());
  const url = `http://localhost:${chosen}`;
  const part = startPart(
    [join(PROJECT, "node_modules", "next", "dist", "bin", "next"), "start", "-p", String(chosen)],
    { ...env, PORT: String(chosen) },
    { log, echo },
  );
  return {
    ...part,
    url,
    port: chosen,
    async ready(signal) {
      const deadline = Date.now() + READY_TIMEOUT_MS;
      let answer = "nothing yet";
      while (part.isUp() && Date.now() < deadline) {
        signal?.throwIfAborted();
        answer = await askReady(url);
        if (answer === "") return;
        await sleep(100);
      }
      const why = part.isUp() ? `did not become ready within a minute (${answer})` : "ended while starting";
      throw new Refusal(`The server ${why}. What it printed is in ${log}`);
    },
  };
}

/**
 * Starts the worker, which does the jobs.
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.log
 * @param {(line: string) => void} [options.echo]
 * @returns {Part}
 */
export function startWorker({ env, log, echo }) {
  return startPart([...TYPESCRIPT, join(PROJECT, "lib", "worker.ts")], env, { log, echo, graceMs: 15_000 });
}

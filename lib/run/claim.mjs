// @ts-check
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PROJECT } from "./child.mjs";
import { adoptLock, takeLock } from "./lock.mjs";
import { endProcess, identify } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

/** Names the claim to the process that continues under the pinned Node. */
const NONCE = "AISLE_CLAIM";
const FILE = join(PROJECT, ".aisle", "run.json");
const STOPPING_TIMEOUT_MS = 45_000;
/** How long it may take one that was orphaned to notice and say that it stops. */
const NOTICE_MS = 800;

/**
 * The right to build and run in this folder, which one process has at a time, and the list of what it started.
 * @typedef {object} Claim
 * @property {string} nonce
 * @property {number} since when the folder was first claimed, before anything slow; milliseconds since the epoch
 * @property {(name: string, pid: number | undefined) => void} started notes a child, for whoever cleans up if this
 *   process is killed
 * @property {(name: string) => void} ended
 * @property {(url: string) => void} serves says where the shop is
 * @property {() => void} stopping tells others to wait a moment
 * @property {() => void} release
 */

/**
 * @param {import("./lock.mjs").Lock} lock
 * @returns {Claim}
 */
function claimOf(lock) {
  /** @type {Record<string, unknown>} */
  const parts = {};
  return {
    nonce: lock.record.nonce,
    since: Number(lock.record.since),
    started(name, pid) {
      parts[name] = pid === undefined ? null : identify(pid);
      lock.update({ parts });
    },
    ended(name) {
      delete parts[name];
      lock.update({ parts });
    },
    serves: (url) => lock.update({ url }),
    stopping: () => lock.update({ stopping: true }),
    release: lock.release,
  };
}

/**
 * @param {import("./lock.mjs").LockRecord} holder
 * @param {"shop" | "tests"} wanted
 */
function refusal({ kind, url, holder }, wanted) {
  const who =
    kind === "tests"
      ? `npm test is running in this folder (process ${holder.pid}). Wait for it, or end it from here:`
      : `The shop is already running from this folder${url ? ` at ${url}` : ", or about to"} (process ${holder.pid}). Stop it with Ctrl-C where it runs, or from here:`;
  const parts =
    wanted === "tests"
      ? "\n\nOnly the checks that need no build can run beside it:\n\n  npm test -- types lint boundaries unused unit"
      : "";
  return new Refusal(`${who}\n\n  kill ${holder.pid}${parts}`);
}

/**
 * Claims the folder. What a killed predecessor left running is ended first: exactly the processes it noted.
 * @param {"shop" | "tests"} kind
 * @returns {Promise<Claim>}
 * @throws {Refusal} saying who has it
 */
async function claimFolder(kind) {
  const began = Date.now();
  for (;;) {
    const taken = takeLock(FILE, { kind, since: Date.now() });
    if (taken.lock) {
      const left = Object.values(taken.stale?.parts ?? {});
      taken.lock.update({ parts: taken.stale?.parts });
      await Promise.all(left.map((part) => endProcess(part)));
      return claimOf(taken.lock);
    }
    const patience = taken.holder.stopping ? STOPPING_TIMEOUT_MS : NOTICE_MS;
    if (Date.now() - began > patience) throw refusal(taken.holder, kind);
    await sleep(100);
  }
}

/**
 * @param {"shop" | "tests"} kind
 * @returns {Promise<Claim>} the one made by the process that started this one, or a new one
 */
export async function continueClaim(kind) {
  const nonce = process.env[NONCE];
  delete process.env[NONCE];
  const lock = nonce ? adoptLock(FILE, nonce) : null;
  return lock ? claimOf(lock) : claimFolder(kind);
}

/**
 * @param {Claim | null} claim
 * @returns {NodeJS.ProcessEnv} for the process that continues it
 */
export function handOver(claim) {
  return { ...process.env, ...(claim && { [NONCE]: claim.nonce }) };
}

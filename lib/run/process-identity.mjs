// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A process that can be recognised later. A pid alone is recycled by the system; together with the moment the
 * process started it is not.
 * @typedef {{ pid: number, started: string }} ProcessIdentity
 */

/** @returns {string} changes at every boot of the machine; empty where the system does not tell. */
function bootId() {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

/** @param {number} pid */
function linuxStart(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may itself hold spaces and brackets, so fields are counted from the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, started] = [fields[0], fields[19]];
  return state === "Z" || state === "X" ? null : `${bootId()}:${started}`;
}

/** @param {number} pid */
function posixStart(pid) {
  const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
  return line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | null} null when no such process runs; one that has ended but was not yet collected
 *   by its parent counts as ended.
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    const started = process.platform === "linux" ? linuxStart(pid) : posixStart(pid);
    return started === null ? null : { pid, started };
  } catch {
    return null;
  }
}

/** @returns {ProcessIdentity} */
export function ownIdentity() {
  const own = identify(process.pid);
  if (!own) throw new Error("This process cannot find itself in the process table.");
  return own;
}

/**
 * @param {unknown} recorded what a file said about a process, possibly long ago
 * @returns {recorded is ProcessIdentity} whether that very process still runs
 */
export function isRunning(recorded) {
  if (typeof recorded !== "object" || recorded === null) return false;
  const { pid, started } = /** @type {Partial<ProcessIdentity>} */ (recorded);
  if (typeof pid !== "number" || typeof started !== "string") return false;
  return identify(pid)?.started === started;
}

/**
 * Signals the process group a process leads, or the process alone where it leads none.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended between the look and the signal, which is what was wanted.
    }
  }
}

/**
 * Ends a recorded process: politely first, then by force. Does nothing when that process is gone, even if its
 * number now belongs to another.
 * @param {unknown} recorded
 * @param {{ graceMs?: number, signal?: NodeJS.Signals }} [options]
 * @returns {Promise<boolean>} whether there was anything to end
 */
export async function endProcess(recorded, { graceMs = 8_000, signal = "SIGTERM" } = {}) {
  if (!isRunning(recorded)) return false;
  signalGroup(recorded.pid, signal);
  const deadline = Date.now() + graceMs;
  while (Date.now() < deadline) {
    if (!isRunning(recorded)) return true;
    await sleep(50);
  }
  if (isRunning(recorded)) signalGroup(recorded.pid, "SIGKILL");
  while (isRunning(recorded)) await sleep(20);
  return true;
}

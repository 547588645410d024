// @ts-check
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isRunning } from "./process-identity.mjs";

/**
 * Every process of a Postgres cluster works inside its data folder, which no recycled pid imitates.
 * @param {number} pid
 * @param {string} data real path of the data folder
 */
function worksIn(pid, data) {
  if (process.platform !== "linux") {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(data);
  }
  const executable = basename(readlinkSync(`/proc/${pid}/exe`)).replace(" (deleted)", "");
  return executable === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === data;
}

/**
 * @param {number} pid
 * @param {string} data
 */
function isOurs(pid, data) {
  try {
    return identify(pid) !== null && worksIn(pid, data);
  } catch {
    return false;
  }
}

/**
 * @param {string} data
 * @returns {number | null} what the cluster's pid file says, true or not
 */
function recordedPid(data) {
  try {
    const pid = Number.parseInt(readFileSync(join(data, "postmaster.pid"), "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} data the data folder
 * @returns {import("./process-identity.mjs").ProcessIdentity | null} the running main process of that very cluster
 */
export function findPostmaster(data) {
  const pid = recordedPid(data);
  return pid !== null && isOurs(pid, realpathSync(data)) ? identify(pid) : null;
}

/** @param {string} data real path */
function findOrphans(data) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isOurs(pid, data))
    .map(identify)
    .filter((found) => found !== null);
}

/**
 * Clears what a killed main process leaves behind: its children, which end by themselves unless they are busy, and
 * its pid file, whose number may belong to another process by now and would then keep Postgres from starting.
 * Touches nothing while the main process runs.
 * @param {string} data the data folder
 */
export async function clearRemains(data) {
  if (findPostmaster(data)) return;
  const orphans = findOrphans(realpathSync(data));
  const deadline = Date.now() + 3_000;
  while (orphans.some(isRunning) && Date.now() < deadline) await sleep(50);
  for (const orphan of orphans.filter(isRunning)) process.kill(orphan.pid, "SIGKILL");
  while (orphans.some(isRunning)) await sleep(20);
  if (recordedPid(data) !== null) rmSync(join(data, "postmaster.pid"), { force: true });
}

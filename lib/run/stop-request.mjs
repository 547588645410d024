// @ts-check
import { readFileSync } from "node:fs";

/** npm passes Ctrl-C on to a process that the terminal has told already; people are slower than this. */
const SAME_PRESS_MS = 800;
const LOOK_FOR_NPM_MS = 250;

/** @typedef {{ signal: NodeJS.Signals, insists: boolean }} StopRequest `insists` when it was asked before */

/**
 * Calls `stop` when this process is to end: Ctrl-C, a signal, or because whoever started it has vanished (npm, or
 * the process that found the right Node).
 * @param {(request: StopRequest) => void} stop
 * @returns {() => void} ends the listening
 */
export function onStopRequest(stop) {
  let first = 0;
  const asked = (/** @type {NodeJS.Signals} */ signal) => {
    const now = performance.now();
    if (first !== 0 && now - first < SAME_PRESS_MS) return;
    const insists = first !== 0;
    first ||= now;
    stop({ signal, insists });
  };
  /** @type {(() => void)[]} */
  const listeners = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]).map((signal) => {
    const listener = () => asked(signal);
    process.on(signal, listener);
    return () => void process.off(signal, listener);
  });
  // A terminal that was closed takes no more lines, which is no reason to leave things running.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  listeners.push(watchStarter(() => asked("SIGTERM")));
  return () => {
    for (const end of listeners) end();
  };
}

/**
 * @param {() => void} vanished
 * @returns {() => void} ends the watch
 */
function watchStarter(vanished) {
  if (process.channel) {
    process.once("disconnect", vanished);
    process.channel.unref();
    return () => void process.off("disconnect", vanished);
  }
  // Started by hand, this may well outlive the terminal; started by npm, it is half of one command.
  if (!process.env.npm_lifecycle_event) return () => {};
  const starter = findStarter();
  const watch = setInterval(() => {
    if (findStarter() !== starter) vanished();
  }, LOOK_FOR_NPM_MS);
  watch.unref();
  return () => clearInterval(watch);
}

/**
 * npm runs a command through a shell. Some shells give way to it, so that npm is its parent; others stay between.
 * @returns {number} the process that stands for npm
 */
function findStarter() {
  try {
    const [, name, parent] =
      /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return /^(ba|da|z|k|a)?sh$/.test(name ?? "") ? Number(parent) : process.ppid;
  } catch {
    return process.ppid;
  }
}

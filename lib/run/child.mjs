// @ts-check
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { signalGroup } from "./process-identity.mjs";

const LEASH = new URL("./leash.mjs", import.meta.url).href;

/** Kept of a child's output for the message that explains its failure. */
const TAIL_LINES = 60;

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {(line: string, stream: "out" | "err") => void} [onLine] every line the child prints
 * @property {(child: import("node:child_process").ChildProcess) => void} [onSpawn]
 * @property {AbortSignal} [signal] ends the child
 * @property {number} [timeoutMs]
 * @property {number} [tailLines] how many of its last lines are kept
 */

/**
 * @typedef {object} Outcome
 * @property {number | null} code null when a signal ended it or it never began
 * @property {NodeJS.Signals | null} signal
 * @property {string} output its last lines, out and err in the order they came
 * @property {boolean} timedOut
 */

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {(line: string, stream: "out" | "err") => void} onLine
 */
export function readLines(child, onLine) {
  for (const [stream, name] of /** @type {const} */ ([
    [child.stdout, "out"],
    [child.stderr, "err"],
  ])) {
    if (stream) createInterface({ input: stream }).on("line", (line) => onLine(line, name));
  }
}

/**
 * Runs a program to its end in a process group of its own, so that Ctrl-C reaches only the one who supervises it.
 * @param {string} command
 * @param {string[]} args
 * @param {ChildOptions & { stdio?: import("node:child_process").StdioOptions }} [options]
 * @returns {Promise<Outcome>} never rejects; a program that could not begin says so in `output`
 */
export function run(command, args, options = {}) {
  const {
    onLine,
    onSpawn,
    signal,
    timeoutMs,
    tailLines = TAIL_LINES,
    stdio = ["ignore", "pipe", "pipe"],
    ...spawnOptions
  } = options;
  return new Promise((resolve) => {
    /** @type {string[]} */
    const tail = [];
    let timedOut = false;
    const child = spawn(command, args, { ...spawnOptions, stdio, detached: true });
    const end = () => {
      if (child.pid) signalGroup(child.pid, "SIGTERM");
      forced ??= setTimeout(() => child.pid && signalGroup(child.pid, "SIGKILL"), 5_000);
    };
    /** @type {NodeJS.Timeout | undefined} */
    let forced;
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          end();
        }, timeoutMs)
      : undefined;
    readLines(child, (colored, stream) => {
      const line = stripVTControlCharacters(colored);
      tail.push(line);
      if (tail.length > tailLines) tail.shift();
      onLine?.(line, stream);
    });
    const finish = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ ended) => {
      clearTimeout(timer);
      clearTimeout(forced);
      signal?.removeEventListener("abort", end);
      resolve({ code, signal: ended, output: tail.join("\n"), timedOut });
    };
    child.once("error", (error) => {
      tail.push(error.message);
      finish(null, null);
    });
    child.once("close", finish);
    // A daemon that the program leaves behind may hold its pipes open for ever, so its end counts as well.
    child.once("exit", (code, ended) => setTimeout(() => finish(code, ended), 1_000).unref());
    if (child.pid) onSpawn?.(child);
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
  });
}

/**
 * What makes a Node process end once the one that started it has vanished.
 * @param {string[]} args what follows `node` on the command line
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ args: string[], env: NodeJS.ProcessEnv, stdio: import("node:child_process").StdioOptions }}
 */
export function leashed(args, env = process.env) {
  return {
    args: ["--import", LEASH, ...args],
    env: { ...env, AISLE_LEASH: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  };
}

/**
 * Runs a Node program, leashed, to its end.
 * @param {string[]} args
 * @param {ChildOptions} [options]
 */
export function runNode(args, options = {}) {
  const leash = leashed(args, options.env);
  return run(process.execPath, leash.args, { ...options, env: leash.env, stdio: leash.stdio });
}

/** Runs a TypeScript file of the project, with the conditions the server runs under. */
export const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** The folder of the project. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** What the shop's processes print is kept here. */
export const LOGS = join(PROJECT, ".aisle", "log");

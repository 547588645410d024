// @ts-check
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { readLines } from "./child.mjs";

const SIZE_LIMIT = 10 * 1024 * 1024;
const ECHO_LINES = 30;
const ECHO_WINDOW_MS = 10_000;
const WORRYING = /\b(warn(ing)?|error|fatal|unhandled)\b|⚠|⨯/i;

/**
 * @param {string} line
 * @param {string[]} secrets
 */
function redact(line, secrets) {
  return secrets.reduce((text, secret) => text.replaceAll(secret, "•••"), line);
}

/**
 * A log file that keeps its last ten megabytes and the ten before.
 * @param {string} file
 */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (/** @type {string} */ text) => {
    try {
      if (size > SIZE_LIMIT) {
        rmSync(`${file}.1`, { force: true });
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    } catch {
      // A full disk, or a file of another user's: the shop goes on without a log.
    }
  };
}

/**
 * Writes what a child prints to a file, and hands warnings and errors on.
 * @param {import("node:child_process").ChildProcess} child
 * @param {object} options
 * @param {string} options.file
 * @param {string[]} [options.secrets] never written
 * @param {(line: string) => void} [options.echo] told lines on the error stream and those that look worrying; not
 *   more than thirty in ten seconds
 */
export function logChild(child, { file, secrets = [], echo }) {
  const write = openLog(file);
  let since = 0;
  let echoed = 0;
  readLines(child, (raw, stream) => {
    const line = redact(raw, secrets);
    write(`${new Date().toISOString()} ${line}\n`);
    if (!echo || line.trim() === "" || (stream === "out" && !WORRYING.test(line))) return;
    if (Date.now() - since > ECHO_WINDOW_MS) {
      since = Date.now();
      echoed = 0;
    }
    echoed += 1;
    if (echoed <= ECHO_LINES) echo(line);
    else if (echoed === ECHO_LINES + 1) echo(`… more in ${file}`);
  });
}

// @ts-check
import { stripVTControlCharacters } from "node:util";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const QUIET_EVERY_MS = 5_000;

/**
 * Tells a step's listener what it is doing right now.
 * @typedef {(detail: string) => void} Report
 */

/**
 * @typedef {object} Progress
 * @property {<T>(name: string, work: (report: Report) => Promise<T>) => Promise<T>} step runs `work`, showing that
 *   it runs and, once done, how long it took; steps may overlap
 * @property {(text: string) => void} say prints lines of its own, above whatever moves
 * @property {() => void} close leaves the terminal clean
 */

/** @param {number} ms */
export function seconds(ms) {
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/**
 * @param {{ stream?: NodeJS.WriteStream, now?: () => number }} [options]
 * @returns {Progress}
 */
export function createProgress({ stream = process.stdout, now = () => performance.now() } = {}) {
  /** @type {Set<{ name: string, since: number, said: number, detail: string }>} */
  const running = new Set();
  let frame = 0;
  let drawn = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const color = stream.isTTY && !process.env.NO_COLOR;
  const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;

  function clear() {
    if (drawn) stream.write("\r\u001b[2K");
    drawn = false;
  }

  function draw() {
    clear();
    if (running.size === 0) return;
    frame = (frame + 1) % FRAMES.length;
    const parts = [...running].map((step) => `${step.name} ${Math.floor((now() - step.since) / 1000)} s`);
    const detail = running.size === 1 ? [...running][0]?.detail : "";
    const line = `  ${FRAMES[frame]} ${parts.join(" · ")}${detail ? ` – ${detail}` : ""}`;
    stream.write(line.slice(0, (stream.columns || 80) - 1));
    drawn = true;
  }

  function remind() {
    for (const step of running) {
      if (now() - step.said < QUIET_EVERY_MS) continue;
      step.said = now();
      stream.write(`  … ${step.name} ${Math.floor((now() - step.since) / 1000)} s\n`);
    }
  }

  function startMoving() {
    timer ??= setInterval(stream.isTTY ? draw : remind, stream.isTTY ? 100 : 500);
  }

  function stopMoving() {
    clearInterval(timer);
    timer = undefined;
    clear();
  }

  /** @param {string} text */
  function say(text) {
    clear();
    stream.write(`${text}\n`);
  }

  return {
    say,
    close: stopMoving,
    async step(name, work) {
      const step = { name, since: now(), said: now(), detail: "" };
      running.add(step);
      startMoving();
      let ended = false;
      try {
        const result = await work((detail) => {
          step.detail = stripVTControlCharacters(detail).trim();
        });
        ended = true;
        return result;
      } finally {
        running.delete(step);
        if (running.size === 0) stopMoving();
        const mark = ended ? paint(32, "✓") : paint(31, "✗");
        say(`  ${mark} ${name.padEnd(34)} ${paint(2, seconds(now() - step.since).padStart(7))}`);
      }
    },
  };
}

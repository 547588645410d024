// @ts-check
import { readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * A runner that ended badly counts as a failure even if no test of its did, and so does one that ran nothing.
 * @param {Tally} tally
 * @param {boolean} endedWell
 * @returns {Tally}
 */
function withRunner(tally, endedWell) {
  const ranNothing = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (!endedWell || ranNothing) ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {string} file the JSON report of vitest
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function tallyVitest(file, endedWell) {
  const report = read(file);
  return withRunner(
    {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    endedWell,
  );
}

/**
 * @param {string} file the JSON report of a measurement: how many of its expectations were met, and how many not
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function tallyExpectations(file, endedWell) {
  const report = read(file);
  return withRunner({ passed: report?.passed ?? 0, failed: report?.failed ?? 0, skipped: 0 }, endedWell);
}

/**
 * @param {string} file the JSON report of Playwright
 * @param {boolean} endedWell
 * @returns {Tally} where a second try is allowed at all, a test that passed at it counts as passed
 */
export function tallyPlaywright(file, endedWell) {
  const stats = read(file)?.stats;
  return withRunner(
    {
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
      skipped: stats?.skipped ?? 0,
    },
    endedWell,
  );
}

/**
 * @param {Tally[]} tallies
 * @returns {{ total: Tally, line: string }} the sum, and how the run ends in words
 */
export function summarise(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  return { total, line: `${total.passed} passed, ${total.failed} failed${skipped}` };
}

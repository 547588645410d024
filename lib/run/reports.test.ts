import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { summarise, tallyExpectations, tallyPlaywright, tallyVitest } from "./reports.mjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reports-"));
  file = join(folder, "report.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["all passed", { numPassedTests: 3 }, true, { passed: 3, failed: 0, skipped: 0 }],
  ["one failed", { numPassedTests: 2, numFailedTests: 1 }, false, { passed: 2, failed: 1, skipped: 0 }],
  [
    "some were left out",
    { numPassedTests: 1, numPendingTests: 1, numTodoTests: 1 },
    true,
    { passed: 1, failed: 0, skipped: 2 },
  ],
  [
    "a file could not be read, so the runner failed",
    { numPassedTests: 3 },
    false,
    { passed: 3, failed: 1, skipped: 0 },
  ],
  ["nothing ran", { numPassedTests: 0 }, true, { passed: 0, failed: 1, skipped: 0 }],
])("vitest: %s", (_, report, endedWell, tally) => {
  writeFileSync(file, JSON.stringify(report));
  expect(tallyVitest(file, endedWell)).toEqual(tally);
});

test.each([
  [
    "all passed",
    { expected: 4, unexpected: 0, flaky: 0, skipped: 0 },
    true,
    { passed: 4, failed: 0, skipped: 0 },
  ],
  [
    "one only passed when tried again",
    { expected: 3, unexpected: 0, flaky: 1, skipped: 0 },
    true,
    { passed: 4, failed: 0, skipped: 0 },
  ],
  [
    "nothing ran",
    { expected: 0, unexpected: 0, flaky: 0, skipped: 2 },
    true,
    { passed: 0, failed: 1, skipped: 2 },
  ],
])("Playwright: %s", (_, stats, endedWell, tally) => {
  writeFileSync(file, JSON.stringify({ stats }));
  expect(tallyPlaywright(file, endedWell)).toEqual(tally);
});

test("a report that was never written is a failure", () => {
  expect(tallyVitest(file, true).failed).toBe(1);
  expect(tallyPlaywright(file, true).failed).toBe(1);
});

test("the last line adds everything up and names what was left out only if something was", () => {
  expect(
    summarise([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 5, failed: 2, skipped: 0 },
    ]).line,
  ).toBe("6 passed, 2 failed");
  expect(summarise([{ passed: 1, failed: 0, skipped: 3 }]).line).toBe("1 passed, 0 failed, 3 skipped");
});

test.each([
  ["all were met", { passed: 9, failed: 0 }, true, { passed: 9, failed: 0, skipped: 0 }],
  ["one was not", { passed: 8, failed: 1 }, false, { passed: 8, failed: 1, skipped: 0 }],
  ["it broke before it had any", {}, false, { passed: 0, failed: 1, skipped: 0 }],
])("expectations: %s", (_, report, endedWell, tally) => {
  writeFileSync(file, JSON.stringify(report));
  expect(tallyExpectations(file, endedWell)).toEqual(tally);
});

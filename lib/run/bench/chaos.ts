import { writeFileSync } from "node:fs";
import { createProgress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { onStopRequest } from "../stop-request.mjs";
import { readArguments } from "./chaos/arguments";
import { reportOf } from "./chaos/report";
import { runChaos } from "./chaos/run-chaos";

// A shop full of people, whose processes are killed and whose answers are lost: whatever anybody was told must be so in
// the end, and nothing else. Exits 1 when it is not.

/** Of each expectation, so many breaches are printed. */
const shown = 10;

async function run(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) return 0;
  const stopping = new AbortController();
  onStopRequest(({ insists }) => {
    if (insists) process.exit(130);
    stopping.abort(new Refusal("Stopped."));
  });
  const progress = createProgress();
  const { course, expectations } = await runChaos(asked, { progress, signal: stopping.signal }).finally(
    progress.close,
  );
  console.log(
    `\n${asked.shoppers} shoppers, two servers, a worker, one database, ${asked.minutes} minutes, seed ${asked.seed}\n`,
  );
  console.log(`${reportOf(course)}\n`);
  for (const { what, breaches } of expectations) {
    console.log(`${breaches.length === 0 ? "✓" : "✗"} ${what}`);
    for (const breach of breaches.slice(0, shown)) console.log(`    ${breach}`);
    if (breaches.length > shown) console.log(`    and ${breaches.length - shown} more`);
  }
  const failed = expectations.filter((e) => e.breaches.length > 0).length;
  // For `npm test`, which adds these up with its other tests.
  if (process.env.REPORT)
    writeFileSync(process.env.REPORT, JSON.stringify({ passed: expectations.length - failed, failed }));
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}

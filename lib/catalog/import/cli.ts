import { closeDb, db } from "@/db/client";
import { sqlState } from "@/lib/kernel/database-errors";
import { parseEnv } from "@/lib/kernel/env";
import { closeQueue } from "@/lib/kernel/queue";
import { type Arguments, BadArguments, readArguments, usage } from "./arguments";
import { BrokenFile } from "./broken-file";
import { findLocation } from "./find-location";
import { ImportStopped, importProducts } from "./import-products";
import { openFile } from "./open-file";
import { type ImportReport, refusalHead, refusalLine, summary } from "./report";

// npm run import: the importer on the command line. Results go to stdout, everything else to stderr.

const exit = { done: 0, nothingChanged: 1, someRefused: 2, stopped: 3 } as const;

async function run(args: Arguments): Promise<number> {
  const environment = parseEnv(process.env);
  if ("wrong" in environment) {
    console.error(`The environment is not usable:\n  ${environment.wrong.join("\n  ")}`);
    return exit.nothingChanged;
  }
  const place = await findLocation(db(), args.store);
  const file = await openFile(args.file);
  const begun = performance.now();
  let refusals = 0;
  const { format, currency, vatBasisPoints, locale, dryRun } = args;
  try {
    const report = await importProducts(
      format,
      file,
      { currency, vatBasisPoints, locale, dryRun, locationId: place?.id ?? null },
      {
        refused: (refusal) => {
          if (refusals++ === 0) console.log(`Refused:\n${refusalHead}`);
          console.log(refusalLine(refusal));
        },
        progressed: progress(),
      },
    );
    if (refusals > 0) console.log("");
    console.log(summary(report));
    console.log(closing(report, args, place?.slug ?? null, begun));
    return report.refusedLines > 0 ? exit.someRefused : exit.done;
  } finally {
    await file.close();
  }
}

/** Says every few seconds how far it is. */
function progress(): (report: Readonly<ImportReport>) => void {
  let said = performance.now();
  return ({ products }) => {
    if (performance.now() - said < 3_000) return;
    said = performance.now();
    const read = products.created + products.updated + products.unchanged + products.refused;
    console.error(`… ${read.toLocaleString("en")} products`);
  };
}

function closing(report: ImportReport, args: Arguments, place: string | null, begun: number): string {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  // The operating system's own measure; kilobytes.
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const stock = place
    ? `Quantities were counted at ${place}.`
    : "Quantities were not used, because no store was named: run it again with --store.";
  const dry = args.dryRun ? "\nThis was a dry run: nothing was changed." : "";
  const refused = report.refusedLines > 0 ? "\nThe lines above were left out; all others are in." : "";
  return `\n${stock}${refused}${dry}\nTook ${seconds} s and at most ${memory} MiB of memory.`;
}

function explain(error: unknown): number {
  if (error instanceof BadArguments) {
    console.error(`${error.message}\n\n${usage}`);
    return exit.nothingChanged;
  }
  if (error instanceof BrokenFile) {
    console.error(`The file cannot be imported, and nothing was changed: ${error.message}`);
    return exit.nothingChanged;
  }
  if (error instanceof ImportStopped) {
    console.error(`The import stopped halfway: ${error.message}`);
    console.error(`This much is in, and running it again does the rest:\n${summary(error.report)}`);
    return exit.stopped;
  }
  const code = sqlState(error);
  console.error(code === null ? error : `The database cannot be used (${code}). Nothing was changed.`);
  return exit.nothingChanged;
}

try {
  const args = readArguments(process.argv.slice(2));
  if (args) process.exitCode = await run(args);
  else console.log(usage);
} catch (error) {
  process.exitCode = explain(error);
} finally {
  await closeQueue();
  await closeDb();
}

import "server-only";
import { newId } from "@/lib/kernel/id";
import type { BatchItem } from "./batch-plan";
import type { Format, Refusal, Source } from "./feed";
import { addBatch, addRead, emptyReport, type ImportReport } from "./report";
import { uniqueInFile } from "./unique-in-file";
import { type BatchSettings, writeBatch } from "./write-batch";

export type ImportSettings = {
  /** Language of the file. */
  locale: string;
  currency: string;
  /** VAT contained in every price, in hundredths of a percent. */
  vatBasisPoints: number;
  /** Id of the stock location that the file's quantities were counted at; null leaves all stock alone. */
  locationId: string | null;
  dryRun: boolean;
};

/** What is told while it runs. */
export type ImportListener = {
  /** Something was left out; called once, after what it concerns is settled. */
  refused?: (refusal: Refusal) => void;
  progressed?: (report: Readonly<ImportReport>) => void;
};

/** The import ended before the file did; what is in the report before it is in the shop. */
export class ImportStopped extends Error {
  override readonly name = "ImportStopped";
  constructor(
    readonly report: ImportReport,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const productsPerBatch = 200;
/** Variants and pictures, so that a batch of large products stays a short transaction. */
const rowsPerBatch = 3_000;

/**
 * Imports a product file: reads it once to see that it is sound, then again, writing batch by batch. Whatever
 * cannot be used is refused line by line; the rest comes in. Doing it again changes nothing.
 * Throws BrokenFile when the file as a whole cannot be used: then nothing was changed. Throws ImportStopped with
 * what was done when the database fails on the way.
 */
export async function importProducts(
  format: Format,
  source: Source,
  settings: ImportSettings,
  listener: ImportListener = {},
): Promise<ImportReport> {
  const report = emptyReport();
  const readAgain = await format.check(source, {
    currency: settings.currency,
    countsStock: settings.locationId !== null,
  });
  const batchSettings = batchSettingsOf(format, settings);
  const judge = uniqueInFile();
  let batch: BatchItem[] = [];
  let waiting: Refusal[] = [];
  const flush = async () => {
    const outcome = batch.length > 0 ? await writeBatch(batch, batchSettings) : null;
    if (outcome) addBatch(report, outcome);
    const refusals = [...waiting, ...(outcome?.refusals ?? [])].sort((a, b) => a.line - b.line);
    report.refusedLines += new Set(refusals.map((r) => r.line)).size;
    for (const refusal of refusals) listener.refused?.(refusal);
    batch = [];
    waiting = [];
    listener.progressed?.(report);
  };
  try {
    let rows = 0;
    for await (const read of readAgain()) {
      const judged = judge(read);
      addRead(report, judged);
      waiting.push(...judged.refusals);
      if (judged.product) {
        const { product } = judged;
        batch.push({ product, partial: judged.refusals.some((r) => r.part === "variant") });
        rows += product.variants.length + (product.pictures?.length ?? 0);
      }
      if (batch.length < productsPerBatch && rows < rowsPerBatch && waiting.length < rowsPerBatch) continue;
      await flush();
      rows = 0;
    }
    await flush();
  } catch (error) {
    throw new ImportStopped(report, error);
  }
  return report;
}

function batchSettingsOf(format: Format, settings: ImportSettings): BatchSettings {
  const { locationId, ...shared } = settings;
  const count = locationId === null ? null : { locationId, run: newId(), actor: "system:import" };
  return { ...shared, source: format.name, count };
}

import type { ReadProduct, Refusal } from "./feed";
import type { BatchOutcome } from "./write-batch";

/** What an import did, as numbers. */
export type ImportReport = {
  products: { created: number; updated: number; unchanged: number; refused: number };
  variants: { created: number; updated: number; unchanged: number; retired: number };
  /** Slugs: a dry run makes the same one again and again. */
  newDepartments: Set<string>;
  /** Stock levels that are new; counts that were put there, and put right. */
  stock: { levels: number; received: number; adjusted: number };
  /** Lines of the file of which at least a part was left out. */
  refusedLines: number;
  notes: Map<string, { times: number; firstLine: number }>;
};

export const emptyReport = (): ImportReport => ({
  products: { created: 0, updated: 0, unchanged: 0, refused: 0 },
  variants: { created: 0, updated: 0, unchanged: 0, retired: 0 },
  newDepartments: new Set(),
  stock: { levels: 0, received: 0, adjusted: 0 },
  refusedLines: 0,
  notes: new Map(),
});

const add = <K extends string>(sums: Record<K, number>, more: Partial<Record<K, number>>) => {
  for (const key of Object.keys(more) as K[]) sums[key] += more[key] ?? 0;
};

/** Adds what was read of one product. */
export function addRead(report: ImportReport, read: ReadProduct): void {
  if (!read.product) report.products.refused += 1;
  for (const { line, text } of read.notes) {
    const note = report.notes.get(text);
    if (note) note.times += 1;
    else report.notes.set(text, { times: 1, firstLine: line });
  }
}

/** Adds what became of one batch. */
export function addBatch(report: ImportReport, outcome: BatchOutcome): void {
  add(report.products, outcome.productsMade);
  add(report.variants, outcome.variantsMade);
  for (const slug of outcome.departmentsMade) report.newDepartments.add(slug);
  add(report.stock, outcome.stock);
}

/** Terminal escapes and line breaks of a file have no business on a terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");

const cell = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

/** The head of the table of refusals. */
export const refusalHead = `${"line".padStart(8)}  ${cell("part", 8)}  ${cell("product", 32)}  reason`;

/** One line of the table of refusals. */
export const refusalLine = (refusal: Refusal): string =>
  printable(
    `${String(refusal.line).padStart(8)}  ${cell(refusal.part, 8)}  ${cell(refusal.product, 32)}  ${refusal.reason}`,
  );

const number = (n: number): string => n.toLocaleString("en");

/** What was done, for people: a table of numbers, then what came in differently from how it was written. */
export function summary(report: ImportReport): string {
  const row = (name: string, counts: Record<string, number>) =>
    `${name.padEnd(12)} ${Object.entries(counts)
      .map(([what, n]) => `${number(n)} ${what}`)
      .join(", ")}`;
  const lines = [
    row("products", report.products),
    row("variants", report.variants),
    row("departments", { created: report.newDepartments.size }),
    row("stock", {
      "levels opened": report.stock.levels,
      "first counts": report.stock.received,
      "counts put right": report.stock.adjusted,
    }),
    row("refused", { lines: report.refusedLines }),
  ];
  const notes = [...report.notes].map(
    ([text, { times, firstLine }]) =>
      `  ${number(times).padStart(8)} ×  ${text} (first at line ${firstLine})`,
  );
  if (notes.length > 0) lines.push("", "Came in, with a remark:", ...notes);
  return lines.join("\n");
}

import { stringify } from "csv-stringify/sync";
import { decimalOf } from "@/lib/kernel/money";
import type { StoreCounts, StoreReport } from "./pickup-report";

export const reportTables = ["figures", "steps", "shorts", "clerks", "stores"] as const;
export type ReportTableName = (typeof reportTables)[number];

type Row = (string | number | null)[];

/**
 * A table of a report for a spreadsheet: UTF-8 with its mark, plain numbers, times in seconds. What a spreadsheet would
 * take for a formula, such as somebody's name, is told by an apostrophe to be text.
 */
export function reportCsv(
  name: ReportTableName,
  report: StoreReport,
  stores: readonly StoreCounts[],
): string {
  const rows = tables[name](report, stores);
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: "windows" });
}

const tables: Record<ReportTableName, (report: StoreReport, stores: readonly StoreCounts[]) => Row[]> = {
  figures({ store, now, before, currency }) {
    const money = (amount: number) => decimalOf({ amount, currency });
    const rows = (Object.keys(now) as (keyof typeof now)[]).map((key): Row => {
      const both = [now[key], before[key]];
      const values = key === "refundAmount" ? both.map((amount) => money(amount ?? 0)) : both;
      return [store.slug, snake(key), ...values];
    });
    return [["store", "what", "now", "before"], ...rows];
  },
  steps: ({ store, steps }) => [
    ["store", "at", "ready", "on_time", "collected"],
    ...steps.map(({ at, ready, onTime, collected }) => [store.slug, at, ready, onTime, collected]),
  ],
  shorts: ({ store, shorts }) => [
    ["store", "reason", "units"],
    ...shorts.map(({ reason, units }) => [store.slug, reason, units]),
  ],
  clerks: ({ store, clerks }) => [
    ["store", "clerk", "picked", "pick_median_seconds", "handed_over", "short_units"],
    ...clerks.map((c) => [store.slug, c.name, c.picked, c.pickMedian, c.handedOver, c.shortUnits]),
  ],
  stores: (_report, stores) => [
    [
      "store",
      "name",
      "ready",
      "on_time",
      "wait_median_seconds",
      "wait_ninth_seconds",
      "collected",
      "no_shows",
      "cancelled",
    ],
    ...stores.map(({ store, now }) => [
      store.slug,
      store.name,
      now.ready,
      now.onTime,
      now.waitMedian,
      now.waitNinth,
      now.collected,
      now.noShows,
      now.cancelled,
    ]),
  ],
};

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

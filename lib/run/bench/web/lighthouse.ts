import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, run } from "../../child.mjs";
import { Refusal } from "../../refusal.mjs";
import { percentile } from "../table";
import type { Measure } from "./budgets";

type Request = { url: string; resourceType?: string; transferSize?: number };
type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { score: number | null; title: string; numericValue?: number; details?: { items?: unknown[] } }
  >;
};

/** What Lighthouse says of a page, each the median of its runs, and what it found wrong in any of them. */
export type Visit = { measures: [Measure, number][]; documentBytes: number; faults: string[] };

const limitMs = 4 * 60_000;

async function once(url: string, browser: string, folder: string): Promise<Report> {
  const file = join(folder, "lighthouse.json");
  const root = process.getuid?.() === 0 ? " --no-sandbox" : "";
  const outcome = await run(
    process.execPath,
    [
      join(PROJECT, "node_modules", "lighthouse", "cli", "index.js"),
      url,
      "--output=json",
      `--output-path=${file}`,
      "--only-categories=performance,accessibility,best-practices,seo",
      `--chrome-flags=--headless=new${root}`,
      "--quiet",
    ],
    { cwd: folder, env: { ...process.env, CHROME_PATH: browser }, timeoutMs: limitMs },
  );
  if (outcome.code !== 0) throw new Refusal(`Lighthouse failed on ${url}:\n\n${outcome.output}`);
  return JSON.parse(readFileSync(file, "utf8"));
}

const requestsOf = (report: Report): Request[] =>
  (report.audits["network-requests"]?.details?.items ?? []) as Request[];

const bytesOf = (report: Report, type: string): number =>
  requestsOf(report)
    .filter((request) => request.resourceType === type)
    .reduce((sum, request) => sum + (request.transferSize ?? 0), 0);

const reads: [Measure, (report: Report) => number][] = [
  ["performance", (r) => 100 * (r.categories.performance?.score ?? 0)],
  ["accessibility", (r) => 100 * (r.categories.accessibility?.score ?? 0)],
  ["bestPractices", (r) => 100 * (r.categories["best-practices"]?.score ?? 0)],
  ["seo", (r) => 100 * (r.categories.seo?.score ?? 0)],
  ["largestPaint", (r) => r.audits["largest-contentful-paint"]?.numericValue ?? Number.POSITIVE_INFINITY],
  ["blockedTime", (r) => r.audits["total-blocking-time"]?.numericValue ?? Number.POSITIVE_INFINITY],
  ["layoutShift", (r) => r.audits["cumulative-layout-shift"]?.numericValue ?? Number.POSITIVE_INFINITY],
  ["scripts", (r) => bytesOf(r, "Script")],
];

/** What keeps accessibility, best practices and SEO under 100. */
function faultsOf(report: Report): string[] {
  const perfect = ["accessibility", "best-practices", "seo"];
  const refs = perfect.flatMap(
    (name) =>
      (report.categories[name] as { auditRefs?: { id: string; weight: number }[] } | undefined)?.auditRefs ??
      [],
  );
  return refs.flatMap(({ id, weight }) => {
    const audit = report.audits[id];
    return weight > 0 && audit && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : [];
  });
}

/** Visits a page as a middling phone on a slow network, `runs` times. Throws Refusal when a visit fails. */
export async function visit(url: string, runs: number, browser: string, folder: string): Promise<Visit> {
  const reports: Report[] = [];
  for (let n = 0; n < runs; n++) reports.push(await once(url, browser, folder));
  const median = (read: (report: Report) => number) => percentile(reports.map(read), 0.5);
  return {
    measures: reads.map(([measure, read]) => [measure, median(read)]),
    documentBytes: median((report) => bytesOf(report, "Document")),
    faults: [...new Set(reports.flatMap(faultsOf))],
  };
}

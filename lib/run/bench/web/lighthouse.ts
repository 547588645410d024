import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { PROJECT, run } from "../../child.mjs";
import { Refusal } from "../../refusal.mjs";
import { percentile } from "../table";
import type { Measure } from "./budgets";

type Request = { url: string; resourceType?: string };
type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { score: number | null; title: string; numericValue?: number; details?: { items?: unknown[] } }
  >;
};

/** What Lighthouse says of a page, each the median of its runs, and what it found wrong in any of them. */
export type Visit = { measures: [Measure, number][]; faults: string[] };

const limitMs = 4 * 60_000;
/** On a busy machine the browser now and then fails to record a visit, which says nothing of the page. */
const attempts = 3;

async function once(url: string, browser: string, folder: string): Promise<Report> {
  const file = join(folder, "lighthouse.json");
  const root = process.getuid?.() === 0 ? " --no-sandbox" : "";
  const args = [
    join(PROJECT, "node_modules", "lighthouse", "cli", "index.js"),
    url,
    "--output=json",
    `--output-path=${file}`,
    "--only-categories=performance,accessibility,best-practices,seo",
    `--chrome-flags=--headless=new${root}`,
    "--quiet",
  ];
  const options = { cwd: folder, env: { ...process.env, CHROME_PATH: browser }, timeoutMs: limitMs };
  let said = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    const outcome = await run(process.execPath, args, options);
    if (outcome.code === 0) return JSON.parse(readFileSync(file, "utf8"));
    said = outcome.output;
  }
  throw new Refusal(`Lighthouse failed on ${url}:\n\n${said}`);
}

const requestsOf = (report: Report): Request[] =>
  (report.audits["network-requests"]?.details?.items ?? []) as Request[];

/** What comes over the wire for an address, compressed, without its headers. */
export const bytesOf = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () => resolve(bytes));
      answer.on("error", reject);
    }).on("error", reject);
  });

async function scriptBytes(report: Report): Promise<number> {
  const scripts = requestsOf(report).filter((request) => request.resourceType === "Script");
  const sizes = await Promise.all(scripts.map((script) => bytesOf(script.url)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** As Lighthouse writes it: a price that moves by a pixel or two is a ten-thousandth. */
const thousandths = (value = Number.POSITIVE_INFINITY): number => Math.round(value * 1_000) / 1_000;

const reads: [Measure, (report: Report) => number][] = [
  ["performance", (r) => 100 * (r.categories.performance?.score ?? 0)],
  ["accessibility", (r) => 100 * (r.categories.accessibility?.score ?? 0)],
  ["bestPractices", (r) => 100 * (r.categories["best-practices"]?.score ?? 0)],
  ["seo", (r) => 100 * (r.categories.seo?.score ?? 0)],
  ["largestPaint", (r) => r.audits["largest-contentful-paint"]?.numericValue ?? Number.POSITIVE_INFINITY],
  ["blockedTime", (r) => r.audits["total-blocking-time"]?.numericValue ?? Number.POSITIVE_INFINITY],
  ["layoutShift", (r) => thousandths(r.audits["cumulative-layout-shift"]?.numericValue)],
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

async function toldBy(reports: readonly Report[]): Promise<Visit> {
  const median = (read: (report: Report) => number) => percentile(reports.map(read), 0.5);
  const scripts = await Promise.all(reports.map(scriptBytes));
  return {
    measures: [
      ...reads.map(([measure, read]): [Measure, number] => [measure, median(read)]),
      ["scripts", percentile(scripts, 0.5)],
    ],
    faults: [...new Set(reports.flatMap(faultsOf))],
  };
}

/**
 * Visits pages as a middling phone on a slow network, all of them once and then over again, `runs` times: where a machine is
 * slow for a minute, each page bears as much of it, and the medians none. Throws Refusal when a visit fails.
 * @returns what was told of each address, in their order
 */
export async function visitInTurn(
  urls: readonly string[],
  runs: number,
  how: { browser: string; folder: string; say: (doing: string) => void },
): Promise<Visit[]> {
  const reports: Report[][] = urls.map(() => []);
  for (let run = 1; run <= runs; run++)
    for (const [n, url] of urls.entries()) {
      how.say(`${new URL(url).pathname}, ${run} of ${runs}`);
      reports[n]?.push(await once(url, how.browser, how.folder));
    }
  return Promise.all(reports.map(toldBy));
}

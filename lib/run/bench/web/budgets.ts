import { aligned } from "../table";

/** What a page may cost. Scores are of 100, times in milliseconds, sizes in bytes. */
export const budgets = {
  performance: { least: 98 },
  accessibility: { least: 100 },
  bestPractices: { least: 100 },
  seo: { least: 100 },
  largestPaint: { most: 1_200 },
  blockedTime: { most: 100 },
  layoutShift: { most: 0 },
  scripts: { most: 144_000 },
  listing: { most: 14_000 },
  quietRequests: { most: 5 },
  /** Of a bare static page of the same weight. */
  throughput: { least: 0.8 },
  slowest: { most: 150 },
  /** Pages a server never had and the shop did, of how many it answers of those it has. */
  cold: { least: 0.25 },
  /** Of the pages that were pushed out of memory, those that are kept again once they were asked for. */
  keptAgain: { least: 1 },
} as const satisfies Record<string, { least: number } | { most: number }>;

export type Measure = keyof typeof budgets;

const names: Record<Measure, string> = {
  performance: "performance",
  accessibility: "accessibility",
  bestPractices: "best practices",
  seo: "SEO",
  largestPaint: "LCP, ms",
  blockedTime: "TBT, ms",
  layoutShift: "CLS",
  scripts: "JavaScript, kB compressed",
  listing: "HTML, kB compressed",
  quietRequests: "requests after load",
  throughput: "throughput, of a bare page's",
  slowest: "p99, ms",
  cold: "pages new to a server, of the warm rate",
  keptAgain: "pushed out and kept again, of all",
};

export type Measured = { page: string; measure: Measure; value: number };

/** What a part of the bench measured, and what else it has to say. */
export type Found = { measured: Measured[]; notes: string[] };

export function holds({ measure, value }: Measured): boolean {
  const budget = budgets[measure];
  return "least" in budget ? value >= budget.least : value <= budget.most;
}

/** Told to the hundredth. */
const hundreds: ReadonlySet<Measure> = new Set(["layoutShift", "throughput", "cold", "keptAgain"]);

/** Rounded away from the budget, so that a figure that is over it never reads as if it were not. */
function written(measure: Measure, value: number, round: (n: number) => number): string {
  const hundredths = (n: number) => String(round(n * 100) / 100);
  if (measure === "scripts" || measure === "listing") return String(round(value / 100) / 10);
  if (hundreds.has(measure)) return hundredths(value);
  return String(round(value));
}

/** Every budget, what was measured, and whether it holds. */
export function budgetTable(all: readonly Measured[]): string {
  return aligned([
    ["page", "what", "measured", "budget", "holds"],
    ...all.map((one) => {
      const { page, measure, value } = one;
      const budget = budgets[measure];
      const limit = "least" in budget ? budget.least : budget.most;
      return [
        page,
        names[measure],
        written(measure, value, "least" in budget ? Math.floor : Math.ceil),
        `${"least" in budget ? "≥" : "≤"} ${written(measure, limit, Math.round)}`,
        holds(one) ? "✓" : "✗",
      ];
    }),
  ]);
}

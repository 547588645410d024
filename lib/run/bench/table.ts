import type { Round } from "./rounds";
import { isHeld, isRefused } from "./verdict";

/** The value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** How often each text occurs, most often first: `12 × a, 3 × b`. */
export function tally(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([text, count]) => `${count} × ${text}`)
    .join(", ");
}

const columns: [string, (round: Round) => string | number][] = [
  ["round", (r) => r.name],
  ["asked", (r) => r.told.length],
  ["held", (r) => r.told.filter(isHeld).length],
  ["refused", (r) => r.told.filter(isRefused).length],
  ["other", (r) => r.told.filter((t) => !isHeld(t) && !isRefused(t)).length],
  ["retries", (r) => r.told.reduce((all, t) => all + t.retries.length, 0)],
  [
    "p50 ms",
    (r) =>
      Math.round(
        percentile(
          r.told.map((t) => t.milliseconds),
          0.5,
        ),
      ),
  ],
  [
    "p99 ms",
    (r) =>
      Math.round(
        percentile(
          r.told.map((t) => t.milliseconds),
          0.99,
        ),
      ),
  ],
  ["requests/s", (r) => Math.round(r.told.reduce((all, t) => all + 1 + t.retries.length, 0) / r.seconds)],
  ["on hand", (r) => r.after.onHand],
  ["reserved", (r) => r.after.reserved],
  ["invariants", (r) => (r.after.violations.length === 0 ? "hold" : `${r.after.violations.length} broken`)],
];

/** The rounds as a table. */
export const tableOf = (rounds: readonly Round[]): string =>
  aligned([columns.map(([title]) => title), ...rounds.map((r) => columns.map(([, of]) => String(of(r))))]);

/** A table of a title row and one line each, words to the left and numbers to the right. */
export function aligned(cells: readonly (readonly string[])[]): string {
  const titles = cells[0]!;
  const widths = titles.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  ");
  return [line(titles), widths.map((w) => "─".repeat(w)).join("  "), ...cells.slice(1).map(line)].join("\n");
}

/** What the table has no room for: what was refused and retried, and what was killed when. */
export function notesOf(round: Round): string {
  const { struck, told } = round;
  const lines = [`${round.name}: ${round.goods.sku} in ${round.seconds.toFixed(1)} s`];
  lines.push(`  answers   ${tally(told.map((t) => `${t.status} ${t.code}`.trim()))}`);
  const retries = told.flatMap((t) => t.retries);
  if (retries.length > 0) {
    const replayed = told.filter((t) => t.replayed && isHeld(t)).length;
    lines.push(`  retries   ${tally(retries)}; holds told again after their answer was lost: ${replayed}`);
  }
  if (struck)
    lines.push(
      `  killed    ${struck.what} after ${struck.afterAnswers} of ${told.length} answers, with ${struck.underWay} ` +
        `requests under way, ${struck.hit} of them hit; back after ${(struck.awayMs / 1000).toFixed(1)} s`,
    );
  return lines.join("\n");
}

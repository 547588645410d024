import { readFileSync } from "node:fs";
import { Refusal } from "../../refusal.mjs";

/** What people said of products that were shown for a query: by query, by SKU, from 0 (wrong) to 3 (right). */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads `query,sku,gain`. Throws Refusal when the file is not there or says something else. */
export function readJudgments(path: string): Judgments {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Refusal(`There is no file ${path} with judgments.`);
  }
  const [header, ...lines] = text.trim().split(/\r?\n/);
  if (header?.trim() !== "query,sku,gain") throw new Refusal(`${path} does not begin with query,sku,gain.`);
  const judgments = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const [, query, sku, gain] = /^"?(.+?)"?,([^,]+),(\d+(?:\.\d+)?)$/.exec(line) ?? [];
    if (!query || !sku || !gain) throw new Refusal(`${path}: cannot read ${JSON.stringify(line)}.`);
    const of = judgments.get(query) ?? new Map<string, number>();
    judgments.set(query, of.set(sku, Number(gain)));
  }
  return judgments;
}

const depth = 10;

const discounted = (gains: readonly number[]): number =>
  gains.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);

/**
 * nDCG@10 with linear gain: 1 is the best order there could be.
 * @param found SKUs, the best first; what nobody judged counts as wrong
 * @param judged of SKUs; at least one above 0
 */
export function ndcg(found: readonly string[], judged: ReadonlyMap<string, number>): number {
  const ideal = discounted([...judged.values()].sort((a, b) => b - a));
  return discounted(found.map((sku) => judged.get(sku) ?? 0)) / ideal;
}

/** The same of what was judged alone, as if the rest had not been found. */
export const judgedNdcg = (found: readonly string[], judged: ReadonlyMap<string, number>): number =>
  ndcg(
    found.filter((sku) => judged.has(sku)),
    judged,
  );

/** Whether anything is right for it: others say nothing about an order. */
export const hasAnswer = (judged: ReadonlyMap<string, number>): boolean =>
  [...judged.values()].some((gain) => gain > 0);

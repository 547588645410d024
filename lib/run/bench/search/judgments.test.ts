import { describe, expect, it } from "vitest";
import { hasAnswer, judgedNdcg, ndcg } from "./judgments";

const judged = new Map([
  ["A", 3],
  ["B", 1],
  ["C", 0],
]);
const ideal = 3 + 1 / Math.log2(3);

describe("nDCG@10", () => {
  it.each([
    ["the best order", ["A", "B", "C"], 1],
    ["nothing", [], 0],
    ["something unjudged first", ["X", "A", "B"], (3 / Math.log2(3) + 1 / 2) / ideal],
    ["the right one at place eleven", [..."QRSTUVWXYZ", "A"], 0],
  ])("of %s", (_, found, value) => {
    expect(ndcg(found, judged)).toBeCloseTo(value, 10);
  });

  it("of what was judged leaves out the rest", () => {
    expect(judgedNdcg(["X", "A", "Y", "B"], judged)).toBe(1);
    expect(hasAnswer(judged)).toBe(true);
    expect(hasAnswer(new Map([["C", 0]]))).toBe(false);
  });
});

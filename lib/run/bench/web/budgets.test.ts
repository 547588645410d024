import { describe, expect, it } from "vitest";
import { budgetTable, holds, type Measure } from "./budgets";

describe("a budget", () => {
  it.each<[Measure, number, boolean]>([
    ["performance", 98, true],
    ["performance", 97.9, false],
    ["largestPaint", 1_200, true],
    ["largestPaint", 1_201, false],
    ["layoutShift", 0, true],
    ["layoutShift", 0.001, false],
    ["throughput", 0.8, true],
    ["throughput", 0.799, false],
  ])("of %s at %d holds: %s", (measure, value, expected) => {
    expect(holds({ page: "home", measure, value })).toBe(expected);
  });

  it("that is missed by little does not read as if it held", () => {
    const table = budgetTable([
      { page: "home", measure: "throughput", value: 0.799 },
      { page: "home", measure: "scripts", value: 144_010 },
    ]);
    expect(table).toMatch(/0\.79 +≥ 0\.8 +✗/);
    expect(table).toMatch(/144\.1 +≤ 144 +✗/);
  });
});

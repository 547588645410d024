import { expect, test } from "vitest";
import { nearestToMiddle, oncePerBreath } from "./seen-codes";

test("of several codes the one nearest to the middle is meant", () => {
  const codes = [
    { text: "left", x: 0.1, y: 0.5 },
    { text: "aimed at", x: 0.55, y: 0.45 },
    { text: "below", x: 0.5, y: 0.9 },
  ];
  expect(nearestToMiddle(codes)?.text).toBe("aimed at");
  expect(nearestToMiddle([])).toBeUndefined();
});

test("a code that is held in view counts once, and again when it was away for a breath", () => {
  const counts = oncePerBreath();
  const looks: [string, number][] = [
    ["A", 0],
    ["A", 500],
    ["A", 1300],
    ["A", 2300],
    ["B", 2400],
    ["A", 2500],
    ["A", 2600],
  ];
  expect(looks.map(([text, at]) => counts(text, at))).toEqual([true, false, false, true, true, true, false]);
});

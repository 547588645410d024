import { describe, expect, it, test } from "vitest";
import { likelyCash, typedCash } from "./cash";
import { drawn, pointOn, sheet } from "./signature-path";

describe("what is likely given", () => {
  it.each([
    [1290, 100, [1500, 2000, 5000]],
    [1000, 100, [2000, 5000, 10_000]],
    [420, 100, [500, 1000, 2000]],
    [1280, 1, [1500, 2000, 5000]],
    [0, 100, []],
  ])("for %i is %o", (amount, whole, given) => {
    expect(likelyCash(amount, whole)).toEqual(given);
  });
});

test.each([
  ["20", 2000],
  ["12,9", 1290],
  [" 1 000.50 ", 100_050],
  ["", null],
  ["ten", null],
  ["1.234", null],
  ["-5", null],
])("%j is %o minor units", (text, minor) => {
  expect(typedCash(text, "EUR")).toBe(minor);
});

describe("a signature", () => {
  it("is whole numbers on a sheet of its own measure", () => {
    const box = { left: 10, top: 20, width: 600, height: 240 };
    expect(pointOn(box, { x: 310, y: 140 })).toEqual({ x: 150, y: 60 });
    expect(pointOn(box, { x: -50, y: 9999 })).toEqual({ x: 0, y: sheet.height });
  });
  it("leaves points out that say nothing, and never grows beyond its bound", () => {
    const begun = drawn("", { x: 5, y: 5 }, true);
    expect(drawn(begun, { x: 6, y: 5 }, false)).toBe("M5 5");
    expect(drawn(begun, { x: 8, y: 5 }, false)).toBe("M5 5L8 5");
    expect(drawn("M5 5L8 5", { x: 8, y: 5 }, true)).toBe("M5 5L8 5M8 5");
    let path = begun;
    for (let i = 0; i < 5000; i++) path = drawn(path, { x: (i * 7) % 300, y: (i * 13) % 120 }, false);
    expect(path.length).toBeLessThanOrEqual(20_000);
    expect(path).toMatch(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, formatMoney, parseDecimal, vatWithin } from "./money";

describe("formatMoney", () => {
  test.each([
    [{ amount: 1290, currency: "EUR" }, "en", "€12.90"],
    [{ amount: 1290, currency: "EUR" }, "fi", "12,90 €"],
    [{ amount: 123450, currency: "EUR" }, "tr", "€1.234,50"],
    [{ amount: 123450, currency: "EUR" }, "ru", "1 234,50 €"],
    [{ amount: 123450, currency: "EUR" }, "ja", "€1,234.50"],
    [{ amount: 5, currency: "EUR" }, "en", "€0.05"],
    [{ amount: -5, currency: "EUR" }, "en", "-€0.05"],
    [{ amount: 123456789012, currency: "EUR" }, "en", "€1,234,567,890.12"],
    [{ amount: 980, currency: "JPY" }, "en", "¥980"],
  ])("%o in %s is %s", (money, locale, text) => {
    expect(
      formatMoney(money, locale)
        .replace(/\u00a0/g, " ")
        .replace("−", "-"),
    ).toBe(text);
  });
});

describe("parseDecimal", () => {
  test.each([
    ["12.9", "EUR", 1290],
    ["12", "EUR", 1200],
    ["0.05", "EUR", 5],
    ["12.900", "EUR", 1290],
    ["980", "JPY", 980],
  ])("%s %s is %i", (text, currency, amount) => expect(parseDecimal(text, currency)).toBe(amount));

  test.each(["", "-1", "1e3", "1,000.00", "12.905", "NaN", "0x10", "1".repeat(10), " ", "٣"])(
    "refuses %j",
    (text) => {
      expect(() => parseDecimal(text, "EUR")).toThrow(RangeError);
    },
  );
});

describe("allocate", () => {
  test("gives the remainder to the largest, and ties to the first", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(5, [3, 7])).toEqual([2, 3]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [0, 0])).toEqual([5, 5]);
  });
  test("always adds up, and no part strays from its exact share by a whole unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 50 }),
        (amount, weights) => {
          const parts = allocate(amount, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
          const sum = weights.reduce((a, b) => a + b, 0);
          if (sum > 0)
            for (const [i, part] of parts.entries())
              expect(Math.abs(part - (amount * weights[i]!) / sum)).toBeLessThan(1.001);
        },
      ),
    );
  });
});

describe("vatWithin", () => {
  test.each([
    [12550, 2550, 2550],
    [11350, 1350, 1350],
    [900, 2550, 183],
    [1, 2550, 0],
    [100, 0, 0],
  ])("%i at %i basis points contains %i", (amount, rate, vat) => expect(vatWithin(amount, rate)).toBe(vat));
  test("is never more than the price, and rounds to the nearest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, rate) => {
          const vat = vatWithin(amount, rate);
          expect(Math.abs(vat - (amount * rate) / (10_000 + rate))).toBeLessThanOrEqual(0.5 + 1e-6);
        },
      ),
    );
  });
});

import { expect, it } from "vitest";
import { unitPrice } from "./unit-price";

const eur = (amount: number) => ({ amount, currency: "EUR" });

it.each([
  [220, 300, "g", 733],
  [329, 330, "ml", 997],
  [1390, 12, "piece", 116],
  [250, 200, "g", 1250],
  // Half a cent goes up.
  [1, 2, "piece", 1],
] as const)("%i for %i %s is %i a unit", (price, amount, unit, expected) => {
  expect(unitPrice({ price: eur(price), measure: { amount, unit } })).toEqual({ price: eur(expected), unit });
});

it("is left out where it would repeat the price, or the content is unknown", () => {
  expect(unitPrice({ price: eur(500), measure: { amount: 1000, unit: "g" } })).toBeNull();
  expect(unitPrice({ price: eur(500), measure: { amount: 1, unit: "piece" } })).toBeNull();
  expect(unitPrice({ price: eur(500), measure: null })).toBeNull();
});

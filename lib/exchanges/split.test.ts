import { expect, test } from "vitest";
import { split } from "./split";

/** A repeatable stream of numbers, so that a mix that fails can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("value back + taken − given = value out, to the cent, in any mix", () => {
  const next = numbers(20_261_122);
  for (let mix = 0; mix < 5_000; mix++) {
    const back = Array.from({ length: 1 + next(6) }, (_, i) => ({
      fulfillmentId: `f${i}`,
      amount: next(4) === 0 ? 0 : next(20_000),
    }));
    const out = next(5) === 0 ? 0 : next(60_000);
    const value = back.reduce((sum, b) => sum + b.amount, 0);
    const { fulfillments, taken, given } = split(back, out);
    const sum = (of: "given" | "carried") => fulfillments.reduce((total, f) => total + f[of], 0);
    expect(value + taken - given).toBe(out);
    expect(taken * given).toBe(0);
    expect(sum("given")).toBe(given);
    expect(sum("carried") + taken).toBe(out);
    for (const f of fulfillments) {
      expect(f.given + f.carried).toBe(f.amount);
      expect(Math.min(f.given, f.carried)).toBeGreaterThanOrEqual(0);
    }
  }
});

import { describe, expect, it } from "vitest";
import { linesAsked, oneMore, wayOf } from "./sale-view";

describe("the lines of a sale in an address", () => {
  it("are read side by side, and what was set to none is gone", () => {
    const asked = { sku: ["TEA", "POT", "CUP"], units: ["2", "0", "3"], way: ["kamppi", "kamppi", "send"] };
    expect(linesAsked(asked)).toEqual([
      { sku: "TEA", quantity: 2, collectAt: "kamppi" },
      { sku: "CUP", quantity: 3, collectAt: null },
    ]);
    expect(linesAsked({ sku: "TEA" })).toEqual([{ sku: "TEA", quantity: 1, collectAt: "" }]);
  });

  it.each([
    [{ sku: "no sku", units: "1" }],
    [{ sku: "TEA", units: "1.5" }],
    [{ sku: "TEA", units: "-1" }],
    [{ sku: "TEA", units: "many" }],
    [{}],
  ])("are none in %j", (asked) => {
    expect(linesAsked(asked)).toEqual([]);
  });

  it("never take more of one thing than a line may have", () => {
    expect(linesAsked({ sku: "TEA", units: "500" })[0]!.quantity).toBe(99);
    expect(oneMore([{ sku: "TEA", quantity: 99, collectAt: null }], "TEA")[0]!.quantity).toBe(99);
  });

  it("take one more of what is scanned again, and a line for what is new", () => {
    const lines = [{ sku: "TEA", quantity: 1, collectAt: "kamppi" }];
    expect(oneMore(lines, "TEA")).toEqual([{ sku: "TEA", quantity: 2, collectAt: "kamppi" }]);
    expect(oneMore(lines, "POT")).toEqual([...lines, { sku: "POT", quantity: 1, collectAt: "" }]);
  });
});

it("keeps the way that was chosen as long as all of a line can be had so", () => {
  const readyBy = new Date();
  const here = { collectAt: "kamppi", distanceMeters: 1, readyBy };
  const sent = { collectAt: null, distanceMeters: null, readyBy };
  const line = { sku: "TEA", quantity: 1, title: "Tea", picture: null, unitAmount: 1, ways: [here, sent] };
  expect(wayOf({ ...line, collectAt: null })).toBe(sent);
  expect(wayOf({ ...line, collectAt: "oz" })).toBe(here);
  expect(wayOf({ ...line, ways: [], collectAt: "kamppi" })).toBeUndefined();
});

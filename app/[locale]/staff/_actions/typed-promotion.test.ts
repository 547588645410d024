import { describe, expect, test } from "vitest";
import { newPromotion } from "@/lib/promotions/create-promotion";
import { amountOf, typedPromotion, whole } from "./typed-promotion";

const now = new Date("2026-11-22T10:00:00Z");
const read = (fields: Record<string, string | string[]>, store = false) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return typedPromotion(form, "Europe/Helsinki", { store }, now);
};
const percent = { "name-en": "Ten", kind: "percent", basisPoints: "10" };

describe("what is typed about a promotion", () => {
  test.each([
    [percent, { basisPoints: 1000 }],
    [{ ...percent, basisPoints: "12,5" }, { basisPoints: 1250 }],
    [{ ...percent, kind: "amount", amount: "4,90" }, { amount: 490 }],
    [
      { ...percent, kind: "buy_get", buyUnits: "2", getUnits: "1" },
      { buyUnits: 2, getUnits: 1 },
    ],
    [{ ...percent, kind: "free_delivery", minimum: "50" }, { minimumAmount: 5000 }],
    [{ ...percent, store: ["kallio", "kamppi"] }, { stores: ["kallio", "kamppi"] }],
    [
      { ...percent, maxUses: "1 000", maxUsesEach: "2" },
      { maxUses: 1000, maxUsesEach: 2 },
    ],
    [{ ...percent, how: "random", codes: "1,000" }, { needsCode: true }],
  ])("%o is one that can begin", (fields, part) => {
    const { errors, promotion } = read(fields);
    expect(errors).toEqual({});
    expect(promotion).toMatchObject(part);
    expect(newPromotion.safeParse(promotion).success).toBe(true);
  });

  test("days are the shop's own, and the last one counts to its end", () => {
    const { promotion } = read({ ...percent, startsOn: "2026-12-01", endsOn: "2026-12-24" });
    expect(promotion).toMatchObject({
      startsAt: "2026-11-30T22:00:00.000Z",
      endsAt: "2026-12-24T22:00:00.000Z",
    });
  });

  test("codes are one word, or so many for one order each", () => {
    expect(read({ ...percent, how: "word", code: "HELLO" }).codes).toEqual({ codes: { word: "HELLO" } });
    expect(read({ ...percent, how: "random", codes: "20" }).codes).toEqual({
      codes: { random: 20 },
      maxUses: 1,
    });
    expect(read({ ...percent, code: "HELLO" }).codes).toBeNull();
  });

  test.each([
    [{ ...percent, "name-en": " " }, { "name-en": "name" }],
    [{ ...percent, basisPoints: "0" }, { basisPoints: "basisPoints" }],
    [{ ...percent, basisPoints: "100.01" }, { basisPoints: "basisPoints" }],
    [{ ...percent, kind: "amount", amount: "-5" }, { amount: "amount" }],
    [
      { ...percent, kind: "buy_get", buyUnits: "100", getUnits: "" },
      { buyUnits: "units", getUnits: "units" },
    ],
    [{ ...percent, maxUses: "many" }, { maxUses: "count" }],
    [{ ...percent, endsOn: "2026-11-21" }, { endsOn: "day" }],
    [{ ...percent, startsOn: "2026-12-24", endsOn: "2026-12-01" }, { endsOn: "day" }],
    [{ ...percent, startsOn: "soon" }, { startsOn: "day" }],
    [{ ...percent, how: "word", code: "A B" }, { code: "code" }],
    [{ ...percent, how: "random", codes: "1001" }, { codes: "codes" }],
  ])("%o is said beside its field", (fields, errors) => {
    expect(read(fields).errors).toEqual(errors);
  });

  test("who names no store, and has to, is told", () => {
    expect(read(percent, true).errors).toEqual({ store: "stores" });
  });
});

test("numbers and amounts are read as people write them", () => {
  expect(["5", "4,9", "4.90", "0", "", "1e3", "4.999"].map(amountOf)).toEqual([
    500,
    490,
    490,
    null,
    null,
    null,
    null,
  ]);
  expect(["7", "1 000", "1.000", "0", "-1", "x"].map((typed) => whole(typed, 1000))).toEqual([
    7,
    1000,
    1000,
    null,
    null,
    null,
  ]);
});

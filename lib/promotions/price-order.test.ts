import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priceOrder } from "./price-order";
import type { PromotedGoods, Promotion } from "./promotion";

const base: Promotion = {
  id: "p",
  name: { en: "Promotion" },
  kind: "percent",
  basisPoints: null,
  amount: null,
  buyUnits: null,
  getUnits: null,
  minimumAmount: 0,
  excludesSale: false,
  combining: "combinable",
  priority: 100,
  departments: null,
  stores: null,
  code: null,
  limited: false,
};
const percent = (basisPoints: number, more: Partial<Promotion> = {}): Promotion => ({
  ...base,
  id: `percent ${basisPoints}`,
  kind: "percent",
  basisPoints,
  ...more,
});
const off = (amount: number, more: Partial<Promotion> = {}): Promotion => ({
  ...base,
  id: `amount ${amount}`,
  kind: "amount",
  amount,
  ...more,
});
const buyGet = (buyUnits: number, getUnits: number, more: Partial<Promotion> = {}): Promotion => ({
  ...base,
  id: `buy ${buyUnits} get ${getUnits}`,
  kind: "buy_get",
  buyUnits,
  getUnits,
  ...more,
});
const freeDelivery = (more: Partial<Promotion> = {}): Promotion => ({
  ...base,
  id: "free delivery",
  kind: "free_delivery",
  ...more,
});
const goods = (unitAmount: number, quantity: number, more: Partial<PromotedGoods> = {}): PromotedGoods => ({
  unitAmount,
  quantity,
  vatBasisPoints: 2550,
  departmentId: "bakery",
  place: "kallio",
  onSale: false,
  ...more,
});
const discounts = (...args: Parameters<typeof priceOrder>) =>
  priceOrder(...args).lines.map((line) => line.discountAmount);

describe("what a promotion takes off", () => {
  test.each([
    ["10 %, rounded half up once and shared out", percent(1000), [goods(455, 1), goods(450, 1)], [46, 45]],
    ["an amount, in proportion", off(100), [goods(300, 1), goods(100, 1)], [75, 25]],
    ["an amount, never more than the goods cost", off(5000), [goods(300, 1), goods(100, 2)], [300, 200]],
    [
      "two and one free: the cheapest of three",
      buyGet(2, 1),
      [goods(300, 1), goods(100, 1), goods(200, 1)],
      [0, 100, 0],
    ],
    [
      "of six the third and the sixth, dearest first",
      buyGet(2, 1),
      [goods(300, 3), goods(100, 3)],
      [300, 100],
    ],
    ["two of one thing are not three", buyGet(2, 1), [goods(300, 2)], [0]],
    [
      "only its department",
      percent(1000, { departments: ["drinks"] }),
      [goods(500, 1), goods(500, 1, { departmentId: "drinks" })],
      [0, 50],
    ],
    [
      "only what is collected at its store",
      percent(1000, { stores: ["kamppi"] }),
      [goods(500, 1), goods(500, 1, { place: "kamppi" }), goods(500, 1, { place: null })],
      [0, 50, 0],
    ],
    [
      "nothing on sale",
      percent(1000, { excludesSale: true }),
      [goods(500, 1, { onSale: true }), goods(500, 1)],
      [0, 50],
    ],
    [
      "nothing below its minimum",
      percent(1000, { minimumAmount: 1000 }),
      [goods(500, 1), goods(499, 1)],
      [0, 0],
    ],
    ["from its minimum on", percent(1000, { minimumAmount: 1000 }), [goods(500, 2)], [100]],
  ])("%s", (_, promotion, lines, expected) => expect(discounts(lines, 0, [promotion])).toEqual(expected));

  test("says what is missing to its minimum", () => {
    const { unused } = priceOrder([goods(400, 1)], 0, [percent(1000, { minimumAmount: 1000 })]);
    expect(unused.map((u) => u.because)).toEqual([{ why: "minimum", missing: 600 }]);
  });
});

describe("promotions together", () => {
  test("add up, counted from the goods' own prices", () =>
    expect(discounts([goods(1000, 1)], 0, [percent(1000), percent(2000)])).toEqual([300]));

  test("are never below nothing, and each says what it really saved", () => {
    const { used, totalAmount } = priceOrder([goods(1000, 1)], 0, [
      percent(8000, { priority: 1 }),
      off(500, { priority: 2 }),
    ]);
    expect([totalAmount, used.map((u) => u.amount)]).toEqual([0, [800, 200]]);
  });

  test("one that stands alone counts when it is better, and then nothing else does", () => {
    const alone = percent(3000, { combining: "exclusive" });
    const better = priceOrder([goods(1000, 1)], 490, [percent(1000), freeDelivery(), alone]);
    expect([better.totalAmount, better.used.map((u) => u.promotion.id)]).toEqual([
      900,
      ["free delivery", "percent 1000"],
    ]);
    const dearer = priceOrder([goods(10_000, 1)], 490, [percent(1000), freeDelivery(), alone]);
    expect([dearer.totalAmount, dearer.unused.map((u) => u.because.why)]).toEqual([
      7490,
      ["outdone", "outdone"],
    ]);
  });
});

test("delivery has the VAT of what is sent, in proportion", () => {
  const { delivery } = priceOrder(
    [goods(3000, 1, { place: null }), goods(1000, 1, { place: null, vatBasisPoints: 1350 }), goods(9000, 1)],
    490,
    [],
  );
  expect(delivery.vat).toEqual([
    { basisPoints: 2550, gross: 368, vat: 75 },
    { basisPoints: 1350, gross: 122, vat: 15 },
  ]);
});

const someGoods = fc.record({
  unitAmount: fc.integer({ min: 0, max: 99_999 }),
  quantity: fc.integer({ min: 1, max: 99 }),
  vatBasisPoints: fc.constantFrom(0, 1000, 1350, 2550),
  departmentId: fc.constantFrom("bakery", "drinks"),
  place: fc.constantFrom("kallio", "kamppi", null),
  onSale: fc.boolean(),
});
const someConditions = {
  minimumAmount: fc.constantFrom(0, 2000, 50_000),
  excludesSale: fc.boolean(),
  combining: fc.constantFrom("combinable", "exclusive") as fc.Arbitrary<Promotion["combining"]>,
  priority: fc.integer({ min: 1, max: 3 }),
  departments: fc.constantFrom<string[] | null>(null, ["bakery"], ["bakery", "drinks"]),
  stores: fc.constantFrom<string[] | null>(null, ["kallio"]),
};
const somePromotion = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.record(someConditions)).map(([n, c]) => percent(n, c)),
  fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.record(someConditions)).map(([n, c]) => off(n, c)),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.record(someConditions))
    .map(([buy, get, c]) => buyGet(buy, get, c)),
  fc.record(someConditions).map(freeDelivery),
);
const somePromotions = fc
  .array(somePromotion, { maxLength: 5 })
  .map((all) => all.map((promotion, i) => ({ ...promotion, id: String(i) })));
const someOrder = fc.record({
  lines: fc.array(someGoods, { minLength: 1, maxLength: 8 }),
  delivery: fc.constantFrom(0, 490, 1290),
  promotions: somePromotions,
});

describe("in any mix", () => {
  test("lines + delivery − discounts = total, to the cent, and nothing is below nothing", () =>
    fc.assert(
      fc.property(someOrder, ({ lines, delivery, promotions }) => {
        const priced = priceOrder(lines, delivery, promotions);
        const saved = priced.used.reduce((sum, { amount }) => sum + amount, 0);
        const ofLines = priced.lines.reduce((sum, l) => sum + l.totalAmount, 0);
        expect(priced.subtotalAmount + delivery - saved).toBe(priced.totalAmount);
        expect(priced.discountAmount + priced.delivery.discount).toBe(saved);
        expect(ofLines + priced.delivery.amount).toBe(priced.totalAmount);
        for (const line of priced.lines) {
          expect(line.unitAmount * line.quantity - line.discountAmount).toBe(line.totalAmount);
          expect(Math.min(line.discountAmount, line.totalAmount, line.vatAmount)).toBeGreaterThanOrEqual(0);
          expect(line.vatAmount).toBeLessThanOrEqual(line.totalAmount);
        }
        const sends = lines.some((line) => line.place === null);
        if (sends)
          expect(priced.delivery.vat.reduce((sum, { gross }) => sum + gross, 0)).toBe(priced.delivery.amount);
        for (const { amount } of priced.used) expect(amount).toBeGreaterThan(0);
      }),
    ));

  test("the order of lines and of promotions changes no sum", () =>
    fc.assert(
      fc.property(someOrder, fc.integer(), ({ lines, delivery, promotions }, seed) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((value, i) => ({ value, at: Math.imul(seed ^ (i + 1), 0x9e3779b1) >>> 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const sums = ({
          totalAmount,
          vatAmount,
          discountAmount,
          delivery: d,
        }: ReturnType<typeof priceOrder>) => ({
          totalAmount,
          vatAmount,
          discountAmount,
          delivery: d,
        });
        expect(sums(priceOrder(shuffled(lines), delivery, shuffled(promotions)))).toEqual(
          sums(priceOrder(lines, delivery, promotions)),
        );
      }),
    ));

  test("one promotion more never costs more", () =>
    fc.assert(
      fc.property(someOrder, somePromotion, ({ lines, delivery, promotions }, more) => {
        const before = priceOrder(lines, delivery, promotions).totalAmount;
        const after = priceOrder(lines, delivery, [...promotions, { ...more, id: "more" }]).totalAmount;
        expect(after).toBeLessThanOrEqual(before);
      }),
    ));
});

import type { VatPart } from "@/db/schema/orders";
import { allocate, vatWithin } from "@/lib/kernel/money";
import type { PromotedGoods, Promotion } from "./promotion";
import { type Off, takeOff, type Unused } from "./take-off";

export type PricedLine = {
  /** What promotions take off all units of the line. */
  discountAmount: number;
  /** What they cost in the end, with VAT. */
  totalAmount: number;
  /** The VAT in that. */
  vatAmount: number;
};

export type PricedOrder<T> = {
  /** As they were given. */
  lines: (T & PricedLine)[];
  /** What sending costs in the end, what was taken off that, and the VAT in it by the rates of what is sent. */
  delivery: { amount: number; discount: number; vat: VatPart[] };
  /** What each promotion saves; together all that is taken off. */
  used: { promotion: Promotion; amount: number }[];
  unused: { promotion: Promotion; because: Unused }[];
  /** The goods at their own prices. */
  subtotalAmount: number;
  /** What is taken off the goods. */
  discountAmount: number;
  totalAmount: number;
  vatAmount: number;
};

/**
 * Prices an order, all in minor units: goods − discounts + delivery = total, to the cent. Promotions that go together
 * are counted from the goods' own prices and add up, never below nothing; one that stands alone is compared with them,
 * and what is best for the shopper counts, so that no promotion ever costs anybody more. VAT is contained in what is
 * left and rounded half up per line, so that a receipt adds up by eye; that of delivery goes by the rates of what is
 * sent, in proportion to what that costs.
 * @param deliveryAmount what sending costs before promotions; 0 when nothing is sent
 */
export function priceOrder<T extends PromotedGoods>(
  goods: readonly T[],
  deliveryAmount: number,
  promotions: readonly Promotion[],
): PricedOrder<T> {
  const chosen = bestOf(goods, deliveryAmount, promotions);
  const lines = goods.map((line, i) => {
    const discountAmount = chosen.lines[i]!;
    const totalAmount = line.unitAmount * line.quantity - discountAmount;
    return { ...line, discountAmount, totalAmount, vatAmount: vatWithin(totalAmount, line.vatBasisPoints) };
  });
  const amount = deliveryAmount - chosen.delivery;
  const delivery = { amount, discount: chosen.delivery, vat: deliveryVat(amount, lines) };
  const sum = (of: (line: PricedLine & T) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    lines,
    delivery,
    used: chosen.used,
    unused: chosen.unused,
    subtotalAmount: sum((l) => l.unitAmount * l.quantity),
    discountAmount: sum((l) => l.discountAmount),
    totalAmount: sum((l) => l.totalAmount) + amount,
    vatAmount: sum((l) => l.vatAmount) + delivery.vat.reduce((total, { vat }) => total + vat, 0),
  };
}

type Choice = Off & Pick<PricedOrder<PromotedGoods>, "used" | "unused"> & { saved: number };

/** All that go together, or one that stands alone: whatever saves most; as much by either, those that go together. */
function bestOf(
  goods: readonly PromotedGoods[],
  deliveryAmount: number,
  promotions: readonly Promotion[],
): Choice {
  const ordered = [...promotions].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  const together = ordered.filter(({ combining }) => combining === "combinable");
  const alone = ordered.filter(({ combining }) => combining === "exclusive");
  const choices = [together, ...alone.map((one) => [one])].map((set) => addUp(goods, deliveryAmount, set));
  const best = choices.reduce((a, b) => (b.saved > a.saved ? b : a));
  const outdone = choices
    .filter((choice) => choice !== best)
    .flatMap(({ used, unused }) => [
      ...used.map(({ promotion }) => ({ promotion, because: { why: "outdone" } as const })),
      ...unused,
    ]);
  return { ...best, unused: [...best.unused, ...outdone] };
}

function addUp(goods: readonly PromotedGoods[], deliveryAmount: number, set: readonly Promotion[]): Choice {
  const choice: Choice = { lines: goods.map(() => 0), delivery: 0, used: [], unused: [], saved: 0 };
  for (const promotion of set) {
    const off = takeOff(promotion, goods, deliveryAmount);
    if ("why" in off) {
      choice.unused.push({ promotion, because: off });
      continue;
    }
    const left = goods.map((g, i) => g.unitAmount * g.quantity - choice.lines[i]!);
    const parts = off.lines.map((part, i) => Math.min(part, left[i]!));
    const sent = Math.min(off.delivery, deliveryAmount - choice.delivery);
    const amount = parts.reduce((sum, part) => sum + part, 0) + sent;
    if (amount === 0) {
      choice.unused.push({ promotion, because: { why: "nothing_left" } });
      continue;
    }
    choice.lines = choice.lines.map((before, i) => before + parts[i]!);
    choice.delivery += sent;
    choice.saved += amount;
    choice.used.push({ promotion, amount });
  }
  return choice;
}

/** Sending shares the lot of what is sent: its price has their rates, in proportion to what they cost. */
function deliveryVat(amount: number, lines: readonly (PromotedGoods & PricedLine)[]): VatPart[] {
  if (amount === 0) return [];
  const sent = Map.groupBy(
    lines.filter(({ place }) => place === null),
    (line) => line.vatBasisPoints,
  );
  const rates = [...sent].sort(([a], [b]) => b - a);
  if (rates.length === 0) return [];
  const shares = allocate(
    amount,
    rates.map(([, own]) => own.reduce((sum, line) => sum + line.totalAmount, 0)),
  );
  return rates.map(([basisPoints], i) => ({
    basisPoints,
    gross: shares[i]!,
    vat: vatWithin(shares[i]!, basisPoints),
  }));
}

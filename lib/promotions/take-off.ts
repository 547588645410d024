import { allocate } from "@/lib/kernel/money";
import type { PromotedGoods, Promotion } from "./promotion";

/** Why a promotion that runs does nothing for an order. `missing` is what the goods would have to cost more. */
export type Unused =
  | { why: "goods" | "sending" | "outdone" | "nothing_left" }
  | { why: "minimum"; missing: number };

/** What a promotion alone takes off: of each line, in their order, and of what sending costs. Minor units. */
export type Off = { lines: number[]; delivery: number };

/**
 * What one promotion takes off these goods, counted from their own prices, whatever else there is: so promotions that
 * go together add up, in whatever order. Lines that are alike get the same to the cent, wherever they stand.
 */
export function takeOff(
  promotion: Promotion,
  goods: readonly PromotedGoods[],
  deliveryAmount: number,
): Off | Unused {
  const about = inOrder(goods).filter((i) => isAbout(promotion, goods[i]!));
  const values = about.map((i) => goods[i]!.unitAmount * goods[i]!.quantity);
  const value = values.reduce((sum, v) => sum + v, 0);
  if (about.length === 0) return { why: "goods" };
  if (value < promotion.minimumAmount) return { why: "minimum", missing: promotion.minimumAmount - value };
  const off: Off = { lines: goods.map(() => 0), delivery: 0 };
  if (promotion.kind === "free_delivery")
    return deliveryAmount > 0 ? { ...off, delivery: deliveryAmount } : { why: "sending" };
  const parts = partsOf(
    promotion,
    about.map((i) => goods[i]!),
    values,
    value,
  );
  about.forEach((line, n) => {
    off.lines[line] = parts[n]!;
  });
  return off.lines.some((part) => part > 0) ? off : { why: "goods" };
}

function partsOf(
  { kind, basisPoints, amount, buyUnits, getUnits }: Promotion,
  goods: readonly PromotedGoods[],
  values: readonly number[],
  value: number,
): number[] {
  if (kind === "percent") return allocate(Math.floor((value * basisPoints! + 5_000) / 10_000), values);
  if (kind === "amount") return allocate(Math.min(amount!, value), values);
  let before = 0;
  return goods.map(({ unitAmount, quantity }) => {
    const free = freeUnits(before + quantity, buyUnits!, getUnits!) - freeUnits(before, buyUnits!, getUnits!);
    before += quantity;
    return free * unitAmount;
  });
}

/** Of the first so many units, dearest first, how many are free: of each `buy + get` the last `get`. */
const freeUnits = (units: number, buy: number, get: number): number =>
  Math.floor(units / (buy + get)) * get + Math.max(0, (units % (buy + get)) - buy);

const isAbout = ({ departments, stores, excludesSale }: Promotion, goods: PromotedGoods): boolean =>
  (departments === null || departments.includes(goods.departmentId)) &&
  (stores === null || (goods.place !== null && stores.includes(goods.place))) &&
  !(excludesSale && goods.onSale);

/** The lines' places, dearest unit first, in an order that does not depend on how they were given. */
function inOrder(goods: readonly PromotedGoods[]): number[] {
  const key = (g: PromotedGoods) =>
    [g.vatBasisPoints, g.quantity, g.departmentId, g.place ?? "", g.onSale].join(" ");
  return goods
    .map((g, i) => ({ i, unit: g.unitAmount, key: key(g) }))
    .sort((a, b) => b.unit - a.unit || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ i }) => i);
}

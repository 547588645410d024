import fc from "fast-check";
import { as } from "@/db/testing/world";
import type { Ctx } from "@/lib/kernel/actor";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { pickLine } from "@/lib/pickup/pick-line";
import { shortLine } from "@/lib/pickup/short-line";
import { startPicking } from "@/lib/pickup/start-picking";
import type { PickupVerb } from "@/lib/pickup/states";
import { actOn } from "./act";
import { pickupsOf, type RealPickup, type RealShop } from "./real-shop";
import { type Line, type Outcome, type Pickup, refusal, type ShopModel, wanted } from "./shop-model";

/** Something a clerk does to a pickup. One of another store finds nothing to do it to. */
function counterAct<A extends object>(spec: {
  name: string;
  verb: PickupVerb;
  weight?: number;
  asked: fc.Arbitrary<A>;
  expected: (pickup: Pickup, asked: A, model: ShopModel) => Outcome;
  actual: (clerk: Ctx, pickup: RealPickup, asked: A) => Promise<unknown>;
}) {
  return actOn({
    name: spec.name,
    weight: spec.weight ?? 2,
    asked: fc.record({ how: spec.asked, neighbour: fc.nat({ max: 9 }).map((n) => n === 0) }),
    among: (model) => model.pickups,
    fits: (pickup) => refusal(pickup, spec.verb) === null,
    expected: (pickup, { how, neighbour }, model) =>
      neighbour ? "pickup.not_found" : (refusal(pickup, spec.verb) ?? spec.expected(pickup, how, model)),
    actual(shop, at, { how, neighbour }) {
      const pickup = pickupsOf(shop)[at]!;
      return spec.actual(clerkFor(shop, pickup, neighbour), pickup, how);
    },
  });
}

function clerkFor(shop: RealShop, { store }: RealPickup, neighbour: boolean): Ctx {
  const elsewhere = store === "kallio" ? "kamppi" : "kallio";
  return as.clerk(shop.world[neighbour ? elsewhere : store]);
}

const nothingMore = fc.constant({});
export const lineNumber = fc.nat({ max: 2 });
/** One of its lines, and what the real one is called. Counted by SKU: the shop promises no order of its lines. */
const skuAt = (skus: Iterable<string>, n: number): string => {
  const sorted = [...skus].sort();
  return sorted[n % sorted.length]!;
};
export const lineOf = (pickup: Pickup, n: number): Line => {
  const sku = skuAt(
    pickup.lines.map((l) => l.sku),
    n,
  );
  return pickup.lines.find((l) => l.sku === sku)!;
};
export const lineIdOf = (pickup: RealPickup, n: number): string =>
  pickup.lines.get(skuAt(pickup.lines.keys(), n))!;

const waiting = (line: Line): number => line.picked - line.collected;

type Handover = { line: number; quantity: number | "all"; rest: "refused" | "later"; paid: boolean };

/** What is taken leaves the shop; what is left behind goes back, or waits on. */
function handOver(pickup: Pickup, { line, quantity, rest, paid }: Handover, model: ShopModel): Outcome {
  const chosen = lineOf(pickup, line);
  if (quantity !== "all" && quantity > waiting(chosen)) return "pickup.too_many";
  if (quantity === 0) return "pickup.nothing_collected";
  if (!paid) return "pickup.unpaid";
  for (const l of pickup.lines) {
    const taken = quantity === "all" ? waiting(l) : l === chosen ? quantity : 0;
    l.collected += taken;
    model.setUnits(pickup.store, l.sku, model.units(pickup.store, l.sku) - taken);
  }
  pickup.arrived = false;
  if (rest === "refused" || pickup.lines.every((l) => waiting(l) === 0)) pickup.state = "collected";
  return "done";
}

export const counterActs = [
  counterAct({
    name: "start picking",
    weight: 6,
    verb: "startPicking",
    asked: nothingMore,
    expected(pickup) {
      pickup.state = "picking";
      return "done";
    },
    actual: (clerk, { id }) => startPicking(clerk, { id }),
  }),
  counterAct({
    name: "pick a line",
    weight: 3,
    verb: "markReady",
    asked: fc.record({ line: lineNumber, quantity: fc.nat({ max: 5 }) }),
    expected(pickup, { line, quantity }) {
      const picked = lineOf(pickup, line);
      if (quantity > wanted(picked)) return "pickup.too_many";
      picked.picked = quantity;
      return "done";
    },
    actual: (clerk, pickup, { line, quantity }) =>
      pickLine(clerk, { id: pickup.id, lineId: lineIdOf(pickup, line), quantity }),
  }),
  counterAct({
    name: "say that some are missing",
    verb: "markReady",
    asked: fc.record({ line: lineNumber, quantity: fc.integer({ min: 1, max: 2 }) }),
    expected(pickup, { line, quantity }, model) {
      const short = lineOf(pickup, line);
      if (quantity > wanted(short) - short.picked) return "pickup.too_many";
      short.short += quantity;
      model.setUnits(pickup.store, short.sku, model.units(pickup.store, short.sku) - quantity);
      return "done";
    },
    actual: (clerk, pickup, { line, quantity }) =>
      shortLine(clerk, { id: pickup.id, lineId: lineIdOf(pickup, line), quantity, reason: "not_found" }),
  }),
  counterAct({
    name: "ready",
    weight: 7,
    verb: "markReady",
    asked: fc.record({ allPicked: fc.boolean() }),
    expected(pickup, { allPicked }) {
      const picked = (l: Line) => (allPicked ? wanted(l) : l.picked);
      if (pickup.lines.some((l) => picked(l) < wanted(l))) return "pickup.lines_open";
      if (pickup.lines.every((l) => picked(l) === 0)) return "pickup.nothing_picked";
      for (const l of pickup.lines) l.picked = picked(l);
      pickup.state = "ready";
      return "done";
    },
    actual: (clerk, { id }, { allPicked }) => markReady(clerk, { id, allPicked }),
  }),
  counterAct<Handover>({
    name: "hand over",
    weight: 8,
    verb: "markCollected",
    asked: fc.record({
      line: lineNumber,
      quantity: fc.oneof(fc.constant<"all">("all"), fc.nat({ max: 3 })),
      rest: fc.constantFrom("refused", "later"),
      paid: fc.nat({ max: 7 }).map((n) => n > 0),
    }),
    expected: handOver,
    actual: (clerk, pickup, { line, quantity, rest, paid }) =>
      markCollected(clerk, {
        id: pickup.id,
        verification: { method: "code", value: pickupCode(pickup.id, 1) },
        collectedBy: { name: "Maija", relation: "customer" },
        rest,
        ...(quantity === "all" ? {} : { lines: [{ lineId: lineIdOf(pickup, line), collected: quantity }] }),
        ...(paid ? { payment: { method: "cash" as const } } : {}),
      }),
  }),
  counterAct({
    name: "give a pickup up",
    verb: "cancel",
    weight: 1,
    asked: nothingMore,
    expected(pickup) {
      pickup.state = "cancelled";
      return "done";
    },
    actual: (clerk, { id }) => cancelPickup(clerk, { id, reason: "The shelf fell over" }),
  }),
];

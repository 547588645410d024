import fc from "fast-check";
import { db } from "@/db/client";
import { as } from "@/db/testing/world";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { orderByToken } from "@/lib/orders/queries";
import { actOn } from "./act";
import { lineIdOf, lineNumber, lineOf } from "./counter-acts";
import { pickupsOf } from "./real-shop";
import { asksOn, type Hold, isOpen, type Outcome, type Pickup, type StoreName, wanted } from "./shop-model";

const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };

/** A hold and the one made after it, if asked for both; an order has its pickups in the order of its holds. */
const chosen = <T>(holds: readonly T[], at: number, alsoNext: boolean): T[] =>
  holds.slice(at, at + (alsoNext ? 2 : 1));

export const pickupFor = ({ store, lines, window }: Hold): Pickup => ({
  store,
  window,
  lines: lines.map((l) => ({
    sku: l.sku,
    ordered: l.quantity,
    picked: 0,
    short: 0,
    cancelled: 0,
    collected: 0,
  })),
  state: "requested",
  late: false,
  extended: false,
  arrived: false,
  moved: false,
});

type CallOff = { line: number; quantity: number };

/** The last units of a line are let go; a pickup that is left with nothing ends, unless a question about it is open. */
function callOff(pickup: Pickup, { line, quantity }: CallOff): Outcome {
  const chosen = lineOf(pickup, line);
  const open = wanted(chosen) - chosen.collected;
  if (!isOpen(pickup) || open === 0) return "line.not_cancellable";
  if (quantity > open) return "line.too_many";
  const openInAll = pickup.lines.reduce((sum, l) => sum + wanted(l) - l.collected, 0);
  if (quantity === openInAll && !asksOn(pickup)) {
    pickup.state = "cancelled";
    return "done";
  }
  chosen.cancelled += quantity;
  chosen.picked = Math.min(chosen.picked, wanted(chosen));
  return "done";
}

export const orderActs = [
  actOn({
    name: "order what is held",
    weight: 8,
    asked: fc.nat({ max: 4 }).map((n) => n === 0),
    among: (model) => model.holds,
    fits: (hold) => hold.state === "held" && !hold.late,
    expected(hold, alsoNext, model) {
      const holds = chosen(model.holds, model.holds.indexOf(hold), alsoNext);
      if (holds.some((h) => h.state !== "held" || h.late)) return "reservation.expired";
      for (const h of holds) h.state = "converted";
      model.orders.push({ pickups: holds.map(pickupFor) });
      return "done";
    },
    async actual(shop, at, alsoNext) {
      const { number, token } = await placeOrder(as.storefront(), {
        reservations: chosen(shop.holds, at, alsoNext),
        customer,
        payment: { method: "pay_in_store" },
      });
      const { fulfillments } = await orderByToken(db(), token);
      const pickups = fulfillments.map((f) => ({
        id: f.id,
        store: f.store as StoreName,
        lines: new Map(f.lines.map((l) => [l.sku, l.id])),
        order: { number, token },
      }));
      shop.orders.push({ number, token, pickups });
    },
  }),
  actOn({
    name: "call an order off",
    asked: fc.constant(null),
    among: (model) => model.orders,
    fits: (order) => order.pickups.some(isOpen),
    expected(order) {
      const open = order.pickups.filter(isOpen);
      if (open.length === 0) return "order.not_cancellable";
      for (const pickup of open) pickup.state = "cancelled";
      return "done";
    },
    actual(shop, at) {
      const { number, token } = shop.orders[at]!;
      return cancelOrder(as.visitor(undefined, token), { number });
    },
  }),
  actOn({
    name: "call some of it off",
    weight: 2,
    asked: fc.record({ line: lineNumber, quantity: fc.integer({ min: 1, max: 3 }) }),
    among: (model) => model.pickups,
    fits: isOpen,
    expected: callOff,
    actual(shop, at, { line, quantity }) {
      const pickup = pickupsOf(shop)[at]!;
      const { number, token } = pickup.order;
      return cancelLine(as.visitor(undefined, token), { number, lineId: lineIdOf(pickup, line), quantity });
    },
  }),
];

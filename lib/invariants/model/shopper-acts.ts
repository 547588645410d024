import { sql } from "drizzle-orm";
import fc from "fast-check";
import { db } from "@/db/client";
import { rows } from "@/db/testing/rows";
import { as } from "@/db/testing/world";
import { derivedToken } from "@/lib/kernel/secrets";
import { sayArrived } from "@/lib/pickup/arrival";
import { changeStore } from "@/lib/pickup/change-store";
import { expirePickup } from "@/lib/pickup/expire-pickups";
import { extendPickup } from "@/lib/pickup/extend-pickup";
import { reschedulePickup } from "@/lib/pickup/reschedule-pickup";
import { actOn } from "./act";
import { hold, window } from "./hold-acts";
import { pickupFor } from "./order-acts";
import { pickupsOf, type RealPickup, type RealShop } from "./real-shop";
import {
  isOpen,
  type Outcome,
  type Pickup,
  refusal,
  type ShopModel,
  type StoreName,
  type WindowNumber,
  wanted,
  windowCapacity,
} from "./shop-model";

const among = (model: ShopModel) => model.pickups;
const nothingMore = fc.constant(null);
const shopperOf = ({ order }: RealPickup) => as.visitor(undefined, order.token);
const named = ({ id, order }: RealPickup) => ({ id, number: order.number });

/** What a shopper may only do about a pickup that stands ready for them. */
const isReady = (pickup: Pickup): boolean => pickup.state === "ready";
const notReady = (pickup: Pickup): Outcome | null => refusal(pickup, "markCollected");

function reschedule(pickup: Pickup, window: WindowNumber | null, model: ShopModel): Outcome {
  if (!isOpen(pickup)) return refusal(pickup, "cancel")!;
  if (pickup.state === "ready" && pickup.late) return "pickup.expired";
  if (pickup.window === window) return "done";
  if (window !== null && model.booked(pickup.store, window) >= windowCapacity) {
    const late = model.lateHolds(pickup.store, { window });
    if (late.length === 0) return "window.full";
    for (const hold of late) hold.state = "expired";
  }
  pickup.window = window;
  return "done";
}

const elsewhere = (store: StoreName): StoreName => (store === "kallio" ? "kamppi" : "kallio");

/** The goods are held at the other store before those here are let go. */
function moveAway(pickup: Pickup, _: null, model: ShopModel): Outcome {
  if (!isOpen(pickup)) return refusal(pickup, "cancel")!;
  if (pickup.state === "ready" && pickup.late) return "pickup.expired";
  if (pickup.lines.some((l) => l.collected > 0)) return "pickup.part_collected";
  const lines = pickup.lines.flatMap((line) =>
    wanted(line) > 0 ? [{ sku: line.sku, quantity: wanted(line) }] : [],
  );
  if (lines.length === 0) return "pickup.nothing_left";
  const refused = hold(model, { store: elsewhere(pickup.store), lines, window: null });
  if (refused !== "done") return refused;
  const held = model.holds.at(-1)!;
  held.state = "converted";
  pickup.state = "cancelled";
  pickup.moved = true;
  model.orders.find((order) => order.pickups.includes(pickup))!.pickups.push(pickupFor(held));
  return "done";
}

/** Tells the real shop's new pickup, and the reservation it came from, to the list of what there is. */
async function noteMoved(shop: RealShop, from: RealPickup, id: string): Promise<void> {
  const lines = await rows<{ reservation: string; sku: string; line: string }>`
    select f.reservation_id as reservation, v.sku, fl.id as line from fulfillments f
    join fulfillment_lines fl on fl.fulfillment_id = f.id join variants v on v.id = fl.variant_id where f.id = ${id}`;
  const { reservation } = lines[0]!;
  shop.holds.push({ id: reservation, token: derivedToken("reservation", reservation) });
  shop.orders
    .find((order) => order.number === from.order.number)!
    .pickups.push({
      id,
      store: elsewhere(from.store),
      lines: new Map(lines.map((l) => [l.sku, l.line])),
      order: from.order,
    });
}

export const shopperActs = [
  actOn({
    name: "collect it elsewhere",
    weight: 2,
    asked: nothingMore,
    among,
    fits: isOpen,
    expected: moveAway,
    async actual(shop, at) {
      const pickup = pickupsOf(shop)[at]!;
      const ask = { ...named(pickup), store: elsewhere(pickup.store) };
      const { id } = await changeStore(shopperOf(pickup), ask);
      await noteMoved(shop, pickup, id);
    },
  }),
  actOn({
    name: "I'm here",
    weight: 2,
    asked: nothingMore,
    among,
    fits: isReady,
    expected(pickup) {
      const refused = notReady(pickup);
      if (refused) return refused;
      pickup.arrived = true;
      return "done";
    },
    actual(shop, at) {
      const pickup = pickupsOf(shop)[at]!;
      return sayArrived(shopperOf(pickup), named(pickup));
    },
  }),
  actOn({
    name: "keep it longer",
    weight: 2,
    asked: nothingMore,
    among,
    fits: isReady,
    expected(pickup) {
      const refused = notReady(pickup);
      if (refused) return refused;
      if (pickup.late) return "pickup.expired";
      if (pickup.extended) return "pickup.already_extended";
      pickup.extended = true;
      return "done";
    },
    actual(shop, at) {
      const pickup = pickupsOf(shop)[at]!;
      return extendPickup(shopperOf(pickup), named(pickup));
    },
  }),
  actOn({
    name: "another time",
    weight: 3,
    asked: fc.option(window),
    among,
    fits: isOpen,
    expected: reschedule,
    actual(shop, at, asked) {
      const pickup = pickupsOf(shop)[at]!;
      const windowId = asked === null ? null : shop.windowId(pickup.store, asked);
      return reschedulePickup(shopperOf(pickup), { ...named(pickup), windowId });
    },
  }),
  actOn({
    name: "a pickup's time runs out",
    weight: 3,
    asked: nothingMore,
    among,
    fits: isReady,
    expected(pickup) {
      if (pickup.state === "ready") pickup.late = true;
      return "done";
    },
    actual: (shop, at) =>
      db().execute(sql`
        update fulfillments set pickup_by = now() - interval '1 second'
        where id = ${pickupsOf(shop)[at]!.id} and state = 'ready'`),
  }),
  actOn({
    name: "nobody came",
    weight: 5,
    asked: nothingMore,
    among,
    fits: (pickup) => pickup.late && isOpen(pickup),
    expected(pickup) {
      const refused = refusal(pickup, "expire");
      if (refused) return refused;
      if (!pickup.late || pickup.arrived) return "pickup.still_waiting";
      pickup.state = "expired";
      return "done";
    },
    actual: (shop, at) => expirePickup(as.system(), { id: pickupsOf(shop)[at]!.id }),
  }),
];

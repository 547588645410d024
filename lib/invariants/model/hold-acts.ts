import { sql } from "drizzle-orm";
import fc from "fast-check";
import { db } from "@/db/client";
import { as } from "@/db/testing/world";
import { sweepExpired } from "@/lib/inventory/close-reservations";
import { extendReservation } from "@/lib/inventory/extend-reservation";
import { releaseReservation } from "@/lib/inventory/release-reservation";
import { reserve } from "@/lib/inventory/reserve";
import { act, actOn } from "./act";
import {
  type Hold,
  type ShopModel,
  type Sku,
  type StoreName,
  skus,
  stores,
  type WindowNumber,
  windowCapacity,
} from "./shop-model";

export const store = fc.constantFrom(...stores);
export const sku = fc.constantFrom(...skus);
export const window = fc.constantFrom<WindowNumber>(0, 1);

const lines = fc.uniqueArray(fc.record({ sku, quantity: fc.integer({ min: 1, max: 4 }) }), {
  selector: (line) => line.sku,
  minLength: 1,
  maxLength: 3,
});
type Wanted = { store: StoreName; lines: { sku: Sku; quantity: number }[]; window: WindowNumber | null };

/** All of it or nothing. What late holds have is free; those that stand in the way are ended, and only those. */
export function hold(model: ShopModel, { store, lines, window }: Wanted): string {
  const late = model.lateHolds(store, { skus: lines.map((l) => l.sku) });
  const lateUnits = (sku: Sku) =>
    late.flatMap((h) => h.lines).reduce((n, l) => n + (l.sku === sku ? l.quantity : 0), 0);
  if (lines.some((l) => l.quantity > model.unclaimed(store, l.sku) + lateUnits(l.sku)))
    return "reservation.insufficient_stock";
  const needsPlace = window !== null && model.booked(store, window) >= windowCapacity;
  const latePlaces = needsPlace ? model.lateHolds(store, { window }) : [];
  if (needsPlace && latePlaces.length === 0) return "window.full";
  for (const h of latePlaces) h.state = "expired";
  if (lines.some((l) => l.quantity > model.unclaimed(store, l.sku)))
    for (const h of late) h.state = "expired";
  model.holds.push({ store, lines, window, state: "held", late: false, extended: false });
  return "done";
}

/** Something done to a hold by whoever has its token. */
const among = (model: ShopModel): readonly Hold[] => model.holds;
const nothingMore = fc.constant(null);

export const holdActs = [
  act<Wanted>({
    name: "reserve",
    weight: 5,
    asked: fc.record({ store, lines, window: fc.constant(null) }),
    expected: hold,
    async actual(shop, { store, lines }) {
      shop.holds.push(await reserve(as.storefront(), { store, lines }));
    },
  }),
  act<Wanted>({
    name: "reserve for a time",
    weight: 6,
    asked: fc.record({ store, lines, window }),
    expected: hold,
    async actual(shop, { store, lines, window }) {
      const windowId = shop.windowId(store, window!);
      shop.holds.push(await reserve(as.storefront(), { store, lines, windowId }));
    },
    alone: true,
  }),
  actOn({
    name: "ask for more time",
    asked: nothingMore,
    among,
    fits: (hold) => hold.state === "held",
    expected(hold) {
      if (hold.state !== "held" || hold.late) return "reservation.not_held";
      if (hold.extended) return "reservation.already_extended";
      hold.extended = true;
      return "done";
    },
    actual(shop, at) {
      const { id, token } = shop.holds[at]!;
      return extendReservation(as.visitor(undefined, token), { id });
    },
  }),
  actOn({
    name: "let go of a hold",
    asked: nothingMore,
    among,
    fits: (hold) => hold.state === "held",
    expected(hold) {
      if (hold.state !== "held") return "reservation.not_held";
      hold.state = "released";
      return "done";
    },
    actual(shop, at) {
      const { id, token } = shop.holds[at]!;
      return releaseReservation(as.visitor(undefined, token), { id });
    },
  }),
  actOn({
    name: "a hold's time runs out",
    weight: 2,
    asked: nothingMore,
    among,
    fits: (hold) => hold.state === "held",
    expected(hold) {
      if (hold.state === "held") hold.late = true;
      return "done";
    },
    actual: (shop, at) =>
      db().execute(sql`
        update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
        where id = ${shop.holds[at]!.id} and state = 'held'`),
  }),
  act({
    name: "the sweep comes by",
    asked: nothingMore,
    expected(model) {
      for (const hold of model.holds) if (hold.state === "held" && hold.late) hold.state = "expired";
      return "done";
    },
    actual: () => db().transaction((tx) => sweepExpired(tx, as.system())),
  }),
];

import fc from "fast-check";
import { as } from "@/db/testing/world";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { countStock } from "@/lib/inventory/count-stock";
import { act } from "./act";
import { sku, store } from "./hold-acts";
import type { Outcome, ShopModel, Sku, StoreName } from "./shop-model";

/** A shelf never has fewer than are held and promised; late holds are ended first, unless that was all for nothing. */
function correct(model: ShopModel, store: StoreName, sku: Sku, units: number): Outcome {
  if (units < 0) return "stock.below_zero";
  const late = model.lateHolds(store, { skus: [sku] });
  const lateUnits = late.flatMap((h) => h.lines).reduce((n, l) => n + (l.sku === sku ? l.quantity : 0), 0);
  const promised = model.reserved(store, sku) - lateUnits + model.allocated(store, sku);
  if (units !== model.units(store, sku) && units < promised) return "stock.below_committed";
  for (const hold of late) hold.state = "expired";
  model.setUnits(store, sku, units);
  return "done";
}

export const stockActs = [
  act({
    name: "correct the stock",
    weight: 2,
    asked: fc.record({ store, sku, delta: fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0) }),
    expected: (model, { store, sku, delta }) => correct(model, store, sku, model.units(store, sku) + delta),
    actual: (shop, { store, sku, delta }) =>
      adjustStock(as.manager(shop.world[store]), { store, sku, delta, reason: "found" }),
  }),
  act({
    name: "count the stock",
    weight: 2,
    asked: fc.record({ store, sku, count: fc.nat({ max: 14 }) }),
    expected(model, { store, sku, count }) {
      // A count tells what it could not correct rather than refuse the rest, and ends late holds all the same.
      if (correct(model, store, sku, count) !== "done")
        for (const hold of model.lateHolds(store, { skus: [sku] })) hold.state = "expired";
      return "done";
    },
    actual: (shop, { store, sku, count }) =>
      countStock(as.manager(shop.world[store]), { store, lines: [{ sku, count }] }),
  }),
];

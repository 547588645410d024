import "server-only";
import type { Tx } from "@/db/client";
import { asker, readShelves } from "@/lib/inventory/availability";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import type { Place } from "@/lib/stores/distance";
import type { Store } from "@/lib/stores/store";
import { planAsk, type StoreForBasket, storesFor } from "./basket-options";
import { type Option, planOptions, type Wanted } from "./plan-options";

/**
 * Where all of a basket can be had, where a part of it, and in which ways: stores nearest first, options best first.
 * One statement, however many stores and lines.
 * @param stores every store that hands over orders
 * @param ask.near where distances are counted from; without it stores stay in their order
 * Throws `variant.not_found` for a SKU the shop does not sell.
 */
export async function basketAvailability(
  tx: Tx,
  ctx: Ctx,
  stores: readonly Store[],
  ask: { lines: readonly Wanted[]; near: Place | null },
): Promise<{ stores: StoreForBasket[]; options: Option[] }> {
  const skus = [...new Set(ask.lines.map((line) => line.sku))];
  const { shopper, now } = asker(ctx);
  const shelves = await readShelves(tx, shopper, stores, { skus });
  const unknown = skus.find((sku) => !shelves.goods.has(sku));
  if (unknown !== undefined)
    throw new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown,
    });
  const plan = planAsk(ask.lines, shelves, stores, { near: ask.near, now });
  return { stores: storesFor(plan, ask.near), options: planOptions(plan) };
}

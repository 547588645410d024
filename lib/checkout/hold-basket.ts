import "server-only";
import { z } from "zod";
import type { CartLine } from "@/lib/cart/cart";
import { lockCart } from "@/lib/cart/open-cart";
import { cartLines } from "@/lib/cart/queries";
import { releaseHeld } from "@/lib/inventory/close-reservations";
import { ownHolder } from "@/lib/inventory/holder";
import { storeSlug } from "@/lib/inventory/input";
import { type SkuUnits, unitsBySku } from "@/lib/inventory/units-by-sku";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken } from "@/lib/kernel/secrets";
import { mayShop } from "@/lib/kernel/shopper";
import { deliveredLines, expectedParcels } from "./expected-parcels";
import { holdAtStore } from "./hold-at-store";
import { keepClock, type LiveHold, liveHolds } from "./live-holds";

/** A reservation of a checkout, with what proves it is the shopper's. */
export type Hold = { id: string; token: string; store: string };

/** What one order may be made of. */
const maxStores = 10;

/**
 * Makes what is held for a shopper what is in the basket: one reservation per store (and one more for
 * what a warehouse sends there), all of it or nothing. A hold that
 * fits already stays as it is, so that coming back to checkout, or pressing twice, finds the same one.
 *
 * What no longer fits is released and taken anew in the same transaction: the shopper's own goods are free for the
 * shopper and for nobody else, and when the new hold is refused the old one has never been let go. Holds are found by
 * whose they are, under the basket's lock, so two tabs cannot hold the same basket twice. When only the place or the
 * time changed, the clock runs on; what is new in the basket starts it afresh. Two shoppers who swap stores may meet
 * in a deadlock; one of them is then run again by `command`. What is to be delivered stays in the basket: where it comes
 * from is known with the address, so it is held the moment it is ordered, and only asked for here.
 * @param input.windows by store: a window's id, or null for as soon as it is ready. Without a word the choice stays.
 * @returns the holds; none when all of it is delivered.
 * Throws `cart.empty`, `cart.line_unavailable`, `delivery.unavailable` when there is nothing to collect and nothing
 * pays for parcels here, `cart.too_many_stores`, `reservation.insufficient_stock` for parcels, and what `reserve`
 * refuses, with `store`.
 */
export const holdBasket = command({
  input: z.strictObject({
    windows: z.record(storeSlug, z.string().min(1).max(100).nullable()).optional(),
  }),
  may: mayShop,
  async run(tx, ctx, { windows = {} }): Promise<Hold[]> {
    await lockCart(tx, ctx);
    const lines = await cartLines(tx, ctx);
    const baskets = byStore(lines);
    const sent = deliveredLines(lines);
    if (sent.length > 0) await expectedParcels(tx, ctx, sent, null);
    const live = await liveHolds(tx, ownHolder(ctx.actor)!);

    const kept = new Map<string, Hold[]>();
    const freed: LiveHold[] = [];
    for (const [store, holds] of Map.groupBy(live, (hold) => hold.store)) {
      if (fits(holds, baskets.get(store), windows[store])) kept.set(store, holds.map(holdOf));
      else for (const hold of holds) if (await releaseHeld(tx, ctx, hold.id)) freed.push(hold);
    }

    const fresh: string[] = [];
    for (const [store, goods] of baskets) {
      if (kept.has(store)) continue;
      const before = freed.find((hold) => hold.store === store && hold.window)?.window ?? null;
      const window = windows[store] === undefined ? { inherited: before } : { asked: windows[store] };
      const ids = await holdAtStore(tx, ctx, store, goods, window);
      kept.set(
        store,
        ids.map((id) => holdOf({ id, store })),
      );
      fresh.push(...ids);
    }
    const goods = [...baskets.values()].flat();
    const before = live.flatMap((hold) => hold.lines);
    if (sameGoods(goods, before)) await keepClock(tx, freed, fresh);
    return [...baskets.keys()].flatMap((store) => kept.get(store)!);
  },
});

/** Whether what is held at a store is what the basket wants there, at the time that was asked for. */
const fits = (
  holds: readonly LiveHold[],
  goods: readonly SkuUnits[] | undefined,
  window: string | null | undefined,
): boolean =>
  goods !== undefined &&
  sameGoods(
    goods,
    holds.flatMap((hold) => hold.lines),
  ) &&
  new Set(holds.map((hold) => hold.shipped)).size === holds.length &&
  (window === undefined || holds.every((hold) => hold.shipped || hold.window === window));

const holdOf = ({ id, store }: Pick<LiveHold, "id" | "store">): Hold => ({
  id,
  store,
  token: derivedToken("reservation", id),
});

function byStore(lines: readonly CartLine[]): Map<string, SkuUnits[]> {
  if (lines.length === 0) throw new Problem("conflict", "cart.empty", "There is nothing in the basket.");
  const gone = lines.filter((line) => !line.sold).map((line) => line.sku);
  if (gone.length > 0)
    throw new Problem("conflict", "cart.line_unavailable", "The shop no longer sells some of this.", {
      skus: gone,
    });
  const baskets = new Map<string, SkuUnits[]>();
  for (const { store, sku, quantity } of lines)
    if (store !== null) baskets.set(store, [...(baskets.get(store) ?? []), { sku, quantity }]);
  if (baskets.size === 0 && deliveredLines(lines).length === 0)
    throw new Problem("invalid", "delivery.unavailable", "The shop does not deliver yet.");
  if (baskets.size > maxStores)
    throw new Problem("conflict", "cart.too_many_stores", "One order comes from at most ten stores.", {
      max: maxStores,
    });
  return baskets;
}

/** Whether two lists hold the same units of the same SKUs, however they are split into lines. */
export function sameGoods(a: readonly SkuUnits[], b: readonly SkuUnits[]): boolean {
  const left = unitsBySku(a);
  const right = unitsBySku(b);
  return left.size === right.size && [...left].every(([sku, units]) => right.get(sku) === units);
}

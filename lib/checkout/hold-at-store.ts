import "server-only";
import type { Tx } from "@/db/client";
import { offersAt, readyFor } from "@/lib/cart/basket";
import { reserve } from "@/lib/inventory/reserve";
import { type SkuUnits, unitsBySku } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { storeBySlug } from "@/lib/stores/queries";

/** A window the shopper just asked for, or one they chose before; null is as soon as it is ready. */
export type WindowChoice = { asked: string | null } | { inherited: string | null };

/**
 * Holds what is collected at one store: out of its own stock, and what it lacks at a warehouse that sends it there,
 * when that is where the basket page said it would come from. Two holds then, each with its own promise.
 * @returns the reservations' ids. Throws what `reserve` refuses, with `store`.
 */
export async function holdAtStore(
  tx: Tx,
  ctx: Ctx,
  store: string,
  goods: readonly SkuUnits[],
  window: WindowChoice,
): Promise<string[]> {
  const { own, shipped } = await bySource(tx, ctx, store, goods);
  const held: string[] = [];
  if (own.length > 0) held.push(await take(tx, ctx, { store, lines: own }, window));
  // Goods from a warehouse come when they come; the window is for what is there.
  if (shipped.length > 0)
    held.push(await take(tx, ctx, { store, lines: shipped, shipToStore: true }, { inherited: null }));
  return held;
}

/** What neither has enough of is asked of the store, which says what is missing. */
async function bySource(tx: Tx, ctx: Ctx, slug: string, goods: readonly SkuUnits[]) {
  const store = await storeBySlug(tx, slug);
  const units = unitsBySku(goods);
  const offers = await offersAt(tx, ctx, [store], [...units.keys()]);
  const own: SkuUnits[] = [];
  const shipped: SkuUnits[] = [];
  for (const [sku, quantity] of units) {
    const offer = offers(sku, store);
    const here = offer.readyBy ? Math.min(quantity, offer.available) : 0;
    const sent = here < quantity && readyFor(offer, quantity) ? quantity - here : 0;
    if (quantity - sent > 0) own.push({ sku, quantity: quantity - sent });
    if (sent > 0) shipped.push({ sku, quantity: sent });
  }
  return { own, shipped };
}

type Ask = { store: string; lines: SkuUnits[]; shipToStore?: true };

/** A window just asked for is refused when it is gone; one chosen before gives way to "as soon as ready". */
async function take(tx: Tx, ctx: Ctx, ask: Ask, window: WindowChoice): Promise<string> {
  const id = "asked" in window ? window.asked : window.inherited;
  try {
    return (await reserve(ctx, { ...ask, ...(id ? { windowId: id } : {}) }, tx)).id;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "window.unknown" && "inherited" in window && id)
      return take(tx, ctx, ask, { inherited: null });
    throw new Problem(error.kind, error.code, error.message, { ...error.details, store: ask.store });
  }
}

import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { unitsAt } from "./basket";

/**
 * Where something goes that was put in the basket without a word about the store: the shopper's own store, else the
 * one that has enough of it soonest, else any that the basket page can then offer a way out from. One statement, none
 * for a shopper with a store.
 * @param own slug of the chosen store, as a cookie has it: may be anything
 * @returns a slug; undefined when no store hands over orders.
 */
export async function storeFor(
  tx: Tx,
  ctx: Ctx,
  stores: readonly Store[],
  asked: { sku: string; quantity: number; own: string | undefined },
): Promise<string | undefined> {
  if (stores.some((store) => store.slug === asked.own)) return asked.own;
  const units = await unitsAt(tx, ctx, stores, [asked.sku]);
  const soonest = stores
    .map((store) => ({ store, ready: readyBy(store, ctx.now)?.getTime() ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.ready - b.ready)
    .map(({ store }) => store);
  const enough = soonest.find((store) => units(asked.sku, store) >= asked.quantity);
  return (enough ?? soonest[0])?.slug;
}

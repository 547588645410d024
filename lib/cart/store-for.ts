import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { Store } from "@/lib/stores/store";
import { offersAt, readyFor } from "./basket";

/**
 * Where something goes that was put in the basket without a word about the store: the shopper's own store, else the
 * one where enough of it can be collected soonest, else any that the basket page can then offer a way out from. One
 * statement, none for a shopper with a store.
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
  const offers = await offersAt(tx, ctx, stores, [asked.sku]);
  const [soonest] = stores
    .map((store) => ({ slug: store.slug, ready: readyFor(offers(asked.sku, store), asked.quantity) }))
    .filter(({ ready }) => ready !== null)
    .sort((a, b) => a.ready!.getTime() - b.ready!.getTime());
  return (soonest ?? stores[0])?.slug;
}

import "server-only";
import type { Tx } from "@/db/client";
import { readShelves, type Shelves } from "@/lib/inventory/availability";
import type { Ctx } from "@/lib/kernel/actor";
import type { Fulfillment, Order, ShortPick } from "@/lib/orders/order";
import { nearestFirst } from "@/lib/stores/distance";
import { listStores } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";

/** A question to the shopper about units that were short, with what can be had instead now. */
export type OpenChoice = ShortPick & {
  /** Stores that have all of these units, nearest to the pickup's first. */
  otherStores: { store: string; storeName: string; timeZone: string; readyBy: Date }[];
  /** Whether they can be sent: they are paid for, and there are enough somewhere. */
  delivery: boolean;
};

/** By fulfillment id. */
export type OpenChoices = ReadonlyMap<string, OpenChoice[]>;

/**
 * What the shopper of an order may still choose, for each of its short picks. What is offered is there now; it is held
 * when it is chosen. No statement when nothing is asked, else two.
 */
export async function openChoices(tx: Tx, ctx: Ctx, order: Order): Promise<OpenChoices> {
  const asked = order.fulfillments.flatMap((f) => f.shortPicks.filter((s) => s.open));
  if (asked.length === 0) return new Map();
  const stores = await listStores(tx);
  const skus = asked.flatMap((s) => [s.sku, ...(s.substitute ? [s.substitute.sku] : [])]);
  // Nobody's own hold counts as free here: what is chosen is held beside it.
  const shelves = await readShelves(tx, null, stores, { skus: [...new Set(skus)] });
  return new Map(
    order.fulfillments.map((f) => [
      f.id,
      f.shortPicks.filter((s) => s.open).map((short) => choiceOf(ctx, f, short, stores, shelves)),
    ]),
  );
}

function choiceOf(
  ctx: Ctx,
  f: Fulfillment,
  short: ShortPick,
  stores: readonly Store[],
  shelves: Shelves,
): OpenChoice {
  const unitsAt = (sku: string, place: string) => shelves.goods.get(sku)?.units.get(place) ?? 0;
  const here = stores.find((s) => s.id === f.locationId);
  const others = stores.filter((s) => s !== here && unitsAt(short.sku, s.id) >= short.quantity);
  const anywhere = [...(shelves.goods.get(short.sku)?.units.values() ?? [])].reduce((a, b) => a + b, 0);
  const { substitute } = short;
  return {
    ...short,
    substitute: substitute && unitsAt(substitute.sku, f.locationId) >= short.quantity ? substitute : null,
    otherStores: (here ? nearestFirst(others, here) : others).flatMap((store) => {
      const ready = readyBy(store, ctx.now, shelves.queues.get(store.id));
      const { slug, name, timeZone } = store;
      return ready ? [{ store: slug, storeName: name, timeZone, readyBy: ready }] : [];
    }),
    delivery: f.payment?.method !== "pay_in_store" && anywhere >= short.quantity,
  };
}

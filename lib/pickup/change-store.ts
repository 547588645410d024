import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { holdGoods } from "@/lib/inventory/hold-goods";
import { storeSlug } from "@/lib/inventory/input";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { lockOrder } from "@/lib/orders/settle-order";
import { openPicks } from "@/lib/stores/open-picks";
import { requireNoPause } from "@/lib/stores/pause";
import { storeById, storeBySlug } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { windowNamed } from "@/lib/stores/windows";
import { endPickup } from "./cancel-pickup";
import { lockStock, lockWindows } from "./lock-places";
import { type LockedPickup, lockPickup, ofOrder, ofShopper } from "./shopper-scope";
import { takeOver } from "./take-over";
import { unitsLeft } from "./units-left";

/**
 * The shopper collects elsewhere: the goods are held at the other store, the pickup here ends, and a new one of the
 * same order stands there, with a QR and code of its own. All of it or nothing; the goods here are let go only when
 * those there are theirs.
 * @param input.windowId a window at the other store; without one, as soon as it is ready.
 * @returns the new pickup's id.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`, `pickup.same_store`,
 * `pickup.part_collected`, `pickup.nothing_left`, `store.not_found`, `store.no_pickup`, `store.paused`, `window.full`,
 * `window.unknown` (422), `reservation.insufficient_stock` with shortages, `reservation.quota` (429).
 */
export const changeStore = command({
  input: z.strictObject({ ...ofOrder, store: storeSlug, windowId: z.string().min(1).max(100).optional() }),
  may: () => true,
  async run(tx, ctx, { number, id, store: slug, windowId }): Promise<{ id: string }> {
    const pickup = await lockPickup(tx, ctx, { number, id });
    const store = await storeBySlug(tx, slug);
    if (store.id === pickup.location_id)
      throw new Problem("conflict", "pickup.same_store", "The pickup is at that store already.");
    const ready = await soonestAt(tx, ctx, store);
    const window = windowId ? windowNamed(store, windowId, ctx.now, ready) : null;
    const units = await unitsLeft(tx, id);

    await lockOrder(tx, pickup.order_id);
    await lockWindows(tx, store.id, { rowId: pickup.window_id, startsAt: window?.startsAt ?? null });
    await lockStock(
      tx,
      [pickup.stock_location_id, store.id],
      units.map((u) => u.variantId),
    );
    const held = await holdGoods(tx, ctx, {
      location: store,
      lines: units,
      window,
      readyBy: window && window.startsAt > ready ? window.startsAt : ready,
      quota: quotaOf(pickup),
      pausable: true,
    });
    await endPickup(tx, ctx, id, ofShopper(ctx, number), movedAway);
    const method = pickup.method === "curbside" && store.curbside ? "curbside" : "pickup";
    const moved = await takeOver(tx, ctx, pickup, { reservationId: held.id, method, units });
    const { slug: from } = await storeById(tx, pickup.location_id);
    await emit(tx, ctx, {
      name: "pickup.moved",
      subject: { orderId: pickup.order_id, fulfillmentId: moved, locationId: store.id },
      data: { from, to: store.slug, fulfillment: moved, previous: id },
    });
    return { id: moved };
  },
});

/** Why a pickup ended whose units another one took over: it was not called off. */
export const movedAway = { by: "customer", reason: "moved" } as const;

/** The promise a store can make now; no pause comes before this transaction is over. Throws `store.no_pickup`, `store.paused`. */
export async function soonestAt(tx: Tx, ctx: Ctx, store: Store): Promise<Date> {
  await requireNoPause(tx, store.id);
  const queue = (await openPicks(tx, [store.id])).get(store.id) ?? 0;
  const ready = readyBy(store, ctx.now, queue);
  if (ready) return ready;
  throw new Problem("conflict", "store.no_pickup", "This store does not hand over orders at the moment.");
}

/** Whom the goods are counted against at the other store: whoever they were counted against here. */
export const quotaOf = ({ holder, address }: Pick<LockedPickup, "holder" | "address">) =>
  address === null ? null : { holder, address };

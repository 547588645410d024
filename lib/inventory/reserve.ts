import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { storePaused } from "@/lib/stores/pause";
import { readyBy, shippedReadyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { type Window, windowNamed } from "@/lib/stores/windows";
import { expireOverdue } from "./close-reservations";
import { type GoodsToHold, holdGoods } from "./hold-goods";
import { quantity, sku, storeSlug } from "./input";
import { type Prepared, prepareHold } from "./prepare-hold";
import { quotaScope } from "./quotas";
import { recentQueue } from "./recent-queue";
import { refuseShort } from "./shortages";
import { addUp, type SkuUnits } from "./units-by-sku";
import { warehouseWith } from "./warehouses";

export const reserveInput = z.strictObject({
  store: storeSlug,
  lines: z.array(z.strictObject({ sku, quantity })).min(1).max(50),
  windowId: z.string().min(1).max(100).optional(),
  /** Hold them at a warehouse that sends them to the store, for what the store itself has not got. */
  shipToStore: z.boolean().optional(),
});

/**
 * Holds goods for somebody who is checking out, all of them or none. What is held is decided in one conditional
 * statement; what is read before only spares a hopeless caller the queue.
 * @returns the reservation's id and its token, shown this once.
 * Throws `reservation.insufficient_stock` with `shortages` per line and where else they are, `reservation.quota`,
 * `window.full`, `window.unknown`, `store.not_found`, `store.no_pickup`, `store.paused`, `variant.not_found`.
 */
export const reserve = command({
  input: reserveInput,
  may: () => true,
  async run(tx, ctx, input): Promise<{ id: string; token: string }> {
    const quota = quotaScope(ctx);
    const lines = addUp(input.lines);
    const prepared = await prepareHold(tx, { store: input.store, lines, quota });
    const { store } = prepared;
    if (prepared.paused) throw storePaused();
    const source = input.shipToStore
      ? await fromWarehouse(tx, ctx, store, lines)
      : await fromStore(tx, ctx, lines, prepared);
    const window = input.windowId ? windowNamed(store, input.windowId, ctx.now, source.readyBy) : null;
    return holdGoods(tx, ctx, {
      location: store,
      lines,
      window,
      quota,
      pausable: true,
      ...source,
      readyBy: later(source.readyBy, window),
    });
  },
});

type Source = Pick<GoodsToHold, "readyBy" | "stockLocationId">;

async function fromStore(
  tx: Tx,
  ctx: Ctx,
  lines: SkuUnits[],
  { store, lines: there, overdue }: Prepared,
): Promise<Source> {
  const ready = readyBy(store, ctx.now, await recentQueue(store.id));
  if (!ready) throw noPickup();
  if (there.length < lines.length || there.some((l) => l.available < l.requested))
    throw await refuseShort(tx, store, lines, there);
  // Reservations are locked before stock, so what stands in the way ends before the hold is judged.
  if (overdue) await expireOverdue(tx, ctx, { locationId: store.id, skus: lines.map((l) => l.sku) });
  return { readyBy: ready };
}

async function fromWarehouse(tx: Tx, ctx: Ctx, store: Store, lines: SkuUnits[]): Promise<Source> {
  const ready = shippedReadyBy(store, ctx.now);
  if (!ready) throw noPickup();
  return { readyBy: ready, stockLocationId: await warehouseWith(tx, store, lines) };
}

const noPickup = () =>
  new Problem("conflict", "store.no_pickup", "This store does not hand over orders at the moment.");

const later = (ready: Date, window: Window | null): Date =>
  window && window.startsAt > ready ? window.startsAt : ready;

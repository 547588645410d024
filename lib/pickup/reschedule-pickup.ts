import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { expireOverdue } from "@/lib/inventory/close-reservations";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { bookWindow, releaseWindow } from "@/lib/stores/book-window";
import { closingAfterDays } from "@/lib/stores/hours";
import { openPicks } from "@/lib/stores/open-picks";
import { storeById } from "@/lib/stores/queries";
import { type Queue, readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { type Window, windowNamed } from "@/lib/stores/windows";
import { extendedUntil, keepUntil } from "./extend-pickup";
import { lockWindows } from "./lock-places";
import { type LockedPickup, lockPickup, ofOrder, subjectOf } from "./shopper-scope";

/**
 * Another time for a pickup: a place in the new window is taken, the old one given back. Null means as soon as it is
 * ready. Asking for the time it has changes nothing.
 *
 * The promise becomes the later of what the store can do and the window's start. A ready pickup waits at least until
 * closing time of the window's day; past the day it waits until anyway, that is its one extension, and no longer.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`, `window.full`,
 * `window.unknown` (422), `window.too_late`, `pickup.already_extended`.
 */
export const reschedulePickup = command({
  input: z.strictObject({ ...ofOrder, windowId: z.string().min(1).max(100).nullable() }),
  may: () => true,
  async run(tx, ctx, { number, id, windowId }): Promise<void> {
    const pickup = await lockPickup(tx, ctx, { number, id });
    const store = await storeById(tx, pickup.location_id);
    const before = pickup.window_id ? await windowStart(tx, pickup.window_id) : null;
    const soonest = await soonestFor(tx, ctx, store, pickup);
    const window = windowId === null ? null : windowNamed(store, windowId, ctx.now, soonest);
    if (before?.getTime() === window?.startsAt.getTime()) return;

    await lockWindows(tx, store.id, { rowId: pickup.window_id, startsAt: window?.startsAt ?? null });
    const row = window && (await takeWindow(tx, ctx, store, window));
    if (pickup.window_id) await releaseWindow(tx, pickup.window_id);
    const anew = window && window.startsAt > soonest ? window.startsAt : soonest;
    const promise = pickup.state === "ready" ? pickup.ready_by : anew;
    await tx.execute(sql`
      update fulfillments f set window_id = ${row}, ready_by = ${promise.toISOString()}, on_my_way_at = null
      where f.id = ${pickup.id}`);
    if (window) await keepForWindow(tx, store, pickup, window);
    await emit(tx, ctx, {
      name: "pickup.rescheduled",
      subject: subjectOf(pickup),
      data: {
        from: before?.toISOString() ?? null,
        startsAt: window?.startsAt.toISOString() ?? null,
        endsAt: window?.endsAt.toISOString() ?? null,
      },
    });
  },
});

async function windowStart(tx: Tx, rowId: string): Promise<Date> {
  const [row] = rowsOf<{ starts_at: string }>(
    await tx.execute(sql`select starts_at from pickup_windows where id = ${rowId}`),
  );
  return new Date(row!.starts_at);
}

/** Takes a place in a window; what expired reservations still occupy is free. Throws `window.full`. */
async function takeWindow(tx: Tx, ctx: Ctx, store: Store, window: Window): Promise<string> {
  let row = await bookWindow(tx, store, window);
  if (!row && (await expireOverdue(tx, ctx, { locationId: store.id, windowStart: window.startsAt })) > 0)
    row = await bookWindow(tx, store, window);
  if (!row)
    throw new Problem("conflict", "window.full", "That pickup time has just been taken.", {
      windowId: window.id,
    });
  return row;
}

/**
 * The soonest that a pickup can be collected. A promise that was made is kept: it is due no later than the store could
 * do it anew. What a warehouse still has to send comes when it was promised.
 */
async function soonestFor(tx: Tx, ctx: Ctx, store: Store, pickup: LockedPickup): Promise<Date> {
  if (pickup.state === "ready") return ctx.now;
  if (pickup.stock_location_id !== pickup.location_id) return pickup.ready_by;
  const queue = (await openPicks(tx, [store.id])).get(store.id) ?? 0;
  return soonestOf(store, ctx.now, queue, pickup.ready_by);
}

/** A pause changes nothing about what is promised already. */
export function soonestOf(store: Store, now: Date, queue: Queue, promised: Date): Date {
  const anew = readyBy(store, now, queue) ?? promised;
  return new Date(Math.min(anew.getTime(), promised.getTime()));
}

async function keepForWindow(tx: Tx, store: Store, pickup: LockedPickup, window: Window): Promise<void> {
  if (!pickup.pickup_by || window.endsAt <= pickup.pickup_by) return;
  if (!pickup.extended && window.endsAt > extendedUntil(store, pickup))
    throw new Problem("conflict", "window.too_late", "The store does not keep it that long.", {
      windowId: window.id,
      keptUntil: extendedUntil(store, pickup).toISOString(),
    });
  await keepUntil(tx, pickup, closingAfterDays(store, new Date(window.endsAt.getTime() - 1), 0));
}

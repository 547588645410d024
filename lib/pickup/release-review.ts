import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { isOwnOrder } from "@/lib/orders/own-order";
import { releaseWindow } from "@/lib/stores/book-window";
import { openPicks } from "@/lib/stores/open-picks";
import { storeById } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import { inMyStores } from "./pickup";
import { subjectOf } from "./shopper-scope";
import { pickupId } from "./start-picking";

type Held = {
  id: string;
  order_id: string;
  location_id: string;
  sent: boolean;
  in_transit: boolean;
  window_id: string | null;
  window_ends: string | null;
  ready_by: string;
};

/**
 * A manager's yes to what a rule holds: it may be picked from now on, and the customer is told when it will be ready. A
 * window that the store can no longer keep is given back. It is a parcel's yes too.
 * Throws `pickup.not_found`, `pickup.not_held` when nobody waits for it any more, `pickup.own_order` (403).
 */
export const releaseReview = command({
  input: pickupId,
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id }): Promise<void> {
    const held = await lockHeld(tx, ctx, id);
    if (await isOwnOrder(tx, ctx, held.order_id))
      throw new Problem("forbidden", "pickup.own_order", "Somebody else has to look at what you ordered.");
    const promise = await promiseAnew(tx, ctx, held);
    const missed = held.window_ends !== null && promise >= new Date(held.window_ends);
    await tx.execute(sql`
      update fulfillments set review = 'released', ready_by = ${promise.toISOString()}
        ${missed ? sql`, window_id = null` : sql``}
      where id = ${id}`);
    if (missed && held.window_id) await releaseWindow(tx, held.window_id);
    await emit(tx, ctx, {
      name: held.sent ? "delivery.released" : "pickup.released",
      subject: subjectOf(held),
      data: { readyBy: promise.toISOString(), ...(missed ? { windowMissed: true } : {}) },
    });
  },
});

async function lockHeld(tx: Tx, ctx: Ctx, id: string): Promise<Held> {
  if (!isId(id)) throw notFound("pickup");
  const [found] = rowsOf<Held & { held: boolean }>(
    await tx.execute(sql`
      select f.id, f.order_id, f.location_id, f.method = 'delivery' as sent,
        f.stock_location_id <> f.location_id as in_transit, f.window_id, w.ends_at as window_ends, f.ready_by,
        f.review is not distinct from 'held' and f.state = 'requested' as held
      from fulfillments f left join pickup_windows w on w.id = f.window_id
      where f.id = ${id} and ${inMyStores(ctx)} for update of f`),
  );
  if (!found) throw notFound("pickup");
  if (!found.held) throw new Problem("conflict", "pickup.not_held", "This does not wait for a manager.");
  return found;
}

/** No sooner than it was promised, and no sooner than the store can have it from now on. */
async function promiseAnew(tx: Tx, ctx: Ctx, held: Held): Promise<Date> {
  const promised = new Date(held.ready_by);
  if (held.sent || held.in_transit) return promised;
  const store = await storeById(tx, held.location_id);
  const queue = (await openPicks(tx, [store.id])).get(store.id) ?? 0;
  const soonest = readyBy(store, ctx.now, queue) ?? promised;
  return soonest > promised ? soonest : promised;
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { pickLists } from "@/db/schema/orders";
import { storeSlug } from "@/lib/inventory/input";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId, newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { underReview } from "./review";
import { goodsAreHere, notHeld, pickerName } from "./start-picking";
import { pickupStates } from "./states";

/** More than a trolley holds is no round through the store. */
const most = 30;

export const pickListInput = z.strictObject({
  store: storeSlug,
  pickups: z.array(z.string().max(60)).min(1).max(most).optional(),
  /** How many of the most urgent ones, when none are named. */
  limit: z.number().int().min(1).max(most).optional(),
});

type Taken = { id: string; order_id: string };

/**
 * A clerk takes several pickups of one store to pick in one round: all that are named or none, or else the most urgent
 * ones that nobody is taking at the same moment.
 * @returns the list's id.
 * Throws `store.not_found`, `pickup.not_found`, `pickup.not_requested`, `pickup.in_transit` and `pickup.under_review` naming
 * which, `pick_list.nothing_to_pick`.
 */
export const startPickList = command({
  input: pickListInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { store, pickups, limit = 6 }): Promise<{ id: string }> {
    const locationId = await requireOwnPlace(tx, ctx, store);
    const list = { id: newId(), locationId, pickedBy: pickerName(ctx) };
    await tx.insert(pickLists).values(list);
    const named = pickups && [...new Set(pickups)];
    if (named && !named.every(isId)) throw notFound("pickup");
    const taken = await take(
      tx,
      list,
      named
        ? sql`and f.id = any(${sql.param(named)}::uuid[]) order by f.id for update`
        : sql`order by f.ready_by, f.id limit ${limit} for update skip locked`,
    );
    if (named && taken.length < named.length) throw await whyNotAll(tx, locationId, named, taken);
    if (taken.length === 0)
      throw new Problem("conflict", "pick_list.nothing_to_pick", "There is nothing to pick at this store.");
    const started = taken.map((t) => ({
      name: "pickup.picking_started" as const,
      subject: { orderId: t.order_id, fulfillmentId: t.id, locationId },
      data: { list: list.id },
    }));
    await emit(tx, ctx, ...started);
    return { id: list.id };
  },
});

/** @param which of the store's pickups that can be taken, in an order that two clerks share. */
async function take(
  tx: Tx,
  list: { id: string; locationId: string; pickedBy: string },
  which: SQL,
): Promise<Taken[]> {
  const from = pickupStates.from("startPicking");
  return rowsOf<Taken>(
    await tx.execute(sql`
      with free as (
        select f.id from fulfillments f
        where f.location_id = ${list.locationId} and f.method <> 'delivery'
          and f.state = any(${sql.param(from)}::text[]) and ${goodsAreHere.holds} and ${notHeld.holds} ${which}
      )
      update fulfillments f set state = ${pickupStates.next("requested", "startPicking")}, picked_by = ${list.pickedBy},
        pick_list_id = ${list.id}
      from free where f.id = free.id
      returning f.id, f.order_id`),
  );
}

async function whyNotAll(
  tx: Tx,
  locationId: string,
  named: string[],
  taken: readonly Taken[],
): Promise<Problem> {
  const found = rowsOf<{ id: string; state: string; here: boolean; free: boolean }>(
    await tx.execute(sql`
      select f.id, f.state, ${goodsAreHere.holds} as here, ${notHeld.holds} as free from fulfillments f
      where f.id = any(${sql.param(named)}::uuid[]) and f.location_id = ${locationId} and f.method <> 'delivery'`),
  );
  if (found.length < named.length) return notFound("pickup");
  const refused = found.filter((f) => !taken.some((t) => t.id === f.id));
  const held = refused.filter((f) => !f.free).map((f) => f.id);
  if (held.length > 0) return underReview({ pickups: held });
  const inTransit = refused.filter((f) => !f.here).map((f) => f.id);
  if (inTransit.length > 0) {
    const { code, message } = goodsAreHere.otherwise();
    return new Problem("conflict", code, message, { pickups: inTransit });
  }
  return new Problem("conflict", "pickup.not_requested", "Somebody has started some of these already.", {
    pickups: refused.map(({ id, state }) => ({ id, state })),
  });
}

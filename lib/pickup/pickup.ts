import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { type FulfillmentState, type PickupVerb, pickupStates } from "./states";

/** Row scope of a pickup `f`: the caller's own stores. Another store's pickup does not exist for it. */
export function inMyStores(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`f.location_id = any(${sql.param(places)}::uuid[])`;
}

export type MovedPickup = { id: string; order_id: string; location_id: string; window_id: string | null };

/**
 * Takes a pickup along one verb of the states table by one conditional update.
 * @param scope which rows the caller may touch, as a condition on `f`.
 * @param set further columns, beginning with a comma.
 * Throws `pickup.not_found`, or 409 with why: `pickup.not_<state>`, `pickup.already_collected`, `pickup.cancelled`.
 */
export async function movePickup(
  tx: Tx,
  id: string,
  verb: PickupVerb,
  scope: SQL,
  set: SQL = sql``,
): Promise<MovedPickup> {
  if (!isId(id)) throw notFound("pickup");
  const from = pickupStates.from(verb);
  const [moved] = rowsOf<MovedPickup>(
    await tx.execute(sql`
      update fulfillments f set state = ${targetOf(verb)} ${set}
      where f.id = ${id} and f.method <> 'delivery' and f.state = any(${sql.param(from)}::text[]) and ${scope}
      returning f.id, f.order_id, f.location_id, f.window_id`),
  );
  if (!moved) throw await whyNot(tx, id, from, scope);
  return moved;
}

/** Every verb of a pickup leads to one state, wherever it leaves from. */
function targetOf(verb: PickupVerb): FulfillmentState {
  return pickupStates.next(pickupStates.from(verb)[0]!, verb)!;
}

/** The second read that explains a refusal: not found, gone already, or not that far yet. */
export async function whyNot(
  tx: Tx,
  id: string,
  wanted: readonly FulfillmentState[],
  scope: SQL,
): Promise<Problem> {
  const [found] = rowsOf<{ state: FulfillmentState }>(
    await tx.execute(sql`select f.state from fulfillments f where f.id = ${id} and ${scope}`),
  );
  if (!found) return notFound("pickup");
  const details = { state: found.state };
  if (found.state === "collected")
    return new Problem("conflict", "pickup.already_collected", "This was handed over already.", details);
  if (found.state === "cancelled")
    return new Problem("conflict", "pickup.cancelled", "This pickup was cancelled.", details);
  if (found.state === "expired")
    return new Problem("conflict", "pickup.expired", "This pickup was not collected in time.", details);
  return new Problem(
    "conflict",
    `pickup.not_${wanted[0]}`,
    "The pickup is not that far, or further already.",
    details,
  );
}

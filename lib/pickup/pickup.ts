import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { refusalIn } from "./refusal";
import { type FulfillmentState, type PickupVerb, pickupStates } from "./states";

/** Row scope of a pickup `f`: the caller's own stores. Another store's pickup does not exist for it. */
export function inMyStores(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`f.location_id = any(${sql.param(places)}::uuid[])`;
}

export type MovedPickup = {
  id: string;
  order_id: string;
  location_id: string;
  window_id: string | null;
  /** How many handovers there were, this one included. */
  handovers: number;
  /** Whether a warehouse still has its goods. */
  in_transit: boolean;
  /** Whether the counter has to see an ID. */
  id_required: boolean;
};

/** A condition on `f` besides state and scope, and what is said when it alone does not hold. */
export type Guard = { holds: SQL; otherwise: () => Problem };

/**
 * Takes a pickup along one verb of the states table by one conditional update.
 * @param scope which rows the caller may touch, as a condition on `f`.
 * @param set further columns, beginning with a comma.
 * Throws `pickup.not_found`, or 409 with why: `pickup.not_<state>`, `pickup.already_collected`, `pickup.cancelled`.
 */
export const movePickup = (
  tx: Tx,
  id: string,
  verb: PickupVerb,
  scope: SQL,
  set: SQL = sql``,
  ...guards: readonly Guard[]
): Promise<MovedPickup> =>
  changePickup(tx, id, pickupStates.from(verb), scope, sql`state = ${targetOf(verb)} ${set}`, ...guards);

/**
 * Changes a pickup that is in one of these states, by one conditional update. Throws like `movePickup`.
 * @param set columns of `fulfillments`.
 */
export async function changePickup(
  tx: Tx,
  id: string,
  from: readonly FulfillmentState[],
  scope: SQL,
  set: SQL,
  ...guards: readonly Guard[]
): Promise<MovedPickup> {
  const all = sql.join([sql`true`, ...guards.map((guard) => guard.holds)], sql` and `);
  const changed = await changePickupIf(tx, id, from, scope, set, all);
  if (!changed) throw await whichFailed(tx, id, guards);
  return changed;
}

/** Which of several conditions does not hold is read; of a single one it is known. */
async function whichFailed(tx: Tx, id: string, guards: readonly Guard[]): Promise<Problem> {
  const [only = justChanged, ...more] = guards;
  if (more.length === 0) return only.otherwise();
  const [row] = rowsOf<{ hold: boolean[] }>(
    await tx.execute(sql`
      select array[${sql.join(
        guards.map((guard) => guard.holds),
        sql`, `,
      )}] as hold from fulfillments f where f.id = ${id}`),
  );
  return (guards[row?.hold.indexOf(false) ?? -1] ?? justChanged).otherwise();
}

const justChanged: Guard = {
  holds: sql`true`,
  otherwise: () =>
    new Problem("conflict", "state.changed", "Somebody else changed this at the same moment. Try again."),
};

/** Like `changePickup`, for what may have been said before: null when all but `news` holds, and nothing changed. */
export async function changePickupIf(
  tx: Tx,
  id: string,
  from: readonly FulfillmentState[],
  scope: SQL,
  set: SQL,
  news: SQL,
): Promise<MovedPickup | null> {
  if (!isId(id)) throw notFound("pickup");
  const [changed] = rowsOf<MovedPickup>(
    await tx.execute(sql`
      update fulfillments f set ${set}
      where f.id = ${id} and f.method <> 'delivery' and f.state = any(${sql.param(from)}::text[]) and ${scope} and ${news}
      returning f.id, f.order_id, f.location_id, f.window_id, f.handovers,
        f.stock_location_id <> f.location_id as in_transit, cardinality(f.id_reasons) > 0 as id_required`),
  );
  if (changed) return changed;
  const why = await whyNot(tx, id, from, scope);
  if (from.some((state) => state === why.details.state)) return null;
  throw why;
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
    await tx.execute(
      sql`select f.state from fulfillments f where f.id = ${id} and f.method <> 'delivery' and ${scope}`,
    ),
  );
  if (!found) return notFound("pickup");
  const { code, message } = refusalIn(found.state, wanted[0]!);
  return new Problem("conflict", code, message, { state: found.state });
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { type Guard, inMyStores, whyNot } from "./pickup";
import { type DeliveryMethod, type FulfillmentState, pickupStates } from "./states";

/** How a shopper's verb names a pickup: by its order and its id. */
export const ofOrder = { number: z.string().max(40), id: z.string().max(60) };
export type OfOrder = { number: string; id: string };

/**
 * Row scope of a pickup `f` for what its shopper can do about it: whoever may touch the order. Staff may do it for
 * someone at the phone, but only to what is at their own stores.
 */
export function ofShopper(ctx: Ctx, number: string): SQL {
  const mine = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
  return sql`${mine} and exists (select 1 from orders o where o.id = f.order_id and o.number = ${number}
    and ${mayTouchOrder(ctx)})`;
}

/**
 * Past `pickup_by` a pickup is over for its shopper, whether or not anybody has cleared it away yet. A clerk may still
 * hand it over to someone who stands there, until it is.
 */
export const inTime: Guard = {
  holds: sql`(f.pickup_by is null or f.pickup_by > now())`,
  otherwise: () => new Problem("conflict", "pickup.expired", "This pickup was not collected in time."),
};

export type LockedPickup = {
  id: string;
  order_id: string;
  /** Where it is collected. */
  location_id: string;
  /** Where its goods are now. */
  stock_location_id: string;
  state: FulfillmentState;
  method: DeliveryMethod;
  window_id: string | null;
  ready_by: Date;
  pickup_by: Date | null;
  extended: boolean;
  /** What quotas count its goods by. */
  holder: string | null;
  address: string | null;
  /** Whether it is paid when it is handed over. */
  pay_in_store: boolean;
  in_time: boolean;
};

type Row = Omit<LockedPickup, "ready_by" | "pickup_by"> & { ready_by: string; pickup_by: string | null };

/**
 * Locks a pickup that is open and in time, for a verb that looks at several things before it acts. One statement.
 * Throws `pickup.not_found`, `pickup.not_<state>` and its kin, `pickup.expired`.
 * @param states which of the open ones
 */
export async function lockPickup(
  tx: Tx,
  ctx: Ctx,
  of: OfOrder,
  states: readonly FulfillmentState[] = pickupStates.open,
): Promise<LockedPickup> {
  const pickup = await lockAnyPickup(tx, ctx, of, states);
  if (pickup.state === "ready" && !pickup.in_time) throw inTime.otherwise();
  return pickup;
}

/** The same for one that may be over already. Throws `pickup.not_found`, and its kin when it is in no such state. */
export async function lockAnyPickup(
  tx: Tx,
  ctx: Ctx,
  { number, id }: OfOrder,
  states: readonly FulfillmentState[],
): Promise<LockedPickup> {
  if (!isId(id)) throw notFound("pickup");
  const scope = ofShopper(ctx, number);
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      select f.id, f.order_id, f.location_id, f.stock_location_id, f.state, f.method, f.window_id, f.ready_by,
        f.pickup_by, f.extended_at is not null as extended, ${inTime.holds} as in_time, r.holder, r.address,
        exists (select 1 from payments p where p.fulfillment_id = f.id and p.method = 'pay_in_store') as pay_in_store
      from fulfillments f left join reservations r on r.id = f.reservation_id
      where f.id = ${id} and f.method <> 'delivery' and ${scope} for update of f`),
  );
  if (!row || !states.includes(row.state)) throw await whyNot(tx, id, states, scope);
  const { ready_by, pickup_by, ...pickup } = row;
  return { ...pickup, ready_by: new Date(ready_by), pickup_by: pickup_by ? new Date(pickup_by) : null };
}

/** What an event about this pickup is about. */
export const subjectOf = (pickup: { id: string; order_id: string; location_id: string }) => ({
  orderId: pickup.order_id,
  fulfillmentId: pickup.id,
  locationId: pickup.location_id,
});

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shortPicks } from "@/db/schema/pickups";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { creditReceipt } from "@/lib/orders/issue-document";
import { costBetween } from "@/lib/orders/line-cost";
import { lockOrder } from "@/lib/orders/settle-order";
import { orderStates, undoableOrderVerbs } from "@/lib/orders/states";
import { giveMoneyBack } from "@/lib/orders/take-money";
import { handoverCause } from "@/lib/payments/card-payment";
import { bookWindowAgain } from "@/lib/stores/book-window";
import { causeOf } from "./close-pickup";
import type { Handover, PressedPickup } from "./last-press";
import { pickupStates } from "./states";

/**
 * Undoes one handover of a locked pickup: goods, order, window and money are as they were before. What had been refused
 * then and went back to the shelf is promised again where it still lies there, else it is short.
 * @returns what the record says of it: the handover, and the money that the till gives back.
 * Throws `pickup.refunded` when money was given back for its goods since.
 */
export async function undoHandover(
  tx: Tx,
  ctx: Ctx,
  pickup: PressedPickup,
  handover: Handover,
): Promise<Record<string, unknown>> {
  const { from, to } = pickupStates.undo("markCollected");
  await lockOrder(tx, pickup.order_id);
  await refuseRefunded(tx, pickup.id);
  if (pickup.state === from) {
    await reopenOrder(tx, ctx, pickup.order_id);
    const place = pickup.window_id !== null && (await bookWindowAgain(tx, pickup.window_id));
    await tx.execute(sql`
      update fulfillments set state = ${to}, closed_at = null, brought_out_at = null, brought_out_by = null,
        window_id = case when ${place} then window_id end
      where id = ${pickup.id}`);
  }
  const lines = await putBackIntoPromise(tx, ctx, pickup.id, handover);
  await sayShort(tx, ctx, lines);
  const amount = lines.reduce((sum, l) => sum + l.cost, 0);
  const paid =
    (await reopenPayment(tx, pickup.id, amount)) ??
    (await giveMoneyBack(tx, pickup.order_id, amount, handoverCause(pickup.id, handover.part)));
  const { id, order_id: orderId, location_id: locationId } = pickup;
  const undone = { orderId, locationId, cause: `undone:${id}:${handover.part}` };
  await creditReceipt(tx, undone, handoverCause(id, handover.part));
  return {
    part: handover.part,
    ...(paid && amount > 0 ? { givenBack: { amount, currency: paid.currency } } : {}),
  };
}

/** What was given back for goods without them, or settled by other means, cannot be taken back again. */
async function refuseRefunded(tx: Tx, fulfillmentId: string): Promise<void> {
  const refunded = rowsOf(
    await tx.execute(sql`
      select 1 from fulfillment_lines where fulfillment_id = ${fulfillmentId} and refunded_amount > 0
      union all
      select 1 from payments p join fulfillments f on f.order_id = p.order_id
      where f.id = ${fulfillmentId} and p.otherwise <> 0`),
  );
  if (refunded.length > 0)
    throw new Problem("conflict", "pickup.refunded", "Money was given back for this meanwhile.");
}

async function reopenOrder(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const { from, to } = orderStates.undo(undoableOrderVerbs[0]);
  const reopened = rowsOf(
    await tx.execute(sql`
      update orders set state = ${to}, closed_at = null where id = ${orderId} and state = ${from} returning 1`),
  );
  if (reopened.length > 0) await emit(tx, ctx, { name: "order.reopened", subject: { orderId } });
}

type Line = {
  id: string;
  lost: number;
  /** What its units cost that were handed over, in minor units. */
  cost: number;
};

/**
 * One statement; stock rows are locked in the order of their variants. What a handover took and gave back is read from
 * the ledger.
 */
async function putBackIntoPromise(
  tx: Tx,
  ctx: Ctx,
  fulfillmentId: string,
  handover: Handover,
): Promise<Line[]> {
  const cause = causeOf(sql`${handover.part}::int`);
  return rowsOf<Line>(
    await tx.execute(sql`
      with done as (
        select fl.id, fl.variant_id, f.stock_location_id as location_id,
          coalesce(taken.quantity, 0) as collected, coalesce(refused.quantity, 0) as refused,
          ${costBetween(sql`fl.collected - coalesce(taken.quantity, 0)`, sql`fl.collected`)} as cost
        from fulfillment_lines fl
        join fulfillments f on f.id = fl.fulfillment_id
        join order_lines ol on ol.id = fl.order_line_id
        left join stock_movements taken on taken.kind = 'collected' and taken.cause = ${cause}
        left join stock_movements refused on refused.kind = 'allocation_released' and refused.cause = ${cause}
        where fl.fulfillment_id = ${fulfillmentId} and (taken.id is not null or refused.id is not null)
      ),
      level as (
        select s.location_id, s.variant_id, s.on_hand - s.reserved - s.allocated as free from stock_levels s
        where (s.location_id, s.variant_id) in (select location_id, variant_id from done)
        order by s.location_id, s.variant_id for update
      ),
      again as (
        select d.*, least(d.refused, greatest(0, l.free - coalesce(sum(d.refused) over (
          partition by d.variant_id order by d.id rows between unbounded preceding and 1 preceding), 0)))::int as promised
        from done d join level l using (location_id, variant_id)
      ),
      counted as (
        update stock_levels s set on_hand = s.on_hand + a.collected, allocated = s.allocated + a.collected + a.promised
        from (select location_id, variant_id, sum(collected)::int as collected, sum(promised)::int as promised
          from again group by location_id, variant_id) a
        where s.location_id = a.location_id and s.variant_id = a.variant_id
      ),
      lines as (
        update fulfillment_lines fl set collected = fl.collected - a.collected,
          allocated = fl.allocated + a.collected + a.promised,
          picked = fl.picked - (a.refused - a.promised), short = fl.short + (a.refused - a.promised)
        from again a where fl.id = a.id
      ),
      moved as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select a.location_id, a.variant_id, x.kind, x.quantity, ${`handover_undone:${handover.id}:`} || a.id,
          ${actorRef(ctx.actor)}
        from again a cross join lateral (values ('returned', a.collected), ('reserved', a.collected + a.promised),
          ('allocated', a.collected + a.promised)) as x(kind, quantity)
        where x.quantity > 0
      )
      select id, refused - promised as lost, cost from again`),
  );
}

/** What was refused, and sold to somebody else since, is nobody's choice any more: it is not charged. */
async function sayShort(tx: Tx, ctx: Ctx, lines: readonly Line[]): Promise<void> {
  const lost = lines.filter((l) => l.lost > 0);
  if (lost.length === 0) return;
  await tx.insert(shortPicks).values(
    lost.map((l) => ({
      id: newId(),
      fulfillmentLineId: l.id,
      quantity: l.lost,
      reason: "other" as const,
      deadline: ctx.now,
      choice: "money_back" as const,
      decidedAt: ctx.now,
    })),
  );
}

/** Money that was taken in the store is owed again. */
async function reopenPayment(
  tx: Tx,
  fulfillmentId: string,
  amount: number,
): Promise<{ currency: string } | undefined> {
  const [open] = rowsOf<{ currency: string }>(
    await tx.execute(sql`
      update payments set captured = captured - ${amount}, state = 'pending', updated_at = now()
      where fulfillment_id = ${fulfillmentId} and method = 'pay_in_store' and state in ('pending', 'captured')
      returning currency`),
  );
  return open;
}

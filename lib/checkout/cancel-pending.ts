import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { releaseHeld } from "@/lib/inventory/close-reservations";
import { holdMinutes } from "@/lib/inventory/hold-goods";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { orderStates } from "@/lib/orders/states";
import { closeGiftCard } from "@/lib/orders/take-money";
import { askOperation } from "@/lib/payments/operations";
import { giveBackRedemptions } from "@/lib/promotions/redeem";
import { planOf } from "./pending-order";

/** Why an order ends that was never placed. */
export type WhyUnpaid = {
  reason:
    | "declined"
    | "superseded"
    | "not_confirmed"
    | "not_answered"
    | "not_reached"
    | "goods_gone"
    | "called_off";
  /** Why the provider said no, when it did: then there is nothing to let go there. */
  refusal?: string;
};

/**
 * Ends an order that waits for its payment. What was held for it stays held for as long as it would have been, so that
 * another try can be made; what was held for its parcels alone is free again. Should its money come after all, it is let
 * go by itself. Locks reservations, the order, the payment, in this order.
 * @returns false when it did not wait any more; then nothing is changed.
 */
export async function cancelPending(tx: Tx, ctx: Ctx, orderId: string, why: WhyUnpaid): Promise<boolean> {
  const plan = await planOf(tx, orderId);
  if (!plan) return false;
  const held = plan.order.fulfillments.map((f) => f.reservation.id);
  await tx.execute(sql`
    update reservations r set pending_order_id = null,
      expires_at = least(r.expires_at, greatest(now() + interval '5 minutes', r.created_at
        + make_interval(mins => ${holdMinutes} * case when r.extended_at is null then 1 else 2 end)))
    where r.id in (select id from reservations where id = any(${sql.param(held)}::uuid[]) order by id for update)
      and r.pending_order_id = ${orderId} and r.state = 'held'`);
  const ended = rowsOf(
    await tx.execute(sql`
      update orders set state = ${orderStates.next(orderStates.initial, "cancel")}, closed_at = now()
      where id = ${orderId} and state = ${orderStates.initial} returning 1`),
  );
  if (ended.length === 0) return false;
  await endPayment(tx, ctx, orderId, why);
  await closeGiftCard(tx, ctx, orderId);
  await tx.execute(sql`delete from order_plans where order_id = ${orderId}`);
  await emit(tx, ctx, { name: "order.cancelled", subject: { orderId }, data: { reason: why.reason } });
  const parcels = plan.order.fulfillments.filter((f) => f.method === "delivery");
  for (const { reservation } of parcels) await releaseHeld(tx, ctx, reservation.id);
  // Last, as a checkout takes them: what all share is locked for the shortest time.
  await giveBackRedemptions(tx, orderId);
  return true;
}

async function endPayment(tx: Tx, ctx: Ctx, orderId: string, { reason, refusal }: WhyUnpaid): Promise<void> {
  const [payment] = rowsOf<{ id: string; amount: number; currency: string; method: string; handed: boolean }>(
    await tx.execute(sql`
      with had as (
        select id, next_action is not null as handed from payments
        where order_id = ${orderId} and state = 'pending' for no key update
      ),
      ended as (
        update payments set state = ${refusal ? "failed" : "voided"}, refusal = ${refusal ?? reason}, next_action = null,
          updated_at = now()
        from had where payments.id = had.id
        returning payments.id, amount, currency, method, had.handed
      ),
      closed as (
        update payment_operations op set state = 'refused', refusal = ${refusal ?? reason}, closed_at = now()
        from ended where op.payment_id = ended.id and op.kind = 'authorise' and op.state = 'asked'
      )
      select * from ended`),
  );
  if (!payment) return;
  const { id: paymentId, handed, ...about } = payment;
  // A browser that was handed something to confirm with could try further cards with it, past every count of ours.
  if (!refusal || handed)
    await askOperation(tx, { paymentId, kind: "void", amount: payment.amount, cause: reason });
  const name = refusal ? ("payment.declined" as const) : ("payment.voided" as const);
  await emit(tx, ctx, { name, subject: { orderId }, data: { ...about, reason: refusal ?? reason } });
}

/**
 * Ends the orders of one shopper that still wait for their payment: this shopper orders anew.
 */
export async function supersedeOf(tx: Tx, ctx: Ctx, holder: string): Promise<void> {
  const rows = rowsOf<{ order_id: string }>(
    await tx.execute(sql`select order_id from order_plans where holder = ${holder} order by order_id`),
  );
  for (const { order_id } of rows) await cancelPending(tx, ctx, order_id, { reason: "superseded" });
}

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import { isOwnOrder } from "@/lib/orders/own-order";
import type { PaymentState } from "@/lib/payments/states";
import { paymentIsMine, stillRefused } from "./refused-payments";
import { type RefusedKind, refusedKinds } from "./states";

/** How what hangs is named: its payment, and which way the money should have gone. */
export const ofRefused = { id: z.uuid(), what: z.enum(refusedKinds) };

export type LockedPayment = {
  id: string;
  orderId: string;
  currency: string;
  state: PaymentState;
  ahead: number;
  uncollected: number;
  /** What of it was never taken, and may be if the provider lets it. */
  left: number;
  /** The place whose till took it, else one that the order has a part at. */
  locationId: string;
  /** What the provider refused, the first first. */
  refused: { id: string; cause: string; amount: number; fulfillmentId: string | null }[];
};

/**
 * Locks a payment of which something hangs, after its order.
 * Throws `payment.not_found`, also for another place's, `payment.own_order` (403), `payment.nothing_refused`.
 */
export async function lockRefused(
  tx: Tx,
  ctx: Ctx,
  { id, what }: { id: string; what: RefusedKind },
): Promise<LockedPayment> {
  const [order] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select o.id from payments p join orders o on o.id = p.order_id
      where p.id = ${id} and ${paymentIsMine(ctx)} for no key update of o`),
  );
  if (!order) throw notFound("payment");
  if (await isOwnOrder(tx, ctx, order.id))
    throw new Problem("forbidden", "payment.own_order", "Somebody else has to look after what you paid.");
  const [payment] = rowsOf<LockedPayment>(
    await tx.execute(sql`
      select p.id, p.order_id as "orderId", p.currency, p.state, p.ahead, p.uncollected,
        p.amount - p.captured - p.capturing as left,
        coalesce((select cs.location_id from counter_sales cs where cs.order_id = p.order_id),
          (select mf.location_id from fulfillments mf where mf.order_id = p.order_id order by mf.position limit 1)) as "locationId",
        (select coalesce(jsonb_agg(jsonb_build_object('id', op.id, 'cause', op.cause, 'amount', op.amount, 'fulfillmentId',
            op.fulfillment_id) order by op.asked_at, op.id), '[]')
          from payment_operations op where op.payment_id = p.id and op.kind = ${what} and ${stillRefused}) as refused
      from payments p where p.id = ${id} for no key update`),
  );
  const hangs = what === "refund" ? payment!.ahead : payment!.uncollected;
  if (payment!.refused.length === 0 || hangs === 0)
    throw new Problem("conflict", "payment.nothing_refused", "Nothing of this hangs any more.");
  return payment!;
}

/** Says of refused operations that they are nobody's business any more. One statement. */
export const settled = (tx: Tx, operations: readonly { id: string }[]) =>
  tx.execute(sql`
    update payment_operations set settled_at = now() where id = any(${sql.param(operations.map((op) => op.id))}::uuid[])`);

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import { isOwnOrder } from "@/lib/orders/own-order";

/** An order whose goods come back, locked, and who does it. */
export type LockedOrder = { id: string; currency: string; by: string };

/**
 * Locks an order `o` and its fulfillments, these first, as everybody does who changes both. Any store takes back what
 * any store sold. Throws `order.not_found`, also for one that was never placed.
 */
export async function orderInHand(tx: Tx, ctx: Ctx, where: SQL): Promise<LockedOrder> {
  await tx.execute(sql`
    select 1 from fulfillments f join orders o on o.id = f.order_id where ${where} order by f.id for no key update of f`);
  const [order] = rowsOf<Omit<LockedOrder, "by">>(
    await tx.execute(sql`
      select o.id, o.currency from orders o where ${where} and o.state in ('placed', 'completed') for no key update`),
  );
  if (!order) throw notFound("order");
  if (await isOwnOrder(tx, ctx, order.id))
    throw new Problem(
      "forbidden",
      "return.own_order",
      "Somebody else has to take back what you bought yourself.",
    );
  return { ...order, by: actorRef(ctx.actor) };
}

/** How much this member of staff may give back alone, in minor units. */
export async function refundLimit(tx: Tx, { actor }: Ctx): Promise<number> {
  if (actor.kind !== "staff" && actor.kind !== "api_key") return 0;
  const [limit] = rowsOf<{ amount: number }>(
    await tx.execute(sql`select amount from refund_limits where role = ${actor.role}`),
  );
  return limit?.amount ?? 0;
}

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { settleOrder } from "@/lib/orders/settle-order";
import { endPickup } from "@/lib/pickup/cancel-pickup";
import { inMyStores } from "@/lib/pickup/pickup";
import { pickupStates } from "@/lib/pickup/states";

/**
 * The customer (or a manager for them) calls an order off: every pickup that is still open ends.
 * Throws `order.not_found`, `order.not_cancellable` when nothing of it is open any more.
 */
export const cancelOrder = command({
  input: z.strictObject({ number: z.string().max(40), reason: z.string().trim().min(1).max(200).optional() }),
  may: (actor) => !isStaff(actor) || isStaff(actor, "manager"),
  async run(tx, ctx, input): Promise<void> {
    // A store's manager calls off what is at their own stores; the customer, all of it.
    const scope = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
    const pickups = rowsOf<{ id: string | null; order_id: string }>(
      await tx.execute(sql`
        select f.id, o.id as order_id from orders o
        left join lateral (select id from fulfillments f where f.order_id = o.id and ${scope}
          and f.state = any(${sql.param(pickupStates.from("cancel"))}::text[]) order by id for update) f on true
        where o.number = ${input.number} and ${mayTouchOrder(ctx)}`),
    );
    if (!pickups[0]) throw notFound("order");
    const open = pickups.flatMap((p) => (p.id ? [p.id] : []));
    if (open.length === 0)
      throw new Problem(
        "conflict",
        "order.not_cancellable",
        "Nothing of this order can be cancelled any more.",
      );
    const by = isStaff(ctx.actor) ? "store" : "customer";
    const reason = input.reason ?? "cancelled";
    for (const id of open) await endPickup(tx, ctx, id, scope, { by, reason });
    await settleOrder(tx, ctx, pickups[0].order_id);
  },
});

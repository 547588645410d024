import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { endDelivery } from "@/lib/delivery/cancel-delivery";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { settleOrder } from "@/lib/orders/settle-order";
import { endPickup } from "@/lib/pickup/cancel-pickup";
import { inMyStores } from "@/lib/pickup/pickup";
import { deliveryStates, pickupStates } from "@/lib/pickup/states";
import { cancelPending } from "./cancel-pending";

/**
 * The customer (or a manager for them) calls an order off: every part that is still open ends, parcels until they
 * are sent. One that still waits for its payment ends as a whole, and its money is let go should it come.
 * Throws `order.not_found`, `order.not_cancellable` when nothing of it is open any more.
 */
export const cancelOrder = command({
  input: z.strictObject({ number: z.string().max(40), reason: z.string().trim().min(1).max(200).optional() }),
  may: (actor) => !isStaff(actor) || isStaff(actor, "manager"),
  async run(tx, ctx, input): Promise<void> {
    // A store's manager calls off what is at their own stores; the customer, all of it.
    const scope = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
    const parts = rowsOf<{ id: string | null; order_id: string; sent: boolean }>(
      await tx.execute(sql`
        select f.id, o.id as order_id, f.sent from orders o
        left join lateral (select id, method = 'delivery' as sent from fulfillments f
          where f.order_id = o.id and ${scope} and f.state = any(case when f.method = 'delivery'
            then ${sql.param(deliveryStates.from("cancel"))}::text[]
            else ${sql.param(pickupStates.from("cancel"))}::text[] end) order by id for update) f on true
        where o.number = ${input.number} and ${mayTouchOrder(ctx)}`),
    );
    if (!parts[0]) throw notFound("order");
    if (await cancelPending(tx, ctx, parts[0].order_id, { reason: "called_off" })) return;
    const open = parts.flatMap(({ id, sent }) => (id ? [{ id, end: sent ? endDelivery : endPickup }] : []));
    if (open.length === 0)
      throw new Problem(
        "conflict",
        "order.not_cancellable",
        "Nothing of this order can be cancelled any more.",
      );
    const by = isStaff(ctx.actor) ? "store" : "customer";
    const reason = input.reason ?? "cancelled";
    for (const { id, end } of open) await end(tx, ctx, id, scope, { by, reason });
    await settleOrder(tx, ctx, parts[0].order_id);
  },
});

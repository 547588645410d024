import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { settleOrder } from "@/lib/orders/settle-order";
import { fromMyPlaces, moveDelivery, subjectOf } from "./delivery";

/**
 * The parcel is with its customer. Closes the order when this was its last part.
 * Throws `delivery.not_found`, `delivery.not_shipped` and its kin, `delivery.already_delivered`.
 */
export const markDelivered = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const moved = await moveDelivery(tx, id, "deliver", fromMyPlaces(ctx), sql`, closed_at = now()`);
    await emit(tx, ctx, { name: "delivery.delivered", subject: subjectOf(moved) });
    await settleOrder(tx, ctx, moved.order_id);
  },
});

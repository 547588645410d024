import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { type Guard, inMyStores, movePickup } from "./pickup";
import { underReview } from "./review";

export const pickupId = z.strictObject({ id: z.string().max(60) });

/** A pickup whose goods a warehouse still has to send cannot be picked yet. */
export const goodsAreHere: Guard = {
  holds: sql`f.stock_location_id = f.location_id`,
  otherwise: () => new Problem("conflict", "pickup.in_transit", "The goods are still on their way."),
};

/** What a rule holds is not picked before a manager says yes. */
export const notHeld: Guard = {
  holds: sql`f.review is distinct from 'held'`,
  otherwise: underReview,
};

/**
 * A clerk takes a pickup to pick. Throws `pickup.not_found`, `pickup.not_requested` and its kin, `pickup.in_transit`,
 * `pickup.under_review`.
 */
export const startPicking = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const set = sql`, picked_by = ${pickerName(ctx)}`;
    const moved = await movePickup(tx, id, "startPicking", inMyStores(ctx), set, notHeld, goodsAreHere);
    await emit(tx, ctx, {
      name: "pickup.picking_started",
      subject: { orderId: moved.order_id, fulfillmentId: id, locationId: moved.location_id },
    });
  },
});

/** Whose name stands on the board. */
export const pickerName = (ctx: Ctx): string => actorName(ctx.actor) || actorRef(ctx.actor);

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorName, actorRef, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { inMyStores, movePickup } from "./pickup";

export const pickupId = z.strictObject({ id: z.string().max(60) });

/** A clerk takes a pickup to pick. Throws `pickup.not_found`, `pickup.not_requested` and its kin. */
export const startPicking = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const by = actorName(ctx.actor) || actorRef(ctx.actor);
    const moved = await movePickup(tx, id, "startPicking", inMyStores(ctx), sql`, picked_by = ${by}`);
    await emit(tx, ctx, {
      name: "pickup.picking_started",
      subject: { orderId: moved.order_id, fulfillmentId: id, locationId: moved.location_id },
    });
  },
});

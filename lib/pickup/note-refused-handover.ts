import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { inMyStores } from "./pickup";

const input = z.strictObject({
  id: z.string().max(60),
  /** Why it was refused: a problem's code. */
  code: z.string().max(60),
  collectedBy: z.strictObject({ name: z.string().max(120), relation: z.string().max(40) }),
  collectedAt: z.iso.datetime({ offset: true }),
});

/**
 * Puts on the timeline that somebody handed goods over without a network and that it could not be written down: the goods
 * may be gone, whatever the pickup says. Changes nothing else. Throws `pickup.not_found`, also for another store's.
 */
export const noteRefusedHandover = command({
  input,
  may: (actor) => actor.kind === "staff",
  async run(tx, ctx, { id, ...data }): Promise<void> {
    if (!isId(id)) throw notFound("pickup");
    const [pickup] = rowsOf<{ order_id: string; location_id: string }>(
      await tx.execute(
        sql`select f.order_id, f.location_id from fulfillments f
          where f.id = ${id} and f.method <> 'delivery' and ${inMyStores(ctx)}`,
      ),
    );
    if (!pickup) throw notFound("pickup");
    await emit(tx, ctx, {
      name: "pickup.handover_refused",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
      data,
    });
  },
});

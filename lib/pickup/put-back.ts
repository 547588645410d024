import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { changePickupIf, inMyStores } from "./pickup";
import { stillStaged } from "./put-backs";
import { pickupId } from "./start-picking";
import type { PickupState } from "./states";

/** Ends that leave goods on the collection shelf. */
export const leavesGoods = ["cancelled", "expired"] as const satisfies readonly PickupState[];

/**
 * What had been picked for a pickup that was cancelled or expired stands on the shelves again. No counter changes: stock
 * has had the goods as free since the pickup ended; this is about where they physically are. Saying it again changes
 * nothing.
 * Throws `pickup.not_found`, `pickup.not_cancelled`, `pickup.already_collected`, `pickup.nothing_to_put_back`.
 */
export const putBack = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const set = sql`put_back_at = now()`;
    const pickup = await changePickupIf(tx, id, leavesGoods, inMyStores(ctx), set, stillStaged);
    if (!pickup) return refuseUnlessDone(tx, id);
    await emit(tx, ctx, {
      name: "pickup.put_back",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
    });
  },
});

async function refuseUnlessDone(tx: Tx, id: string): Promise<void> {
  const done = rowsOf(
    await tx.execute(sql`select 1 from fulfillments where id = ${id} and put_back_at is not null`),
  );
  if (done.length === 0)
    throw new Problem("conflict", "pickup.nothing_to_put_back", "Nothing had been picked for this one.");
}

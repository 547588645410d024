import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { changePickupIf, inMyStores } from "./pickup";
import { pickerName, pickupId } from "./start-picking";
import { pickupStates } from "./states";

/**
 * "Taking it out": a clerk is on the way to whoever waits, in a car or at the door. A stamp on a ready pickup, with a
 * name: its customer reads that somebody comes, and the others at the counter that somebody went. Said again by the
 * same person it changes nothing; said by another one, they have taken over.
 * Throws `pickup.not_found`, `pickup.not_ready` and its kin, `pickup.not_arrived`.
 */
export const bringOut = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<void> {
    const by = pickerName(ctx);
    const set = sql`brought_out_at = now(), brought_out_by = ${by}`;
    const news = sql`f.brought_out_by is distinct from ${by} and f.arrived_at is not null`;
    const from = pickupStates.from("markCollected");
    const gone = await changePickupIf(tx, id, from, inMyStores(ctx), set, news);
    if (!gone) return refuseUnlessHere(tx, id);
    await emit(tx, ctx, {
      name: "pickup.brought_out",
      subject: { orderId: gone.order_id, fulfillmentId: id, locationId: gone.location_id },
    });
  },
});

/** Nothing changed: it was said before by the same person, unless nobody is here. */
async function refuseUnlessHere(tx: Tx, id: string): Promise<void> {
  const [here] = rowsOf(
    await tx.execute(sql`select from fulfillments where id = ${id} and arrived_at is not null`),
  );
  if (!here) throw new Problem("conflict", "pickup.not_arrived", "Nobody has said that they are here.");
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { changePickupIf, inMyStores } from "./pickup";
import { stillStaged } from "./put-backs";
import { pickupId } from "./start-picking";
import type { PickupState } from "./states";

/** Ends that leave goods on the collection shelf. */
export const leavesGoods = ["cancelled", "expired"] as const satisfies readonly PickupState[];

/**
 * What had been picked for a pickup that was cancelled or expired, or was called off from one that goes on, stands on the
 * shelves again. No counter changes: stock
 * has had the goods as free since the pickup ended; this is about where they physically are. Saying it again changes
 * nothing.
 * @returns the pickup's id. Throws `pickup.not_found`, `pickup.not_cancelled`, `pickup.already_collected`, `pickup.nothing_to_put_back`.
 */
export const putBack = command({
  input: pickupId,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id }): Promise<string> {
    const pickupOfLine = await calledOffIsBack(tx, ctx, id);
    if (pickupOfLine) return pickupOfLine;
    const set = sql`put_back_at = now()`;
    const pickup = await changePickupIf(tx, id, leavesGoods, inMyStores(ctx), set, stillStaged);
    if (!pickup) {
      await refuseUnlessDone(tx, id);
      return id;
    }
    await emit(tx, ctx, {
      name: "pickup.put_back",
      subject: { orderId: pickup.order_id, fulfillmentId: id, locationId: pickup.location_id },
    });
    return id;
  },
});

/**
 * The same for units that were called off from a pickup that goes on, by the id of the calling off.
 * @returns its pickup's id, carried back now or before; undefined when it is none of the caller's
 */
async function calledOffIsBack(tx: Tx, ctx: Ctx, id: string): Promise<string | undefined> {
  if (!isId(id)) return undefined;
  const [found] = rowsOf<
    { fresh: boolean } & Record<"order_id" | "fulfillment_id" | "location_id" | "line", string>
  >(
    await tx.execute(sql`
      with mine as (
        select c.id, fl.id as line, f.id as fulfillment_id, f.order_id, f.location_id
        from called_off_picks c join fulfillment_lines fl on fl.id = c.fulfillment_line_id
        join fulfillments f on f.id = fl.fulfillment_id where c.id = ${id} and ${inMyStores(ctx)}
      ),
      back as (
        update called_off_picks c set put_back_at = now() from mine
        where c.id = mine.id and c.put_back_at is null returning c.quantity
      )
      select mine.*, exists (select 1 from back) as fresh from mine`),
  );
  if (found?.fresh)
    await emit(tx, ctx, {
      name: "pickup.put_back",
      subject: {
        orderId: found.order_id,
        fulfillmentId: found.fulfillment_id,
        locationId: found.location_id,
      },
      data: { cancellation: id, line: found.line },
    });
  return found?.fulfillment_id;
}

async function refuseUnlessDone(tx: Tx, id: string): Promise<void> {
  const done = rowsOf(
    await tx.execute(sql`select 1 from fulfillments where id = ${id} and put_back_at is not null`),
  );
  if (done.length === 0)
    throw new Problem("conflict", "pickup.nothing_to_put_back", "Nothing had been picked for this one.");
}

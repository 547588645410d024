import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { MovementKind } from "@/lib/inventory/movement-kinds";
import { actorRef, type Ctx } from "@/lib/kernel/actor";

/**
 * Moves what a pickup holds of its store's stock, line by line: `collected` takes the collected units away,
 * `allocation_released` gives back what is still promised. One statement; stock rows are locked in the order of their variants.
 * The line's cause makes each effect happen once.
 */
export async function settleStock(
  tx: Tx,
  ctx: Ctx,
  fulfillmentId: string,
  kind: Extract<MovementKind, "collected" | "allocation_released">,
): Promise<void> {
  const units = kind === "collected" ? sql`fl.collected` : sql`fl.allocated`;
  await tx.execute(sql`
    with moved as (
      select fl.id, f.location_id, fl.variant_id, ${units} as quantity
      from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
      where f.id = ${fulfillmentId} and ${units} > 0
    ),
    locked as (
      select s.location_id, s.variant_id, m.quantity
      from stock_levels s
      join (select location_id, variant_id, sum(quantity)::int as quantity from moved group by location_id, variant_id) m
        using (location_id, variant_id)
      order by s.location_id, s.variant_id for update of s
    ),
    taken as (
      update stock_levels s
      set allocated = s.allocated - l.quantity,
        on_hand = s.on_hand - ${kind === "collected" ? sql`l.quantity` : sql`0`}
      from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
    ),
    settled as (
      update fulfillment_lines fl set allocated = 0 from moved m
      where fl.id = m.id and ${kind === "allocation_released"}
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, ${kind}, quantity, 'fulfillment_line:' || id, ${actorRef(ctx.actor)} from moved`);
}

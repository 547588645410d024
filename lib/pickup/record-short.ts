import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import type { ShortReason } from "./states";

/**
 * Writes a short pick: units of a locked line that are not where the counters say are no longer promised and no longer
 * counted. One statement.
 */
export async function recordShort(
  tx: Tx,
  ctx: Ctx,
  short: {
    id: string;
    lineId: string;
    quantity: number;
    reason: ShortReason;
    substituteId: string | null;
    deadline: Date;
  },
): Promise<void> {
  const { id, lineId, quantity } = short;
  await tx.execute(sql`
    with line as (
      update fulfillment_lines fl set short = fl.short + ${quantity}, allocated = fl.allocated - ${quantity}
      from fulfillments f where fl.id = ${lineId} and f.id = fl.fulfillment_id
      returning fl.variant_id, f.stock_location_id as location_id
    ),
    level as (
      update stock_levels s set allocated = s.allocated - ${quantity}, on_hand = s.on_hand - ${quantity}
      from line l where s.location_id = l.location_id and s.variant_id = l.variant_id
    ),
    asked as (
      insert into short_picks (id, fulfillment_line_id, quantity, reason, substitute_id, deadline)
      values (${id}, ${lineId}, ${quantity}, ${short.reason}, ${short.substituteId}::uuid,
        ${short.deadline.toISOString()}::timestamptz)
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select l.location_id, l.variant_id, x.kind, x.quantity, ${`short_pick:${id}`}, ${actorRef(ctx.actor)}
    from line l, (values ('allocation_released', ${quantity}::int), ('adjusted', -${quantity}::int)) as x(kind, quantity)`);
}

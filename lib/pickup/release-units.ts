import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";

/**
 * Calls off the last units of a locked line: they are promised to nobody any more, and not picked; those of a pickup that
 * had been picked are on the list of what has to be carried back. One statement.
 * @returns what the ledger names it by, and how many of the units had been picked and have to be put back.
 */
export async function releaseUnits(
  tx: Tx,
  ctx: Ctx,
  lineId: string,
  quantity: number,
  reason: string,
): Promise<{ id: string; picked: number }> {
  const id = newId();
  const [line] = rowsOf<{ picked: number }>(
    await tx.execute(sql`
      with had as (
        select fl.id, fl.picked, least(fl.picked, fl.ordered - fl.short - fl.cancelled - ${quantity}::int) as kept
        from fulfillment_lines fl where fl.id = ${lineId}
      ),
      line as (
        update fulfillment_lines fl set cancelled = fl.cancelled + ${quantity}, allocated = fl.allocated - ${quantity},
          picked = had.kept
        from had, fulfillments f where fl.id = had.id and f.id = fl.fulfillment_id
        returning fl.variant_id, f.stock_location_id as location_id, f.method, had.picked - had.kept as picked
      ),
      carried as (
        insert into called_off_picks (id, fulfillment_line_id, quantity, reason)
        select ${id}::uuid, ${lineId}::uuid, picked, ${reason} from line where picked > 0 and method <> 'delivery'
      ),
      level as (
        update stock_levels s set allocated = s.allocated - ${quantity}
        from line where s.location_id = line.location_id and s.variant_id = line.variant_id
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select location_id, variant_id, 'allocation_released', ${quantity}, ${`line_cancelled:${id}`},
          ${actorRef(ctx.actor)} from line
      )
      select picked from line`),
  );
  return { id, picked: line!.picked };
}

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { sku } from "@/lib/inventory/input";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { listIsMine } from "./pick-lists";
import { pickerName } from "./start-picking";
import { takenOver } from "./take-pick-list";

type Changed = { pickup: string; order_id: string; location_id: string; picked: number };

/**
 * Says that a clerk has all of one thing that a round wants, or has put all of it back. Saying it twice changes nothing.
 * Throws `pick_list.not_found`, `pick_list.taken_over`.
 */
export const pickWholeLine = command({
  input: z.strictObject({ list: z.string().max(60), sku, picked: z.boolean() }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { list, sku: wanted, picked }): Promise<void> {
    if (!isId(list)) throw notFound("pick_list");
    const [round] = rowsOf<{ picked_by: string }>(
      await tx.execute(sql`
        select pl.picked_by from pick_lists pl where pl.id = ${list} and ${listIsMine(ctx)} for share of pl`),
    );
    if (!round) throw notFound("pick_list");
    if (round.picked_by !== pickerName(ctx)) throw takenOver(round.picked_by);
    const all = sql`case when ${picked}::boolean then fl.ordered - fl.short - fl.cancelled else 0 end`;
    const changed = rowsOf<Changed>(
      await tx.execute(sql`
        with theirs as (
          select fl.id, f.id as pickup, f.order_id, f.location_id
          from pick_lists pl
          join fulfillments f on f.pick_list_id = pl.id and f.location_id = pl.location_id and f.state = 'picking'
          join fulfillment_lines fl on fl.fulfillment_id = f.id
          join variants v on v.id = fl.variant_id and v.sku = ${wanted}
          where pl.id = ${list} order by f.id, fl.id for update of f, fl
        )
        update fulfillment_lines fl set picked = ${all} from theirs t
        where fl.id = t.id and fl.picked <> ${all}
        returning t.pickup, t.order_id, t.location_id, fl.picked`),
    );
    const said = changed.map((line) => ({
      name: "pickup.line_picked" as const,
      subject: { orderId: line.order_id, fulfillmentId: line.pickup, locationId: line.location_id },
      data: { sku: wanted, quantity: line.picked, list },
    }));
    await emit(tx, ctx, ...said);
  },
});

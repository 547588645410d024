import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { listIsMine } from "./pick-lists";

/** A round that is under way. `picked` and `wanted` are units of what is still being picked. */
export type OpenPickList = {
  id: string;
  pickedBy: string;
  createdAt: string;
  orders: number;
  picked: number;
  wanted: number;
};

/** The rounds of a store of which something is still being picked, the newest first. @param store slug. One statement. */
export async function openPickLists(tx: Tx, ctx: Ctx, store: string): Promise<OpenPickList[]> {
  if (!isStaff(ctx.actor)) return [];
  return rowsOf<OpenPickList>(
    await tx.execute(sql`
      select pl.id, pl.picked_by as "pickedBy", ${iso("pl.created_at")} as "createdAt",
        count(distinct f.id)::int as orders, coalesce(sum(fl.picked), 0)::int as picked,
        coalesce(sum(fl.ordered - fl.short - fl.cancelled), 0)::int as wanted
      from fulfillments f
      join pick_lists pl on pl.id = f.pick_list_id and pl.location_id = f.location_id
      join stock_locations l on l.id = pl.location_id
      join fulfillment_lines fl on fl.fulfillment_id = f.id
      where f.state = 'picking' and l.slug = ${store} and ${listIsMine(ctx)}
      group by pl.id order by pl.created_at desc, pl.id limit 50`),
  );
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { openLevels } from "@/lib/inventory/correct-levels";
import type { JudgedLine } from "@/lib/inventory/hold-goods";
import { refuseShort } from "@/lib/inventory/shortages";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { storeById } from "@/lib/stores/queries";

/** Units of a fulfillment's line that are handed over. */
export type UnitsOut = { id: string; variantId: string; sku: string; quantity: number };

/**
 * Locks the stock rows that an exchange moves, both ways at once and in the order of their variants, so that two which
 * exchange the same goods crosswise wait for each other and never deadlock. At most two statements.
 */
export async function lockShelf(tx: Tx, locationId: string, variantIds: readonly string[]): Promise<void> {
  await openLevels(tx, locationId, variantIds);
  await tx.execute(sql`
    select 1 from stock_levels s
    where s.location_id = ${locationId} and s.variant_id = any(${sql.param([...variantIds])}::uuid[])
    order by s.variant_id for update`);
}

/**
 * Hands goods over from the shelf, held and promised in the same moment: the ledger tells all three. What is kept back
 * from online sale is for whoever stands in the store, so it counts as there. Nothing that others hold or were promised does.
 * After a refusal the transaction must not commit. One statement; its rows are locked by `lockShelf`.
 * Throws `reservation.insufficient_stock` with `shortages`: what there is here, and where else.
 */
export async function takeOffShelf(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  units: readonly UnitsOut[],
): Promise<void> {
  const rows = JSON.stringify(units.map((u) => ({ ...u, variant_id: u.variantId })));
  const judged = rowsOf<JudgedLine>(
    await tx.execute(sql`
      with out as materialized (
        select * from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, variant_id uuid, sku text, quantity int)
      ),
      judged as materialized (
        select o.sku, o.variant_id, sum(o.quantity)::int as requested,
          greatest(0, min(s.on_hand - s.reserved - s.allocated)) as available
        from out o join stock_levels s on s.variant_id = o.variant_id and s.location_id = ${locationId}
        group by o.sku, o.variant_id
      ),
      fits as materialized (select bool_and(available >= requested) as ok from judged),
      taken as (
        update stock_levels s set on_hand = s.on_hand - j.requested from judged j, fits
        where s.location_id = ${locationId} and s.variant_id = j.variant_id and fits.ok
      ),
      told as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select ${locationId}::uuid, o.variant_id, x.kind, o.quantity, 'fulfillment_line:' || o.id, ${actorRef(ctx.actor)}
        from out o cross join (values ('reserved'), ('allocated'), ('collected')) as x(kind), fits where fits.ok
      )
      select sku, requested, available from judged`),
  );
  if (judged.some((line) => line.available < line.requested))
    throw await refuseShort(tx, await storeById(tx, locationId), units, judged);
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import type { Lost, SendingLine } from "./transfer-lines";

type Shortage = { sku: string; requested: number; available: number };

/**
 * Takes what a transfer sends out of the stock it lies in, all lines or none, by one conditional statement: counters,
 * ledger, and the lines of transfer and pickup. A pickup's lines are no longer allocated here afterwards.
 * @returns what there is too little of; nothing was taken unless this is empty.
 */
export async function takeForTransfer(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  lines: readonly SendingLine[],
  lost: readonly Lost[],
): Promise<Shortage[]> {
  const leaving = lines.map((l) => ({
    id: l.id,
    variant_id: l.variant_id,
    sku: l.sku,
    sending: l.sending,
    missing: l.missing,
    released: l.fulfillment_line_id === null ? 0 : l.sending + l.missing,
    fulfillment_line_id: l.fulfillment_line_id,
    short_pick: lost.find((s) => s.line === l.fulfillment_line_id)?.id ?? null,
  }));
  return rowsOf<Shortage>(
    await tx.execute(sql`
      with leaving as (
        select * from jsonb_to_recordset(${JSON.stringify(leaving)}::jsonb) as x(id uuid, variant_id uuid, sku text,
          sending int, missing int, released int, fulfillment_line_id uuid, short_pick uuid)
      ),
      locked as (
        select s.variant_id, l.sku, l.gone, l.released, s.on_hand - s.reserved - s.allocated + l.released as free
        from stock_levels s
        join (select variant_id, min(sku) as sku, sum(sending + missing)::int as gone, sum(released)::int as released
              from leaving group by variant_id) l using (variant_id)
        where s.location_id = ${locationId}
        order by s.variant_id for update of s
      ),
      judged as (
        select l.variant_id, min(l.sku) as sku, sum(l.sending + l.missing)::int as gone, coalesce(min(k.free), 0) as free
        from leaving l left join locked k using (variant_id) group by l.variant_id
      ),
      verdict as (select bool_and(free >= gone) as ok from judged),
      taken as (
        update stock_levels s set on_hand = s.on_hand - k.gone, allocated = s.allocated - k.released
        from locked k, verdict
        where verdict.ok and s.location_id = ${locationId} and s.variant_id = k.variant_id
      ),
      sent as (
        update transfer_lines tl set sent = l.sending from leaving l, verdict where verdict.ok and tl.id = l.id
      ),
      let_go as (
        update fulfillment_lines fl set allocated = 0, short = fl.short + l.missing
        from leaving l, verdict where verdict.ok and fl.id = l.fulfillment_line_id
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select ${locationId}::uuid, l.variant_id, m.kind, m.quantity, m.cause, ${actorRef(ctx.actor)}
        from leaving l, verdict, lateral (values
          ('allocation_released', case when l.released > 0 then l.sending end, 'transfer_line:' || l.id),
          ('transferred_out', l.sending, 'transfer_line:' || l.id),
          ('allocation_released', l.missing, 'short_pick:' || l.short_pick),
          ('adjusted', -l.missing, 'short_pick:' || l.short_pick)) as m(kind, quantity, cause)
        where verdict.ok and m.quantity <> 0
        order by l.variant_id
      )
      select j.sku, j.gone as requested, greatest(0, j.free) as available
      from judged j where j.free < j.gone`),
  );
}

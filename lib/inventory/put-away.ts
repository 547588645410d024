import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import type { Transfer } from "./transfer";
import type { ArrivedLine } from "./transfer-lines";

/**
 * Adds what a transfer brought to the stock of the place it came to, in one statement: counters, ledger, and the lines
 * of transfer and pickup. The place has a stock row for each of the goods.
 * @param waiting whether a pickup waits for them: then they are allocated to it, and lie where it is collected.
 */
export async function putAway(
  tx: Tx,
  ctx: Ctx,
  transfer: Transfer,
  lines: readonly ArrivedLine[],
  waiting: boolean,
): Promise<void> {
  const arriving = lines.map((l) => ({
    id: l.id,
    variant_id: l.variant_id,
    received: l.received,
    missing: l.missing,
    fulfillment_line_id: waiting ? l.fulfillment_line_id : null,
  }));
  await tx.execute(sql`
    with arriving as (
      select * from jsonb_to_recordset(${JSON.stringify(arriving)}::jsonb) as x(id uuid, variant_id uuid, received int,
        missing int, fulfillment_line_id uuid)
    ),
    here as (
      update fulfillments f set stock_location_id = ${transfer.to_id}
      where ${waiting} and f.id = ${transfer.pickup?.id ?? null}::uuid
    ),
    locked as (
      select s.variant_id, a.received, a.promised
      from stock_levels s
      join (select variant_id, sum(received)::int as received,
              coalesce(sum(received) filter (where fulfillment_line_id is not null), 0)::int as promised
            from arriving group by variant_id) a using (variant_id)
      where s.location_id = ${transfer.to_id}
      order by s.variant_id for update of s
    ),
    counted as (
      update stock_levels s set on_hand = s.on_hand + k.received, allocated = s.allocated + k.promised
      from locked k where s.location_id = ${transfer.to_id} and s.variant_id = k.variant_id
    ),
    arrived as (
      update transfer_lines tl set received = a.received from arriving a where tl.id = a.id
    ),
    promised as (
      update fulfillment_lines fl set allocated = a.received, short = fl.short + a.missing
      from arriving a where fl.id = a.fulfillment_line_id
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select ${transfer.to_id}::uuid, a.variant_id, m.kind, a.received, 'transfer_line:' || a.id, ${actorRef(ctx.actor)}
    from arriving a, (values ('transferred_in', false), ('reserved', true), ('allocated', true)) as m(kind, for_pickup)
    where a.received > 0 and (not m.for_pickup or a.fulfillment_line_id is not null)
    order by a.variant_id, m.kind desc`);
}

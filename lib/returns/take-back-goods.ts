import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { openLevels } from "@/lib/inventory/correct-levels";
import { insertTransfer } from "@/lib/inventory/insert-transfer";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import type { ReturnCondition } from "./states";

/** Units that came back, by the return line they are of. */
export type BackUnits = { id: string; variantId: string; quantity: number; condition: ReturnCondition };

/**
 * Takes goods that came back into the stock of the store that has them now. What is damaged is written off with the same
 * act, so that the ledger shows both; what cannot be sold here is asked to be sent on. Stock rows are locked in the order
 * of their variants. Throws `return.no_warehouse` (422) when there is nowhere to send it.
 */
export async function takeBackGoods(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  units: readonly BackUnits[],
  number: string,
): Promise<void> {
  const rows = JSON.stringify(units.map((u) => ({ ...u, variant_id: u.variantId })));
  await openLevels(
    tx,
    locationId,
    units.map((u) => u.variantId),
  );
  await tx.execute(sql`
    with back as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, variant_id uuid, quantity int, condition text)
    ),
    kept as (
      select variant_id, (sum(quantity) filter (where condition <> 'damaged'))::int as quantity from back group by variant_id
    ),
    locked as materialized (
      select s.variant_id from stock_levels s
      where s.location_id = ${locationId} and s.variant_id in (select variant_id from back)
      order by s.variant_id for update
    ),
    counted as (
      update stock_levels s set on_hand = s.on_hand + kept.quantity
      from kept join locked using (variant_id)
      where s.location_id = ${locationId} and s.variant_id = kept.variant_id and kept.quantity > 0
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select ${locationId}::uuid, b.variant_id, x.kind, x.quantity, 'return_line:' || b.id, ${actorRef(ctx.actor)}
    from back b cross join lateral (values ('returned', b.quantity), ('adjusted', -b.quantity)) as x(kind, quantity)
    where x.kind = 'returned' or b.condition = 'damaged'`);
  await sendOn(tx, ctx, locationId, units, number);
}

async function sendOn(
  tx: Tx,
  ctx: Ctx,
  fromId: string,
  units: readonly BackUnits[],
  number: string,
): Promise<void> {
  const byVariant = Map.groupBy(
    units.filter((u) => u.condition === "send_back"),
    (u) => u.variantId,
  );
  if (byVariant.size === 0) return;
  const [warehouse] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select id from stock_locations where kind = 'warehouse' and id <> ${fromId} order by name limit 1`),
  );
  if (!warehouse) throw new Problem("invalid", "return.no_warehouse", "There is no warehouse to send it to.");
  await insertTransfer(tx, ctx, {
    fromId,
    toId: warehouse.id,
    lines: [...byVariant].map(([variantId, of]) => ({
      variantId,
      quantity: of.reduce((sum, u) => sum + u.quantity, 0),
    })),
    note: number,
  });
}

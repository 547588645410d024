import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Counted } from "./batch-plan";
import type { Refusal } from "./feed";

export type Count = {
  locationId: string;
  /** Names the run in the ledger, so that one run moves a variant's stock once. */
  run: string;
  actor: string;
};
export type CountOutcome = { levels: number; received: number; adjusted: number; refusals: Refusal[] };

type Level = { variant_id: string; on_hand: number; committed: number };

/**
 * Takes the quantities as what was counted at one place: the first count of a variant is `received`, a later
 * one that differs is `adjusted`, one that agrees moves nothing. A variant without a quantity gets an empty level,
 * if it has none. Stock rows are locked in the order of their variants, and only where the count differs.
 * A count below what is promised to customers is refused.
 */
export async function countStock(tx: Tx, counted: readonly Counted[], count: Count): Promise<CountOutcome> {
  const outcome: CountOutcome = { levels: 0, received: 0, adjusted: 0, refusals: [] };
  if (counted.length === 0) return outcome;
  const fresh = await openLevels(tx, counted, count.locationId);
  outcome.levels = fresh.size;
  const levels = await lockDiffering(tx, counted, count.locationId);
  const movements: { variantId: string; kind: "received" | "adjusted"; quantity: number }[] = [];
  for (const { variantId, line, product, quantity } of counted) {
    const level = levels.get(variantId);
    if (!level || quantity === null || quantity === level.on_hand) continue;
    if (quantity < level.committed) {
      const reason = `counts ${quantity}, but ${level.committed} are promised to customers; ${level.on_hand} stay on hand`;
      outcome.refusals.push({ line, product, part: "quantity", reason });
      continue;
    }
    const kind = fresh.has(variantId) ? "received" : "adjusted";
    movements.push({ variantId, kind, quantity: quantity - level.on_hand });
    outcome[kind] += 1;
  }
  if (movements.length > 0) await move(tx, movements, count);
  return outcome;
}

/** Makes the levels that are missing. @returns the variants whose level is new. */
async function openLevels(tx: Tx, counted: readonly Counted[], locationId: string): Promise<Set<string>> {
  const made = rowsOf<{ variant_id: string }>(
    await tx.execute(sql`
      insert into stock_levels (location_id, variant_id)
      select ${locationId}::uuid, variant_id
      from unnest(${sql.param(counted.map((c) => c.variantId))}::uuid[]) as w(variant_id)
      order by variant_id
      on conflict do nothing
      returning variant_id`),
  );
  return new Set(made.map((row) => row.variant_id));
}

async function lockDiffering(
  tx: Tx,
  counted: readonly Counted[],
  locationId: string,
): Promise<Map<string, Level>> {
  const rows = rowsOf<Level>(
    await tx.execute(sql`
      select s.variant_id, s.on_hand, s.reserved + s.allocated as committed
      from stock_levels s
      join unnest(${sql.param(counted.map((c) => c.variantId))}::uuid[],
        ${sql.param(counted.map((c) => c.quantity))}::int[]) as w(variant_id, quantity) using (variant_id)
      where s.location_id = ${locationId}::uuid and s.on_hand <> w.quantity
      order by s.variant_id
      for update of s`),
  );
  return new Map(rows.map((row) => [row.variant_id, row]));
}

async function move(
  tx: Tx,
  movements: readonly { variantId: string; kind: string; quantity: number }[],
  count: Count,
): Promise<void> {
  await tx.execute(sql`
    with moved as (
      select * from unnest(${sql.param(movements.map((m) => m.variantId))}::uuid[],
        ${sql.param(movements.map((m) => m.kind))}::text[],
        ${sql.param(movements.map((m) => m.quantity))}::int[]) as w(variant_id, kind, quantity)
    ),
    counted as (
      update stock_levels s set on_hand = s.on_hand + m.quantity
      from moved m
      where s.location_id = ${count.locationId}::uuid and s.variant_id = m.variant_id
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select ${count.locationId}::uuid, variant_id, kind, quantity,
      'import:' || ${count.run}::text || ':' || variant_id, ${count.actor}::text
    from moved
    order by variant_id`);
}

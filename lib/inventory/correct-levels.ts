import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { expireOverdue } from "./close-reservations";

/** What a variant's units on hand should become: so many, or so many more (fewer, below 0). */
export type Correction = {
  variantId: string;
  sku: string;
  /** What the ledger knows the change by. */
  cause: string;
} & ({ count: number } | { delta: number });

/** A stock row as it was found, and what became of its correction. */
export type Corrected = {
  variantId: string;
  before: number;
  /** What it should become; not what it is when `outcome` is `below_committed`. */
  target: number;
  reserved: number;
  allocated: number;
  outcome: "corrected" | "unchanged" | "below_committed";
};

/**
 * Corrects units on hand at one place, each variant at most once. A correction to fewer than are held and promised is
 * left undone, and said. Expired reservations are ended first, so that they stand in nobody's way; a place that has no
 * row for a variant gets one. Counters and ledger move in one statement, rows locked in the order of their variants.
 * @returns one row for each correction, in no order.
 */
export async function correctLevels(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  corrections: readonly Correction[],
): Promise<Corrected[]> {
  await expireOverdue(tx, ctx, { locationId, skus: corrections.map((c) => c.sku) });
  await openLevels(
    tx,
    locationId,
    corrections.map((c) => c.variantId),
  );
  return correctLocked(tx, ctx, locationId, corrections);
}

/** The same once overdue reservations have ended and the rows are there. One statement. */
export async function correctLocked(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  corrections: readonly Correction[],
): Promise<Corrected[]> {
  return rowsOf<Corrected>(
    await tx.execute(sql`
      with asked as (
        select * from unnest(${sql.param(corrections.map((c) => c.variantId))}::uuid[],
          ${sql.param(corrections.map((c) => ("count" in c ? c.count : null)))}::int[],
          ${sql.param(corrections.map((c) => ("delta" in c ? c.delta : null)))}::int[],
          ${sql.param(corrections.map((c) => c.cause))}::text[]) as w(variant_id, count, delta, cause)
      ),
      locked as (
        select s.variant_id, s.on_hand, s.reserved, s.allocated
        from stock_levels s
        where s.location_id = ${locationId} and s.variant_id in (select variant_id from asked)
        order by s.variant_id
        for update
      ),
      judged as (
        select variant_id, a.cause, l.on_hand as before, l.reserved, l.allocated, t.target,
          case when t.target = l.on_hand then 'unchanged'
            when t.target < l.reserved + l.allocated then 'below_committed'
            else 'corrected' end as outcome
        from asked a join locked l using (variant_id)
        cross join lateral (select coalesce(a.count, l.on_hand + a.delta) as target) t
      ),
      corrected as (
        update stock_levels s set on_hand = j.target from judged j
        where j.outcome = 'corrected' and s.location_id = ${locationId} and s.variant_id = j.variant_id
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select ${locationId}::uuid, variant_id, 'adjusted', target - before, cause, ${actorRef(ctx.actor)}
        from judged where outcome = 'corrected' order by variant_id
      )
      select variant_id as "variantId", before, target, reserved, allocated, outcome from judged`),
  );
}

/** Makes the stock rows that a place lacks, empty: from then on it carries these variants. */
export async function openLevels(tx: Tx, locationId: string, variantIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into stock_levels (location_id, variant_id)
    select ${locationId}::uuid, w.variant_id from unnest(${sql.param(variantIds)}::uuid[]) as w(variant_id)
    where not exists (select 1 from stock_levels s where s.location_id = ${locationId} and s.variant_id = w.variant_id)
    order by w.variant_id
    on conflict do nothing`);
}

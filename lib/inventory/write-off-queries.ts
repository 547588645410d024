import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import type { Money } from "@/lib/kernel/money";
import { notFound } from "@/lib/kernel/problem";
import type { AdjustmentReason } from "./adjustment-reasons";
import { writeOffIsMine } from "./write-off";
import type { WriteOffState } from "./write-off-states";

/** A loss that was written off, or waits for a second person's yes. */
export type WriteOff = {
  id: string;
  /** Slug. */
  store: string;
  state: WriteOffState;
  reason: AdjustmentReason;
  note: string | null;
  /** The name of whoever missed the goods. */
  requestedBy: string;
  /** Whether that is the reader. */
  own: boolean;
  /** RFC 3339, UTC. */
  requestedAt: string;
  closedAt: string | null;
  amount: Money;
  lines: { sku: string; units: number; amount: number }[];
};

async function readWriteOffs(tx: Tx, ctx: Ctx, where: SQL, rest: SQL): Promise<WriteOff[]> {
  return rowsOf<WriteOff>(
    await tx.execute(sql`
      select w.id, p.slug as store, w.state, w.reason, w.note, w.requested_by_name as "requestedBy",
        w.requested_by = ${actorRef(ctx.actor)} as own,
        ${iso("w.requested_at")} as "requestedAt", ${iso("w.closed_at")} as "closedAt",
        jsonb_build_object('amount', w.amount, 'currency', w.currency) as amount,
        (select jsonb_agg(jsonb_build_object('sku', v.sku, 'units', l.units, 'amount', l.amount) order by v.sku)
         from write_off_lines l join variants v on v.id = l.variant_id where l.write_off_id = w.id) as lines
      from write_offs w join stock_locations p on p.id = w.location_id
      where ${where} ${rest}`),
  );
}

/** One write-off. Throws `write_off.not_found`, also for another place's. One statement. */
export async function writeOffById(tx: Tx, ctx: Ctx, id: string): Promise<WriteOff> {
  const [found] =
    isStaff(ctx.actor) && isId(id)
      ? await readWriteOffs(tx, ctx, sql`w.id = ${id} and ${writeOffIsMine(ctx)}`, sql``)
      : [];
  if (!found) throw notFound("write_off");
  return found;
}

/** The newest loss of an item at a place that waits for a second person; there is one. One statement. */
export async function heldLossOf(tx: Tx, ctx: Ctx, locationId: string, variantId: string): Promise<WriteOff> {
  const waits = sql`w.location_id = ${locationId} and w.state = 'held'
    and exists (select 1 from write_off_lines h where h.write_off_id = w.id and h.variant_id = ${variantId})`;
  const [held] = await readWriteOffs(tx, ctx, waits, sql`order by w.requested_at desc limit 1`);
  return held!;
}

/**
 * The latest at the caller's own places, those that wait for a second person first. One statement.
 * @param ask.heldOnly leaves out those that nobody has to decide any more
 */
export async function staffWriteOffs(
  tx: Tx,
  ctx: Ctx,
  ask: { store?: string | undefined; heldOnly?: boolean | undefined; limit: number },
): Promise<WriteOff[]> {
  if (!isStaff(ctx.actor)) return [];
  const there = ask.store ? sql`p.slug = ${ask.store}` : sql`true`;
  const waiting = ask.heldOnly ? sql`w.state = 'held'` : sql`true`;
  const latest = sql`order by w.state = 'held' desc, w.requested_at desc, w.id limit ${ask.limit}`;
  return readWriteOffs(tx, ctx, sql`${writeOffIsMine(ctx)} and ${there} and ${waiting}`, latest);
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { MovementKind } from "@/lib/inventory/movement-kinds";
import { actorRef, type Ctx } from "@/lib/kernel/actor";

/** Units of one line of a pickup. */
export type LineUnits = { id: string; quantity: number };

/**
 * Takes units of a pickup that is handed over out of the stock where they lie. Its `handovers` counts this one
 * already, and its lines have them as collected. One statement; stock rows are locked in the order of their variants.
 */
export const takeStock = (tx: Tx, ctx: Ctx, fulfillmentId: string, taken: readonly LineUnits[]) =>
  moveUnits(tx, ctx, fulfillmentId, "collected", {
    units: sql`(select x.quantity from unnest(${sql.param(taken.map((l) => l.id))}::uuid[],
      ${sql.param(taken.map((l) => l.quantity))}::int[]) as x(id, quantity) where x.id = fl.id)`,
    act: sql`f.handovers`,
  });

/**
 * Gives back what is still promised to a pickup that is over: cancelled, expired, or handed over with goods left
 * behind. One statement; stock rows are locked in the order of their variants.
 */
export const releaseStock = (tx: Tx, ctx: Ctx, fulfillmentId: string) =>
  moveUnits(tx, ctx, fulfillmentId, "allocation_released", {
    units: sql`fl.allocated`,
    // An end without a handover is an act of its own, after those there were.
    act: sql`case when f.state = 'collected' then f.handovers else f.handovers + 1 end`,
  });

/** Takes what was packed out of the stock where it lay: a parcel leaves once, and whole. */
export const shipStock = (tx: Tx, ctx: Ctx, fulfillmentId: string) =>
  moveUnits(tx, ctx, fulfillmentId, "shipped", { units: sql`fl.picked`, act: sql`1` });

/** The cause of what a handover, or the end, did to line `fl`. The first has no number. */
export const causeOf = (act: SQL): SQL =>
  sql`'fulfillment_line:' || fl.id || case when (${act}) > 1 then '#' || (${act}) else '' end`;

/** What becomes of a line's own counts: `collected` ones were written with the handover. */
const settled = {
  collected: sql`allocated = fl.allocated`,
  shipped: sql`collected = m.quantity, allocated = fl.allocated - m.quantity`,
  allocation_released: sql`allocated = 0`,
};

async function moveUnits(
  tx: Tx,
  ctx: Ctx,
  fulfillmentId: string,
  kind: Extract<MovementKind, keyof typeof settled>,
  { units, act }: { units: SQL; act: SQL },
): Promise<void> {
  await tx.execute(sql`
    with moved as (
      select fl.id, f.stock_location_id as location_id, fl.variant_id, ${units} as quantity, ${causeOf(act)} as cause
      from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
      where f.id = ${fulfillmentId} and ${units} > 0
    ),
    locked as (
      select s.location_id, s.variant_id, m.quantity
      from stock_levels s
      join (select location_id, variant_id, sum(quantity)::int as quantity from moved group by location_id, variant_id) m
        using (location_id, variant_id)
      order by s.location_id, s.variant_id for update of s
    ),
    counted as (
      update stock_levels s
      set allocated = s.allocated - l.quantity,
        on_hand = s.on_hand - ${kind === "allocation_released" ? sql`0` : sql`l.quantity`}
      from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
    ),
    settled as (
      update fulfillment_lines fl set ${settled[kind]} from moved m where fl.id = m.id and ${kind !== "collected"}
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, ${kind}, quantity, cause, ${actorRef(ctx.actor)} from moved`);
}

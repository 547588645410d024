import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";

type Closing = { to: "released" | "expired"; which: SQL; limit?: number; skipLocked?: boolean };

/**
 * Ends held reservations and gives back what they held: state, window places, counters and ledger in one
 * statement, rows locked in the order reservation, window, stock.
 * @returns the ids that were ended by this call.
 */
async function closeReservations(tx: Tx, ctx: Ctx, closing: Closing): Promise<string[]> {
  const kind = closing.to === "released" ? "reservation_released" : "reservation_expired";
  const rows = rowsOf<{ id: string; location_id: string }>(
    await tx.execute(sql`
      with due as (
        select r.id from reservations r
        where r.state = 'held' and ${closing.which}
        order by r.id limit ${closing.limit ?? 1000}
        for update ${sql.raw(closing.skipLocked ? "skip locked" : "")}
      ),
      closed as (
        update reservations r set state = ${closing.to}, closed_at = now()
        from due where r.id = due.id
        returning r.id, r.location_id, r.stock_location_id, r.window_id
      ),
      places as (
        select w.id, c.places from pickup_windows w
        join (select window_id, count(*)::int as places from closed where window_id is not null group by window_id) c
          on c.window_id = w.id
        order by w.id for update of w
      ),
      given_back as (
        update pickup_windows w set booked = w.booked - p.places from places p where w.id = p.id
        returning w.id
      ),
      lines as (
        select rl.id, c.stock_location_id as location_id, rl.variant_id, rl.quantity
        from closed c join reservation_lines rl on rl.reservation_id = c.id
      ),
      locked as (
        select s.location_id, s.variant_id, l.quantity
        from stock_levels s
        join (select location_id, variant_id, sum(quantity)::int as quantity from lines
              group by location_id, variant_id) l using (location_id, variant_id)
        order by s.location_id, s.variant_id for update of s
      ),
      freed as (
        update stock_levels s set reserved = s.reserved - l.quantity
        from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
        returning 1
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select l.location_id, l.variant_id, ${kind}, l.quantity, 'reservation_line:' || l.id, ${actorRef(ctx.actor)}
        from lines l
      )
      select id, location_id from closed`),
  );
  await emit(
    tx,
    ctx,
    ...rows.map((r) => ({
      name: `reservation.${closing.to}` as const,
      subject: { reservationId: r.id, locationId: r.location_id },
    })),
  );
  return rows.map((r) => r.id);
}

/** Releases one held reservation. False when it was no longer held. */
export async function releaseHeld(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const closed = await closeReservations(tx, ctx, { to: "released", which: sql`r.id = ${id}` });
  return closed.length === 1;
}

/**
 * Ends the expired reservations that stand in the way of a new one: those of the same goods, or of the same window.
 * @returns how many were ended.
 */
export async function expireOverdue(
  tx: Tx,
  ctx: Ctx,
  where: { locationId: string; skus: readonly string[] } | { locationId: string; windowStart: Date },
): Promise<number> {
  const about =
    "skus" in where
      ? sql`exists (select 1 from reservation_lines rl join variants v on v.id = rl.variant_id
          where rl.reservation_id = r.id and v.sku = any(${sql.param(where.skus)}::text[]))`
      : sql`r.window_id = (select id from pickup_windows where location_id = ${where.locationId}
          and starts_at = ${where.windowStart.toISOString()})`;
  const at = "skus" in where ? sql`r.stock_location_id` : sql`r.location_id`;
  const which = sql`r.expires_at <= now() and ${at} = ${where.locationId} and ${about}`;
  return (await closeReservations(tx, ctx, { to: "expired", which })).length;
}

/**
 * Tidies up expired reservations. Nothing depends on it having run: readers see expiry by the clock.
 * Leaves alone what somebody else has in hand.
 * @returns how many were ended; at most `limit`.
 */
export async function sweepExpired(tx: Tx, ctx: Ctx, limit = 200): Promise<number> {
  const which = sql`r.expires_at <= now()`;
  return (await closeReservations(tx, ctx, { to: "expired", which, limit, skipLocked: true })).length;
}

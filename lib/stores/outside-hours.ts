import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { openSpansFrom } from "./hours";
import type { Schedule } from "./store";

/** A pickup whose booked time lies when its store is closed. */
export type OutsidePickup = { id: string; number: string; startsAt: Date; endsAt: Date };

/** More than a counter ever has booked ahead. */
const most = 5_000;

/**
 * The pickups of a store that is the caller's whose windows are not within its hours, soonest first: somebody said other
 * hours since they were booked. Past windows are none any more. One statement.
 * Throws `auth.required`, `auth.forbidden`.
 */
export async function pickupsOutsideHours(
  tx: Tx,
  ctx: Ctx,
  store: Schedule & { id: string },
): Promise<OutsidePickup[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const places = staffLocations(ctx.actor);
  if (places !== "all" && !places.includes(store.id)) return [];
  const rows = rowsOf<{ id: string; number: string; starts_at: string; ends_at: string }>(
    await tx.execute(sql`
      select f.id, o.number, w.starts_at, w.ends_at
      from pickup_windows w join fulfillments f on f.window_id = w.id join orders o on o.id = f.order_id
      where w.location_id = ${store.id} and w.ends_at > ${ctx.now.toISOString()}
        and f.state in ('requested', 'picking', 'ready')
      order by w.starts_at, f.id limit ${most}`),
  );
  return rows
    .map(({ id, number, starts_at, ends_at }) => ({
      id,
      number,
      startsAt: new Date(starts_at),
      endsAt: new Date(ends_at),
    }))
    .filter((pickup) => !isWithin(store, pickup));
}

function isWithin(store: Schedule, { startsAt, endsAt }: OutsidePickup): boolean {
  const span = openSpansFrom(store, startsAt).next().value;
  return (
    span !== undefined &&
    span.from.epochMilliseconds <= startsAt.getTime() &&
    span.until.epochMilliseconds >= endsAt.getTime()
  );
}

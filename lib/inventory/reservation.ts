import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isTrusted } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { ReservationState } from "./reservation-states";

export type ReservationView = {
  id: string;
  /** As the clock has it: a held one past its time reads `expired`, swept or not. */
  state: ReservationState;
  store: string;
  lines: { sku: string; quantity: number }[];
  createdAt: Date;
  expiresAt: Date;
  /** Whether the shopper may still ask for more time. */
  extendable: boolean;
  readyBy: Date;
  window: { startsAt: Date; endsAt: Date } | null;
};

type Row = {
  id: string;
  state: ReservationState;
  store: string;
  lines: { sku: string; quantity: number }[];
  created_at: string;
  expires_at: string;
  ready_by: string;
  extended: boolean;
  window_starts_at: string | null;
  window_ends_at: string | null;
};

/**
 * A reservation, to whoever has its token or is trusted. One statement.
 * Throws `reservation.not_found`, also for a wrong token.
 */
export async function reservationById(tx: Tx, ctx: Ctx, id: string): Promise<ReservationView> {
  if (!isId(id)) throw notFound("reservation");
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      select r.id, case when r.state = 'held' and r.expires_at <= now() then 'expired' else r.state end as state,
        l.slug as store, r.created_at, r.expires_at, r.ready_by, r.extended_at is not null as extended,
        w.starts_at as window_starts_at, w.ends_at as window_ends_at,
        (select json_agg(json_build_object('sku', v.sku, 'quantity', rl.quantity) order by rl.id)
         from reservation_lines rl join variants v on v.id = rl.variant_id where rl.reservation_id = r.id) as lines
      from reservations r
      join stock_locations l on l.id = r.location_id
      left join pickup_windows w on w.id = r.window_id
      where r.id = ${id} and ${mayTouchReservation(ctx)}`),
  );
  if (!row) throw notFound("reservation");
  return {
    id: row.id,
    state: row.state,
    store: row.store,
    lines: row.lines,
    createdAt: new Date(row.created_at),
    expiresAt: new Date(row.expires_at),
    extendable: row.state === "held" && !row.extended,
    readyBy: new Date(row.ready_by),
    window: row.window_starts_at
      ? { startsAt: new Date(row.window_starts_at), endsAt: new Date(row.window_ends_at as string) }
      : null,
  };
}

/** Row scope of a reservation `r`: its token, or a key for its store. */
export function mayTouchReservation(ctx: Ctx) {
  const byToken = ctx.bearer ? sql`r.token_hash = ${hashToken(ctx.bearer)}` : sql`false`;
  if (!isTrusted(ctx.actor) || ctx.actor.kind !== "api_key") return byToken;
  if (ctx.actor.locations === "all") return sql`true`;
  return sql`(${byToken} or r.location_id = any(${sql.param(ctx.actor.locations)}::uuid[]))`;
}

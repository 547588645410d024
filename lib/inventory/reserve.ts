import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import { bookWindow } from "@/lib/stores/book-window";
import { storeBySlug } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import type { Store } from "@/lib/stores/store";
import { type Window, windowNamed } from "@/lib/stores/windows";
import { expireOverdue } from "./close-reservations";
import { holderOf } from "./holder";
import { quantity, sku, storeSlug } from "./input";
import { refuseShort } from "./shortages";

/** How long a hold lives. Fifteen minutes is what domain practice gives a checkout; it can be extended once. */
export const holdMinutes = 15;

export const reserveInput = z.strictObject({
  store: storeSlug,
  lines: z.array(z.strictObject({ sku, quantity })).min(1).max(50),
  windowId: z.string().min(1).max(100).optional(),
});

/**
 * Holds goods at one store, all of them or none, by one conditional statement; nothing is read first.
 * @returns the reservation's id and its token, shown this once.
 * Throws `reservation.insufficient_stock` with `shortages` per line and where else they are, `window.full`,
 * `window.unknown`, `store.not_found`, `store.no_pickup`, `variant.not_found`.
 */
export const reserve = command({
  input: reserveInput,
  may: () => true,
  async run(tx, ctx, input): Promise<{ id: string; token: string }> {
    const store = await storeBySlug(tx, input.store);
    const ready = readyBy(store, ctx.now);
    if (!ready)
      throw new Problem("conflict", "store.no_pickup", "This store does not hand over orders at the moment.");
    const lines = addUp(input.lines);
    const window = input.windowId ? windowNamed(store, input.windowId, ctx.now) : null;
    const windowRow = window ? await takeWindow(tx, ctx, store, window) : null;

    const id = newId();
    const token = derivedToken("reservation", id);
    const hold = { id, token, store, lines, windowRow, readyBy: later(ready, window) };
    let taken = await take(tx, ctx, hold);
    if (
      !taken.ok &&
      (await expireOverdue(tx, ctx, { locationId: store.id, skus: lines.map((l) => l.sku) })) > 0
    )
      taken = await take(tx, ctx, hold);
    if (!taken.ok) throw await refuseShort(tx, store, lines, taken.rows);
    await emit(tx, ctx, {
      name: "reservation.created",
      subject: { reservationId: id, locationId: store.id },
    });
    return { id, token };
  },
});

type Line = { sku: string; quantity: number };

/** Two lines of one SKU draw on one stock row: they are judged as one. */
function addUp(lines: readonly Line[]): Line[] {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line.sku, (sums.get(line.sku) ?? 0) + line.quantity);
  return [...sums].map(([sku, quantity]) => ({ sku, quantity }));
}

const later = (ready: Date, window: Window | null): Date =>
  window && window.startsAt > ready ? window.startsAt : ready;

async function takeWindow(tx: Tx, ctx: Ctx, store: Store, window: Window): Promise<string> {
  let row = await bookWindow(tx, store, window);
  if (!row && (await expireOverdue(tx, ctx, { locationId: store.id, windowStart: window.startsAt })) > 0)
    row = await bookWindow(tx, store, window);
  if (!row)
    throw new Problem("conflict", "window.full", "That pickup time has just been taken.", {
      windowId: window.id,
    });
  return row;
}

type Hold = {
  id: string;
  token: string;
  store: Store;
  lines: Line[];
  windowRow: string | null;
  readyBy: Date;
};
export type JudgedLine = { sku: string; requested: number; available: number };

/**
 * The hold itself: locks the stock rows in the order of their variants, takes all of them or none, and writes
 * reservation, lines and ledger, in one statement.
 */
async function take(tx: Tx, ctx: Ctx, hold: Hold): Promise<{ ok: boolean; rows: JudgedLine[] }> {
  const rows = rowsOf<JudgedLine & { ok: boolean }>(
    await tx.execute(sql`
      with asked as (
        select v.id as variant_id, w.sku, w.quantity, w.line_id
        from unnest(${sql.param(hold.lines.map((l) => l.sku))}::text[],
          ${sql.param(hold.lines.map((l) => l.quantity))}::int[],
          ${sql.param(hold.lines.map(() => newId()))}::uuid[]) as w(sku, quantity, line_id)
        join variants v on v.sku = w.sku and v.active
        join products p on p.id = v.product_id and p.status = 'published'
      ),
      locked as (
        select s.variant_id, s.on_hand - s.reserved - s.allocated - s.safety_stock as available
        from stock_levels s
        where s.location_id = ${hold.store.id} and s.variant_id in (select variant_id from asked)
        order by s.variant_id
        for update
      ),
      judged as (
        select a.*, greatest(0, coalesce(l.available, 0)) as available
        from asked a left join locked l using (variant_id)
      ),
      verdict as (
        select count(*) = ${hold.lines.length} and coalesce(bool_and(available >= quantity), false) as ok from judged
      ),
      taken as (
        update stock_levels s set reserved = s.reserved + j.quantity
        from judged j, verdict
        where verdict.ok and s.location_id = ${hold.store.id} and s.variant_id = j.variant_id
        returning s.variant_id
      ),
      held as (
        insert into reservations (id, token_hash, location_id, stock_location_id, window_id, ready_by, holder, created_at, expires_at)
        select ${hold.id}::uuid, ${hashToken(hold.token)}, ${hold.store.id}::uuid, ${hold.store.id}::uuid, ${hold.windowRow}::uuid,
          ${hold.readyBy.toISOString()}::timestamptz, ${holderOf(ctx.actor)}, now(),
          now() + make_interval(mins => ${holdMinutes})
        from verdict where verdict.ok
        returning id
      ),
      lines as (
        insert into reservation_lines (id, reservation_id, variant_id, quantity)
        select j.line_id, held.id, j.variant_id, j.quantity from judged j, held
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select ${hold.store.id}::uuid, j.variant_id, 'reserved', j.quantity,
          'reservation_line:' || j.line_id, ${actorRef(ctx.actor)}
        from judged j join taken t using (variant_id), held
      )
      select j.sku, j.quantity as requested, j.available, verdict.ok from judged j, verdict`),
  );
  return { ok: rows[0]?.ok ?? false, rows };
}

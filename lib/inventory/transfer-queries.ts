import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { atMyEnd } from "./transfer";
import { type TransferState, transferStates } from "./transfer-states";

/** A transfer as the staff of either end see it. Places are slugs, instants ISO strings. */
export type TransferView = {
  id: string;
  from: string;
  to: string;
  state: TransferState;
  note: string | null;
  expectedAt: string | null;
  createdAt: string;
  sentAt: string | null;
  closedAt: string | null;
  /** The pickup it brings goods for. */
  pickup: { id: string; orderNumber: string } | null;
  /** In the order of the shelves they are taken from. */
  lines: {
    id: string;
    sku: string;
    barcode: string | null;
    shelf: string | null;
    quantity: number;
    sent: number;
    received: number;
  }[];
};

const transferView = sql`
  t.id, a.slug as "from", b.slug as "to", t.state, t.note, ${iso("t.expected_at")} as "expectedAt",
  ${iso("t.created_at")} as "createdAt", ${iso("t.sent_at")} as "sentAt", ${iso("t.closed_at")} as "closedAt",
  (select jsonb_build_object('id', f.id, 'orderNumber', o.number)
   from fulfillments f join orders o on o.id = f.order_id where f.id = t.fulfillment_id) as pickup,
  (select jsonb_agg(jsonb_build_object('id', tl.id, 'sku', v.sku, 'barcode', v.barcode, 'shelf', v.shelf,
      'quantity', tl.quantity, 'sent', tl.sent, 'received', tl.received) order by v.shelf nulls last, v.sku)
   from transfer_lines tl join variants v on v.id = tl.variant_id where tl.transfer_id = t.id) as lines
  from transfers t join stock_locations a on a.id = t.from_id join stock_locations b on b.id = t.to_id`;

/**
 * Transfers from or to the caller's places, the oldest first; another's are not there. One statement.
 * @param ask.store slug of one end.
 * @param ask.states without it every open one.
 * @param ask.after the last row of the page before
 */
export async function staffTransfers(
  tx: Tx,
  ctx: Ctx,
  ask: {
    store?: string | undefined;
    states?: readonly TransferState[] | undefined;
    limit: number;
    after?: { createdAt: string; id: string } | undefined;
  },
): Promise<TransferView[]> {
  if (!isStaff(ctx.actor)) return [];
  const there = ask.store ? sql`${ask.store} in (a.slug, b.slug)` : sql`true`;
  const after = ask.after
    ? sql`(t.created_at, t.id) > (${ask.after.createdAt}::timestamptz, ${ask.after.id}::uuid)`
    : sql`true`;
  return rowsOf<TransferView>(
    await tx.execute(sql`
      select ${transferView}
      where t.state = any(${sql.param(ask.states ?? transferStates.open)}::text[])
        and ${atMyEnd(ctx, "either")} and ${there} and ${after}
      order by t.created_at, t.id limit ${ask.limit}`),
  );
}

/** One transfer, for the staff of either end. Throws `transfer.not_found`. One statement. */
export async function staffTransfer(tx: Tx, ctx: Ctx, id: string): Promise<TransferView> {
  if (!isId(id) || !isStaff(ctx.actor)) throw notFound("transfer");
  const [row] = rowsOf<TransferView>(
    await tx.execute(sql`select ${transferView} where t.id = ${id} and ${atMyEnd(ctx, "either")}`),
  );
  if (!row) throw notFound("transfer");
  return row;
}

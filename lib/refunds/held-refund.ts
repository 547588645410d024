import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, staffLocations } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import type { AskedLine } from "./asked-lines";
import { type RefundState, refundStates } from "./states";

/** A refund that waits for a second person. */
export type HeldRefund = {
  id: string;
  number: string;
  orderId: string;
  locationId: string;
  reason: string;
  requestedBy: string;
  lines: Required<AskedLine>[];
};

/** Row scope of a refund `r`: at the caller's own places. */
export function refundIsMine(ctx: Ctx) {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`r.location_id = any(${sql.param(places)}::uuid[])`;
}

/** Reads it without a lock: deciding is a conditional update of its own. Throws `refund.not_found`, `refund.not_held`. */
export async function heldRefund(tx: Tx, ctx: Ctx, id: string): Promise<HeldRefund> {
  const [held] = rowsOf<HeldRefund & { state: RefundState }>(
    await tx.execute(sql`
      select r.id, r.number, r.order_id as "orderId", r.location_id as "locationId", r.reason, r.state,
        r.requested_by as "requestedBy",
        (select jsonb_agg(jsonb_build_object('lineId', rl.fulfillment_line_id, 'quantity', rl.quantity, 'amount', rl.amount)
          order by rl.id) from refund_lines rl where rl.refund_id = r.id) as lines
      from refunds r where r.id = ${id} and ${refundIsMine(ctx)}`),
  );
  if (!held) throw notFound("refund");
  if (held.state !== refundStates.initial) throw notHeld();
  return held;
}

/** Ends the waiting by one conditional update. Throws `refund.not_held` when somebody else was quicker. */
export async function decideRefund(tx: Tx, id: string, verb: "give" | "reject"): Promise<void> {
  const decided = rowsOf(
    await tx.execute(sql`
      update refunds set state = ${refundStates.next(refundStates.initial, verb)}, closed_at = now()
      where id = ${id} and state = ${refundStates.initial} returning 1`),
  );
  if (decided.length === 0) throw notHeld();
}

const notHeld = () =>
  new Problem("conflict", "refund.not_held", "This refund does not wait for a second person.");

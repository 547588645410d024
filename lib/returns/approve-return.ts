import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { actorRef, type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { requireReturnable } from "./asked-lines";
import { orderInHand, refundLimit } from "./order-in-hand";
import { tillRefund } from "./receive-return";
import { type InspectedLine, priceReturned, takeIn } from "./take-in";

/**
 * The second person's yes to a return that one alone may not give back: goods and money move as it says. Whoever held it
 * cannot say it, nor somebody whose own limit does not reach.
 * Throws `return.not_found`, `return.not_held`, `return.same_person` (403), `return.over_limit` (403) with `limit`, and what receiving
 * refuses.
 */
export const approveReturn = command({
  input: z.strictObject({ id: z.uuid(), payment: tillRefund.optional() }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id, payment }): Promise<void> {
    const held = await heldReturn(tx, ctx, id);
    if (held.requestedBy === actorRef(ctx.actor))
      throw new Problem("forbidden", "return.same_person", "A second person has to say yes to this one.");
    const order = await orderInHand(tx, ctx, sql`o.id = ${held.orderId}`);
    await requireReturnable(
      tx,
      { id: order.id, now: ctx.now, beyondPolicy: true, othersAsked: false },
      held.lines,
    );
    const lines = await priceReturned(tx, held.lines);
    const limit = await refundLimit(tx, ctx);
    if (lines.reduce((sum, l) => sum + l.amount, 0) > limit)
      throw new Problem("forbidden", "return.over_limit", "This is more than you may give back.", { limit });
    await takeIn(tx, ctx, {
      order,
      returnId: id,
      locationId: held.locationId,
      lines,
      beyondPolicy: held.beyondPolicy,
      till: payment ?? { method: "cash" },
    });
  },
});

type Held = {
  orderId: string;
  locationId: string;
  requestedBy: string;
  beyondPolicy: boolean;
  needsApproval: boolean;
  lines: InspectedLine[];
};

async function heldReturn(tx: Tx, ctx: Ctx, id: string): Promise<Held> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`r.location_id = any(${sql.param(places)}::uuid[])`;
  const [held] = rowsOf<Held>(
    await tx.execute(sql`
      select r.order_id as "orderId", r.location_id as "locationId", r.requested_by as "requestedBy",
        r.beyond_policy as "beyondPolicy", r.needs_approval as "needsApproval",
        (select jsonb_agg(jsonb_build_object('lineId', rl.fulfillment_line_id, 'quantity', rl.quantity,
          'condition', rl.condition, 'reason', rl.reason)) from return_lines rl where rl.return_id = r.id) as lines
      from returns r where r.id = ${id} and ${mine}`),
  );
  if (!held) throw notFound("return");
  if (!held.needsApproval)
    throw new Problem("conflict", "return.not_held", "This return does not wait for a second person.");
  return held;
}

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { storeSlug } from "@/lib/inventory/input";
import { actorRef, type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { refundLimit } from "@/lib/returns/order-in-hand";
import { tillRefund } from "@/lib/returns/receive-return";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { askedLine, priceRefund, type RefundLine, totalOf } from "./asked-lines";
import { orderToRefund } from "./order-to-refund";
import { payOut } from "./pay-out";
import type { RefundState } from "./states";

export const refundInput = z.strictObject({
  /** The order's number. */
  order: z.string().min(1).max(40),
  /** The place that handed it over or sent it. */
  store: storeSlug,
  /** Without lines it is everything that this place handed over and that is still paid for. */
  lines: z
    .array(askedLine)
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map((l) => l.lineId)).size === lines.length, "a line is named twice")
    .optional(),
  reason: z.string().trim().min(1).max(200),
  /** What the till did where money was taken in a store; cash when left out. */
  payment: tillRefund.optional(),
});

/**
 * Money back for goods that stay with the shopper, to the means it came by. Above what this member of staff may give back
 * alone nothing moves yet: the refund is held for a second person.
 * @returns the refund's id. Throws `store.not_found`, `order.not_found`, `refund.own_order` (403), `refund.unknown_line` (422),
 * `refund.too_much`.
 */
export const giveRefund = command({
  input: refundInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<string> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    const order = await orderToRefund(tx, ctx, sql`o.number = ${input.order}`, locationId);
    const lines = await priceRefund(tx, { orderId: order.id, locationId }, input.lines);
    const held = totalOf(lines) > (await refundLimit(tx, ctx));
    const refund = { id: newId(), order, locationId, lines, reason: input.reason };
    const number = await insertRefund(tx, ctx, refund, held ? "held" : "given");
    if (held)
      await emit(tx, ctx, {
        name: "refund.held",
        subject: { orderId: order.id, locationId },
        data: { refund: refund.id, number, amount: totalOf(lines), currency: order.currency },
      });
    else await payOut(tx, ctx, { ...refund, number, till: input.payment ?? { method: "cash" } });
    return refund.id;
  },
});

type NewRefund = {
  id: string;
  order: { id: string; currency: string };
  locationId: string;
  lines: readonly RefundLine[];
  reason: string;
};

async function insertRefund(
  tx: Tx,
  ctx: Ctx,
  { id, order, locationId, lines, reason }: NewRefund,
  state: Extract<RefundState, "held" | "given">,
): Promise<string> {
  const rows = JSON.stringify(lines.map((line) => ({ id: newId(), ...line })));
  const [made] = rowsOf<{ number: string }>(
    await tx.execute(sql`
      with made as (
        insert into refunds (id, number, order_id, location_id, state, reason, requested_by, currency, amount, closed_at)
        values (${id}, 'G' || nextval('refund_numbers'), ${order.id}, ${locationId}, ${state}, ${reason},
          ${actorRef(ctx.actor)}, ${order.currency}, ${totalOf(lines)}, case when ${state === "given"} then now() end)
        returning number
      ),
      lines as (
        insert into refund_lines (id, refund_id, fulfillment_line_id, quantity, amount)
        select x.id, ${id}::uuid, x."lineId", x.quantity, x.amount
        from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, "lineId" uuid, quantity int, amount int)
      )
      select number from made`),
  );
  return made!.number;
}

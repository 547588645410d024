import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorRef, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { refundLimit } from "@/lib/returns/order-in-hand";
import { tillRefund } from "@/lib/returns/receive-return";
import { priceRefund, totalOf } from "./asked-lines";
import { decideRefund, heldRefund } from "./held-refund";
import { orderToRefund } from "./order-to-refund";
import { payOut } from "./pay-out";

/**
 * The second person's yes to a refund that one alone may not give. Whoever held it cannot say it, nor somebody whose own
 * limit does not reach; what was given back meanwhile is not given twice.
 * Throws `refund.not_found`, `refund.not_held`, `refund.same_person` (403), `refund.over_limit` (403) with `limit`,
 * `refund.own_order` (403), `refund.too_much`.
 */
export const approveRefund = command({
  input: z.strictObject({ id: z.uuid(), payment: tillRefund.optional() }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id, payment }): Promise<void> {
    const held = await heldRefund(tx, ctx, id);
    if (held.requestedBy === actorRef(ctx.actor))
      throw new Problem("forbidden", "refund.same_person", "A second person has to say yes to this one.");
    const order = await orderToRefund(tx, ctx, sql`o.id = ${held.orderId}`, held.locationId);
    const asked = held.lines.map(({ lineId, amount }) => ({ lineId, amount }));
    const priced = await priceRefund(tx, held, asked);
    const lines = priced.map((line, i) => ({ ...line, quantity: held.lines[i]!.quantity }));
    const limit = await refundLimit(tx, ctx);
    if (totalOf(lines) > limit)
      throw new Problem("forbidden", "refund.over_limit", "This is more than you may give back.", { limit });
    await decideRefund(tx, id, "give");
    await payOut(tx, ctx, { ...held, order, lines, till: payment ?? { method: "cash" } });
  },
});

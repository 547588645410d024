import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { actorRef, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { requireReturnable } from "./asked-lines";
import { returnReasons } from "./states";

export const requestInput = z.strictObject({
  number: z.string().min(1).max(40),
  lines: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: z.number().int().min(1).max(999),
        reason: z.enum(returnReasons),
      }),
    )
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map((l) => l.lineId)).size === lines.length, "a line is named twice"),
});

/**
 * The shopper says what they will bring back, to whatever store. Nothing moves until a store has it.
 * @returns the return's id. Throws `order.not_found`, `return.unknown_line` (422), `return.quantity`, `return.period_over`,
 * `return.excluded`.
 */
export const requestReturn = command({
  input: requestInput,
  may: (actor) => !isStaff(actor),
  async run(tx, ctx, input): Promise<string> {
    const [order] = rowsOf<{ id: string; currency: string }>(
      await tx.execute(sql`
        select o.id, o.currency from orders o
        where o.number = ${input.number} and o.state in ('placed', 'completed') and ${mayTouchOrder(ctx)}
        for no key update`),
    );
    if (!order) throw notFound("order");
    const asking = { id: order.id, now: ctx.now, beyondPolicy: false, othersAsked: true };
    await requireReturnable(tx, asking, input.lines);
    const id = newId();
    const lines = JSON.stringify(input.lines.map((line) => ({ id: newId(), ...line })));
    const [made] = rowsOf<{ number: string }>(
      await tx.execute(sql`
        with made as (
          insert into returns (id, number, order_id, requested_by, currency)
          values (${id}, 'R' || nextval('return_numbers'), ${order.id}, ${actorRef(ctx.actor)}, ${order.currency})
          returning number
        ),
        lines as (
          insert into return_lines (id, return_id, fulfillment_line_id, quantity, reason)
          select x.id, ${id}::uuid, x."lineId", x.quantity, x.reason
          from jsonb_to_recordset(${lines}::jsonb) as x(id uuid, "lineId" uuid, quantity int, reason text)
        )
        select number from made`),
    );
    await emit(tx, ctx, {
      name: "return.requested",
      subject: { orderId: order.id },
      data: { return: id, number: made!.number, lines: input.lines },
    });
    return id;
  },
});

import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { storeSlug } from "@/lib/inventory/input";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { requireReturnable } from "./asked-lines";
import { orderInHand, refundLimit } from "./order-in-hand";
import { returnConditions, returnReasons } from "./states";
import { priceReturned, takeIn, writeReturn } from "./take-in";

/** How a till gives money back. */
export const tillRefund = z.strictObject({
  method: z.enum(["cash", "card_terminal"]),
  /** The till's receipt number, or the terminal's reference. */
  receiptNumber: z.string().trim().min(1).max(60).optional(),
});

const inspectedLine = z.strictObject({
  lineId: z.uuid(),
  quantity: z.number().int().min(1).max(999),
  condition: z.enum(returnConditions),
  reason: z.enum(returnReasons).default("other"),
});

export const receiveInput = z.strictObject({
  /** The order's number. */
  order: z.string().min(1).max(40),
  /** Where the goods are now. */
  store: storeSlug,
  lines: z
    .array(inspectedLine)
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map((l) => l.lineId)).size === lines.length, "a line is named twice"),
  /** A return that was asked for before, which this is. */
  return: z.uuid().optional(),
  /** What the till did where money was taken in a store; cash when left out. */
  payment: tillRefund.optional(),
  /** A manager takes it although its period is over or its kind is not taken back. */
  beyondPolicy: z.boolean().optional(),
});

/**
 * A store takes goods back, wherever they were bought: each line inspected, its stock and its money in one act. Above what
 * this member of staff may give back alone nothing moves yet: the return is held for a second person.
 * @returns the return's id. Throws `store.not_found`, `order.not_found`, `return.own_order` (403), `return.unknown_line` (422),
 * `return.quantity`, `return.period_over`, `return.excluded`, `return.closed`, `return.no_warehouse` (422).
 */
export const receiveReturn = command({
  input: receiveInput,
  may: (actor, { beyondPolicy }) => isStaff(actor, beyondPolicy ? "manager" : "associate"),
  async run(tx, ctx, input): Promise<string> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    const order = await orderInHand(tx, ctx, sql`o.number = ${input.order}`);
    const beyondPolicy = input.beyondPolicy ?? false;
    await requireReturnable(
      tx,
      { id: order.id, now: ctx.now, beyondPolicy, othersAsked: false },
      input.lines,
    );
    const lines = await priceReturned(tx, input.lines);
    const amount = lines.reduce((sum, l) => sum + l.amount, 0);
    const taking = { order, returnId: input.return ?? null, locationId, lines, beyondPolicy };
    if (amount <= (await refundLimit(tx, ctx)))
      return takeIn(tx, ctx, { ...taking, till: input.payment ?? { method: "cash" } });
    const held = await writeReturn(tx, taking, "requested");
    await emit(tx, ctx, {
      name: "return.held",
      subject: { orderId: order.id, locationId },
      data: { return: held.id, number: held.number, amount, currency: order.currency },
    });
    return held.id;
  },
});

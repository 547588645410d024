import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { endDelivery } from "@/lib/delivery/cancel-delivery";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { giveBackSurplus } from "@/lib/orders/give-back-surplus";
import { wantedUnits } from "@/lib/orders/line-cost";
import { mayTouchOrder } from "@/lib/orders/queries";
import { lockOrder, settleOrder } from "@/lib/orders/settle-order";
import { choiceIsOpen } from "@/lib/orders/short-picks";
import { endPickup } from "@/lib/pickup/cancel-pickup";
import { inMyStores } from "@/lib/pickup/pickup";
import { releaseUnits } from "@/lib/pickup/release-units";
import { deliveryStates, type FulfillmentState, pickupStates } from "@/lib/pickup/states";

export const cancelLineInput = z.strictObject({
  number: z.string().max(40),
  /** The fulfillment's line. */
  lineId: z.string().max(60),
  /** Units; without it all that are still to be handed over. */
  quantity: z.number().int().min(1).max(999).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
});

/**
 * Units of one line are called off before they are handed over or sent, by the customer or by the store that has them:
 * nothing is owed for them, and they are free for others. A part of the order that is left with nothing ends with them.
 * Throws `order.not_found`, `line.not_found`, `line.not_cancellable` with the state of its part, `line.too_many`,
 * `line.in_transit` while a warehouse sends it.
 */
export const cancelLine = command({
  input: cancelLineInput,
  may: () => true,
  async run(tx, ctx, input): Promise<void> {
    const scope = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
    const line = await openLine(tx, ctx, input, scope);
    const open = line.wanted - line.collected;
    const quantity = input.quantity ?? open;
    if (quantity > open)
      throw new Problem("conflict", "line.too_many", "That is more than is still to be handed over.", {
        open,
      });
    const by = isStaff(ctx.actor) ? "store" : "customer";
    const why = { by, reason: input.reason ?? "cancelled" } as const;
    if (quantity === line.openInAll && !line.asked) {
      await (line.sent ? endDelivery : endPickup)(tx, ctx, line.fulfillmentId, scope, why);
    } else {
      if (line.inTransit)
        throw new Problem("conflict", "line.in_transit", "A warehouse sends these goods just now.");
      await lockOrder(tx, line.orderId);
      const { id, picked } = await releaseUnits(tx, ctx, line.id, quantity);
      await emit(tx, ctx, {
        name: line.sent ? "delivery.line_cancelled" : "pickup.line_cancelled",
        subject: { orderId: line.orderId, fulfillmentId: line.fulfillmentId, locationId: line.locationId },
        data: { line: line.id, sku: line.sku, quantity, picked, cancellation: id, ...why },
      });
    }
    await settleOrder(tx, ctx, line.orderId);
    await giveBackSurplus(tx, ctx, line.orderId);
  },
});

type OpenLine = {
  id: string;
  fulfillmentId: string;
  orderId: string;
  locationId: string;
  sku: string;
  state: FulfillmentState;
  /** Whether it is sent. */
  sent: boolean;
  inTransit: boolean;
  /** Units that are handed over or sent in the end, those among them that were, and what is open of all lines there. */
  wanted: number;
  collected: number;
  openInAll: number;
  /** Whether its customer may still choose something instead of units that were short. */
  asked: boolean;
};

/** Locks the part of the order that the line is in, and answers the line when it can still be called off. */
async function openLine(
  tx: Tx,
  ctx: Ctx,
  { number, lineId }: { number: string; lineId: string },
  scope: SQL,
): Promise<OpenLine> {
  const [order] = rowsOf<{ id: string }>(
    await tx.execute(sql`select o.id from orders o where o.number = ${number} and ${mayTouchOrder(ctx)}`),
  );
  if (!order) throw notFound("order");
  if (!isId(lineId)) throw notFound("line");
  await tx.execute(sql`
    select 1 from fulfillments f where f.order_id = ${order.id} and ${scope}
      and f.id = (select fulfillment_id from fulfillment_lines where id = ${lineId}) for update`);
  const [line] = rowsOf<OpenLine>(await tx.execute(lineOf(order.id, lineId, scope)));
  if (!line) throw notFound("line");
  const states: readonly FulfillmentState[] = (line.sent ? deliveryStates : pickupStates).from("cancel");
  if (!states.includes(line.state) || line.wanted === line.collected)
    throw new Problem("conflict", "line.not_cancellable", "This cannot be called off any more.", {
      state: line.state,
    });
  return line;
}

const lineOf = (orderId: string, lineId: string, scope: SQL): SQL => sql`
  select fl.id, f.id as "fulfillmentId", f.order_id as "orderId", f.location_id as "locationId", ol.sku, f.state,
    f.method = 'delivery' as sent, f.method <> 'delivery' and f.stock_location_id <> f.location_id as "inTransit",
    ${wantedUnits} as wanted, fl.collected, "openInAll", asked
  from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
  join order_lines ol on ol.id = fl.order_line_id
  cross join lateral (
    select sum(${wantedUnits} - fl.collected)::int as "openInAll" from fulfillment_lines fl where fl.fulfillment_id = f.id) q
  cross join lateral (
    select exists (select 1 from short_picks sp join fulfillment_lines sl on sl.id = sp.fulfillment_line_id
      where sl.fulfillment_id = f.id and ${choiceIsOpen}) as asked) c
  where f.order_id = ${orderId} and fl.id = ${lineId} and ${scope}`;

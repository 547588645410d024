import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { wantedUnits } from "@/lib/orders/line-cost";
import { mayTouchOrder } from "@/lib/orders/queries";
import { choiceIsOpen } from "@/lib/orders/short-picks";
import { deliveryStates, type FulfillmentState, pickupStates } from "@/lib/pickup/states";

/** A line that can be called off, and what is around it. */
export type OpenLine = {
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

/**
 * Locks the part of an order that a line is in, and answers the line when it can still be called off.
 * @param scope which parts the caller may touch, as a condition on `f`
 * Throws `order.not_found`, `line.not_found`, `line.not_cancellable`.
 */
export async function openLine(
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

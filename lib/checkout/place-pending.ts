import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { holdGoods } from "@/lib/inventory/hold-goods";
import type { Ctx } from "@/lib/kernel/actor";
import { emit, enqueueFollowing } from "@/lib/kernel/events";
import { orderStates } from "@/lib/orders/states";
import { bookWindowAgain } from "@/lib/stores/book-window";
import { storeById } from "@/lib/stores/queries";
import { type NewFulfillment, type OrderValues, orderValues, placing } from "./insert-order";
import { judgeOrder } from "./judge-order";
import { planOf } from "./pending-order";
import { requestShipments } from "./request-shipments";
import { takeFromBasket } from "./take-from-basket";

const placed = orderStates.next(orderStates.initial, "place")!;

/** What the provider said of the money that is ready. */
export type Authorised = { reference: string; lapsesAt: Date | null; inParts: boolean };

/**
 * Places an order whose money is there, in the name of whoever ordered: the second of the two transactions of a card. What
 * was held is allocated; should a hold have run out meanwhile, the goods are held again where they still can be. Locks
 * reservations, the order, the payment, windows and stock.
 * @returns false when it did not wait any more; then nothing is changed, and the money is not ours.
 * Throws `reservation.insufficient_stock` when the goods are gone: then nothing may commit.
 */
export async function placePending(
  tx: Tx,
  now: Date,
  orderId: string,
  paymentId: string,
  money: Authorised,
): Promise<boolean> {
  const plan = await planOf(tx, orderId);
  if (!plan) return false;
  const ctx: Ctx = { ...plan.by, now };
  const { order } = plan;
  const kept = await lockKept(tx, order.fulfillments, orderId);
  const [moved] = rowsOf<{ number: string }>(
    await tx.execute(sql`
      update orders set state = ${placed}, placed_at = now()
      where id = ${orderId} and state = ${orderStates.initial} returning number`),
  );
  if (!moved) return false;
  await authorise(tx, paymentId, money);
  for (const f of order.fulfillments) if (!kept.has(f.reservation.id)) await holdAnew(tx, ctx, f);
  await Promise.all([
    place(tx, { ...orderValues(ctx, order, placed), number: moved.number }),
    enqueueFollowing(tx, [{ id: order.event, name: "order.placed" }]),
  ]);
  await judgeOrder(tx, ctx, order, plan.tries);
  await requestShipments(tx, ctx, order.fulfillments);
  if (plan.fromBasket) await takeFromBasket(ctx, { orderId }, tx);
  await tx.execute(sql`delete from order_plans where order_id = ${orderId}`);
  const { totalAmount: amount } = order.priced;
  const [payment] = order.payments;
  await emit(tx, ctx, {
    name: "payment.authorised",
    subject: { orderId },
    data: { amount, method: payment?.method },
  });
  return true;
}

/** The reservations of an order that are still held for it, locked. */
async function lockKept(tx: Tx, planned: readonly NewFulfillment[], orderId: string): Promise<Set<string>> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select id from reservations
      where id = any(${sql.param(planned.map((f) => f.reservation.id))}::uuid[]) and state = 'held'
        and pending_order_id = ${orderId}
      order by id for update`),
  );
  return new Set(rows.map((row) => row.id));
}

const authorise = (tx: Tx, paymentId: string, { reference, lapsesAt, inParts }: Authorised) =>
  tx.execute(sql`
    with done as (
      update payment_operations set state = 'done', closed_at = now()
      where payment_id = ${paymentId} and kind = 'authorise' and state = 'asked'
    )
    update payments set state = 'authorised', reference = ${reference}, lapses_at = ${lapsesAt?.toISOString() ?? null},
      in_parts = ${inParts}, next_action = null, checked_at = now(), updated_at = now()
    where id = ${paymentId} and state = 'pending'`);

/** Holds the goods of a planned fulfillment again; in its window while that has room, else as soon as they are ready. */
async function holdAnew(tx: Tx, ctx: Ctx, planned: NewFulfillment): Promise<void> {
  const { reservation } = planned;
  const { id } = await holdGoods(tx, ctx, {
    location: await storeById(tx, reservation.location_id),
    stockLocationId: reservation.stock_location_id,
    lines: reservation.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    readyBy: new Date(reservation.ready_by),
  });
  const held = rowsOf<{ id: string; variant_id: string }>(
    await tx.execute(sql`select id, variant_id from reservation_lines where reservation_id = ${id}`),
  );
  reservation.id = id;
  for (const { orderLine } of planned.lines)
    orderLine.reservation_line_id = held.find((line) => line.variant_id === orderLine.variant_id)!.id;
  if (reservation.window_id && !(await bookWindowAgain(tx, reservation.window_id)))
    reservation.window_id = null;
}

const place = statement<OrderValues & { number: string }, { number: string }>(
  (p) => sql`
  with new_order as (select ${p.number}::text as number), ${placing(p)}
  select number from new_order`,
);

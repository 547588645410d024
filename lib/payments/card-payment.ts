import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type EventSubject, emit } from "@/lib/kernel/events";
import { paymentStates } from "./states";

// A card is authorised for the whole order, and captured bit by bit: what was handed over or has left, never more. The
// payment stays open until the order is over.

const authorised = paymentStates.next(paymentStates.initial, "authorise");

/**
 * Captures what goods cost that were handed over or shipped just now, when their order is paid by card. Locks the
 * order first, as everybody does who changes both.
 * @param amount minor units.
 */
export async function captureCard(
  tx: Tx,
  ctx: Ctx,
  subject: EventSubject & { orderId: string },
  amount: number,
): Promise<void> {
  const [captured] = rowsOf<{ method: string; currency: string }>(
    await tx.execute(sql`
      with locked as (select id from orders where id = ${subject.orderId} for no key update)
      update payments p set captured = p.captured + ${amount}, updated_at = now()
      from locked where p.order_id = locked.id and p.fulfillment_id is null and p.state = ${authorised} and ${amount > 0}
      returning p.method, p.currency`),
  );
  if (captured) await emit(tx, ctx, { name: "payment.captured", subject, data: { amount, ...captured } });
}

/**
 * Takes a capture back that a mistaken press had made: the money is authorised as before, also when that had closed the
 * order. The order is locked by the caller.
 */
export async function takeBackCapture(
  tx: Tx,
  orderId: string,
  amount: number,
): Promise<{ currency: string } | undefined> {
  const [open] = rowsOf<{ currency: string }>(
    await tx.execute(sql`
      update payments set captured = captured - ${amount}, state = ${authorised}, updated_at = now()
      where order_id = ${orderId} and fulfillment_id is null and state in (${authorised}, 'captured') and ${amount > 0}
      returning currency`),
  );
  return open;
}

/** Ends the card payment of an order that is over: nothing more is captured, and what nobody got is let go. */
export async function closeCard(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const [closed] = rowsOf<{ state: string }>(
    await tx.execute(sql`
      update payments set state = case when captured > 0 then 'captured' else 'voided' end, updated_at = now()
      where order_id = ${orderId} and fulfillment_id is null and state = ${authorised}
      returning state`),
  );
  if (closed?.state === "voided") await emit(tx, ctx, { name: "payment.voided", subject: { orderId } });
}

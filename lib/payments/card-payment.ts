import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type EventSubject, emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { askOperation, dropOperations } from "./operations";
import { paymentStates, providedMethods } from "./states";

// A card is authorised for the whole order, and captured bit by bit: what was handed over or has left, never more, unless
// the shop's setting, or the provider, has it taken before. What is taken before stands as `ahead`, and later handovers
// use it up first. Nothing here calls a provider: each act writes down what the provider is to be asked.

const authorised = paymentStates.next(paymentStates.initial, "authorise")!;
const ofOrder = (orderId: string) => sql`p.order_id = ${orderId} and p.fulfillment_id is null
  and p.method = any(${sql.param([...providedMethods])}::text[])`;

/** As long as a manager may undo a handover, and a little: until then the rest of the money is neither let go nor sent back. */
const undoSeconds = 15 * 60;

/** What a handover is the cause of, by its pickup and its part. */
export const handoverCause = (pickupId: string, part: number): string => `handover:${pickupId}:${part}`;

type Taking = { id: string; asked: number };

/** Locks an order's card payment after its order, as everybody does who changes both. One statement. */
async function take(tx: Tx, orderId: string, needed: SQL, ahead: SQL): Promise<Taking | undefined> {
  return rowsOf<Taking>(
    await tx.execute(sql`
      with locked as (select id from orders where id = ${orderId} for no key update),
      had as (
        select p.id, p.ahead, p.in_parts, p.amount - p.captured - p.capturing as ready
        from payments p, locked where ${ofOrder(orderId)} and p.state = ${authorised} for no key update of p
      ),
      need as (select had.*, ${needed} as need from had),
      ask as (select need.*, case when need <= 0 then 0 when in_parts then need else ready end as asked from need)
      update payments p set capturing = p.capturing + ask.asked, ahead = ${ahead}, updated_at = now()
      from ask where p.id = ask.id
      returning p.id, ask.asked`),
  )[0];
}

/**
 * Has the provider asked for what goods cost that were handed over or shipped just now, when their order is paid by card.
 * @param amount minor units.
 * @param cause names the act: one act takes its money once.
 */
export async function captureCard(
  tx: Tx,
  subject: EventSubject & { orderId: string },
  amount: number,
  cause: string,
): Promise<void> {
  if (amount <= 0) return;
  const taking = await take(
    tx,
    subject.orderId,
    sql`${amount}::int - least(ahead, ${amount}::int)`,
    sql`ask.ahead - least(ask.ahead, ${amount}::int) + ask.asked - ask.need`,
  );
  await capture(tx, taking, cause, subject.fulfillmentId);
}

/** Has the provider asked for money before the goods are handed over: as much of it as is still ready. */
export async function captureAhead(
  tx: Tx,
  subject: EventSubject & { orderId: string },
  amount: number,
  cause: string,
): Promise<void> {
  if (amount <= 0) return;
  const taking = await take(
    tx,
    subject.orderId,
    sql`least(${amount}::int, ready)`,
    sql`ask.ahead + ask.asked`,
  );
  await capture(tx, taking, cause, subject.fulfillmentId);
}

/** The act is over once it has its operation: the same cause a second time would take money for nothing. */
async function capture(
  tx: Tx,
  taking: Taking | undefined,
  cause: string,
  fulfillmentId?: string,
): Promise<void> {
  if (!taking || taking.asked <= 0) return;
  const asked = {
    paymentId: taking.id,
    kind: "capture",
    amount: taking.asked,
    cause,
    fulfillmentId,
  } as const;
  if (!(await askOperation(tx, asked))) throw new Error(`money was taken for ${cause} before`);
}

/**
 * Takes back what a mistaken press had captured, also when that had closed the order. What the provider was not asked for
 * yet is not asked for; what it has taken stays taken ahead, for the handover that follows, and goes back when the order is
 * over without one. The order is locked by the caller.
 */
export async function takeBackCapture(
  tx: Tx,
  orderId: string,
  amount: number,
  cause: string,
): Promise<{ currency: string } | undefined> {
  if (amount <= 0) return undefined;
  const [open] = rowsOf<{ id: string; currency: string; ahead: number }>(
    await tx.execute(sql`
      select p.id, p.currency, p.ahead from payments p
      where ${ofOrder(orderId)} and p.state in (${authorised}, 'captured', 'partially_refunded') for no key update`),
  );
  if (!open) return undefined;
  await dropOperations(tx, open.id, { kind: "void" });
  const back = await dropOperations(tx, open.id, { kind: "refund" });
  const dropped = await dropUnused(tx, open.id, cause, open.ahead + back + amount);
  await tx.execute(sql`
    update payments set state = ${authorised}, refunding = refunding - ${back}, capturing = capturing - ${dropped},
      uncollected = uncollected - least(uncollected, ${Math.max(amount - dropped, 0)}::int),
      ahead = ahead + ${back + amount - dropped} - least(uncollected, ${Math.max(amount - dropped, 0)}::int),
      updated_at = now()
    where id = ${open.id}`);
  return { currency: open.currency };
}

/** Drops a capture nobody asked for yet, unless other handovers already count on what it takes ahead. */
async function dropUnused(tx: Tx, paymentId: string, cause: string, most: number): Promise<number> {
  const [asked] = rowsOf<{ amount: number }>(
    await tx.execute(sql`
      select amount from payment_operations
      where payment_id = ${paymentId} and kind = 'capture' and cause = ${cause} and state = 'asked' and tries = 0`),
  );
  return asked && asked.amount <= most ? dropOperations(tx, paymentId, { kind: "capture", cause }) : 0;
}

/**
 * Ends the card payment of an order that is over: nothing more is captured, what was taken ahead goes back, and what nobody
 * got is let go; at once, or when the last handover can no longer be undone.
 */
export async function closeCard(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  over: "completed" | "cancelled",
): Promise<void> {
  const [closed] = rowsOf<{ id: string; state: string; ahead: number; left: number }>(
    await tx.execute(sql`
      with had as (select p.id, p.ahead from payments p where ${ofOrder(orderId)} and p.state = ${authorised} for no key update)
      update payments p set state = case when p.captured + p.capturing > 0 then 'captured' else 'voided' end,
        refunding = p.refunding + had.ahead, ahead = 0, updated_at = now()
      from had where p.id = had.id
      returning p.id, p.state, had.ahead, p.amount - p.captured - p.capturing as left`),
  );
  if (!closed) return;
  const afterSeconds = over === "completed" ? undoSeconds : 0;
  const cause = `over:${newId()}`;
  const asked = { paymentId: closed.id, cause, afterSeconds };
  if (closed.ahead > 0) await askOperation(tx, { ...asked, kind: "refund", amount: closed.ahead });
  if (closed.left > 0) await askOperation(tx, { ...asked, kind: "void", amount: closed.left });
  if (closed.state === "voided") await emit(tx, ctx, { name: "payment.voided", subject: { orderId } });
}

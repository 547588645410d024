import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf, type Tx } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import { enqueue } from "@/lib/kernel/queue";
import type { ProviderPayment } from "./provider";
import type { OperationKind, PaymentMethod } from "./states";

export type NewOperation = {
  paymentId: string;
  kind: OperationKind;
  /** Minor units. */
  amount: number;
  /** Why; one cause has one operation of a kind. */
  cause: string;
  fulfillmentId?: string | undefined;
  /** How many seconds until the provider is asked, when what caused it may still be taken back. */
  afterSeconds?: number;
};

/** The cause of taking money that the provider would soon let go. */
export const lapsing = "lapsing";

/** What kind of act a cause names: `return` of `return:<id>:<pickup>`. */
export const kindOfCause = (cause: string): string => cause.split(":", 1)[0] ?? cause;

/**
 * Writes down that a provider is to be asked, and has it asked once this transaction has committed. Asked for the same
 * cause before, it changes nothing. At most two statements.
 */
export async function askOperation(tx: Tx, asked: NewOperation): Promise<boolean> {
  const { afterSeconds = 0 } = asked;
  const fresh = rowsOf(
    await tx.execute(sql`
      insert into payment_operations (id, payment_id, kind, amount, cause, fulfillment_id, next_try_at)
      values (${newId()}, ${asked.paymentId}, ${asked.kind}, ${asked.amount}, ${asked.cause},
        ${asked.fulfillmentId ?? null}, now() + make_interval(secs => ${afterSeconds}))
      on conflict (payment_id, kind, cause) do nothing returning 1`),
  );
  if (fresh.length === 0) return false;
  await settleSoon(tx, asked.paymentId, afterSeconds);
  return true;
}

/** Has a payment looked after once this transaction has committed, or some seconds later. One statement. */
export const settleSoon = (tx: Tx, paymentId: string, afterSeconds = 0): Promise<void> =>
  enqueue(tx, "payments", [
    {
      data: { payment: paymentId },
      ...(afterSeconds > 0 ? { startAfter: new Date(Date.now() + afterSeconds * 1000) } : {}),
    },
  ]);

/**
 * Takes back operations of a payment that nobody asked the provider for yet. One statement.
 * @returns what they were about, in minor units.
 */
export async function dropOperations(
  tx: Tx,
  paymentId: string,
  which: { kind: OperationKind; cause?: string },
): Promise<number> {
  const rows = rowsOf<{ amount: number }>(
    await tx.execute(sql`
      update payment_operations set state = 'dropped', closed_at = now()
      where payment_id = ${paymentId} and kind = ${which.kind} and state = 'asked' and tries = 0
        and ${which.cause === undefined ? sql`true` : sql`cause = ${which.cause}`}
      returning amount`),
  );
  return rows.reduce((sum, row) => sum + row.amount, 0);
}

/** An operation that is this caller's to ask, for as long as a call may take. */
export type ClaimedOperation = {
  id: string;
  kind: OperationKind;
  amount: number;
  tries: number;
  cause: string;
  fulfillmentId: string | null;
  method: PaymentMethod;
  payment: ProviderPayment;
  orderId: string;
};

/** Longer than any call to a provider lasts. */
const claimSeconds = 30;

type Claimed = Omit<ClaimedOperation, "payment"> &
  Record<"paymentId" | "currency", string> & {
    reference: string | null;
    total: number;
    inParts: boolean;
  };

/**
 * Claims the next operation of a payment that is due, in the order they were asked for: no two callers ask the same at the
 * same time, and who dies with it leaves it to others. What is given back or let go waits for what is being taken.
 * One statement, committed before the provider is called.
 */
export async function claimOperation(paymentId: string): Promise<ClaimedOperation | null> {
  const [row] = rowsOf<Claimed>(
    await db().execute(sql`
      update payment_operations op set tries = op.tries + 1, next_try_at = now() + make_interval(secs => ${claimSeconds})
      from payments p
      where p.id = op.payment_id and op.id = (
        select due.id from payment_operations due
        where due.payment_id = ${paymentId} and due.kind <> 'authorise' and due.state = 'asked'
          and due.next_try_at <= now()
          and (due.kind = 'capture' or not exists (select 1 from payment_operations c
            where c.payment_id = due.payment_id and c.kind = 'capture' and c.state = 'asked'))
        order by due.asked_at, due.id limit 1 for update skip locked)
      returning op.id, op.kind, op.amount, op.tries, op.cause, op.fulfillment_id as "fulfillmentId", p.method,
        p.id as "paymentId", p.order_id as "orderId", p.currency, p.reference, p.amount as total, p.in_parts as "inParts"`),
  );
  if (!row) return null;
  const { paymentId: id, currency, reference, total, inParts, ...claimed } = row;
  return { ...claimed, payment: { id, reference, amount: total, currency, inParts } };
}

/** Seconds until something that nobody could tell is asked again: soon at first, never later than a minute. */
export const retrySeconds = (tries: number): number => Math.min(60, 2 ** Math.min(tries, 6));

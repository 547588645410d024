import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type EventName, emit } from "@/lib/kernel/events";
import {
  askOperation,
  type ClaimedOperation,
  dropOperations,
  kindOfCause,
  lapsing,
  retrySeconds,
  settleSoon,
} from "./operations";
import type { Answer } from "./provider";
import type { PaymentState } from "./states";

/** How often a refund that the provider refuses is tried again before it is a person's business. */
const refundTries = 6;

/**
 * Writes what a provider answered to an operation: once, whoever hears it first. What nobody could tell is asked again.
 * Locks the payment, then the operation.
 */
export async function recordAnswer(tx: Tx, ctx: Ctx, op: ClaimedOperation, answer: Answer): Promise<void> {
  const payment = await lockPayment(tx, op.payment.id);
  const untold = ["unknown", "unreachable", "needs_confirmation"].includes(answer.state);
  const refused = !untold && isRefused(op, answer);
  const mayHelp = op.kind === "refund" && op.tries < refundTries && !("final" in answer && answer.final);
  if (untold || (refused && mayHelp)) return askAgain(tx, op);
  const state = refused ? "refused" : "done";
  const refusal = refused && answer.state === "declined" ? answer.reason : refused ? answer.state : null;
  const closed = rowsOf(
    await tx.execute(sql`
      update payment_operations set state = ${state}, refusal = ${refusal}, closed_at = now()
      where id = ${op.id} and state = 'asked' returning 1`),
  );
  if (closed.length === 0) return;
  if ("reference" in answer && answer.reference)
    await tx.execute(
      sql`update payments set reference = coalesce(reference, ${answer.reference}) where id = ${op.payment.id}`,
    );
  if (op.kind === "capture") await (refused ? captureRefused : captured)(tx, op);
  if (op.kind === "refund") await (refused ? refundRefused : refunded)(tx, op);
  if (op.kind === "void" && !refused && "captured" in answer)
    await takenUnasked(tx, op, answer.captured - payment.captured);
  const said = sayings[op.kind]?.[state];
  if (said) await say(tx, ctx, op, said, payment, refusal);
  // That it was early is told besides: a store's day counts what was captured once.
  if (said === "payment.captured" && op.cause === lapsing)
    await say(tx, ctx, op, "payment.captured_early", payment, null);
}

const sayings: Partial<Record<string, Record<"done" | "refused", EventName>>> = {
  capture: { done: "payment.captured", refused: "payment.capture_failed" },
  refund: { done: "payment.refunded", refused: "payment.refund_failed" },
};

type Locked = { captured: number; currency: string; method: string; state: PaymentState };

async function lockPayment(tx: Tx, id: string): Promise<Locked> {
  const [row] = rowsOf<Locked>(
    await tx.execute(sql`
      select captured, currency, method, state from payments where id = ${id} for no key update`),
  );
  return row!;
}

/** A payment that is gone cannot be let go of again: there, that is what was wanted. */
const isRefused = ({ kind }: ClaimedOperation, answer: Answer): boolean =>
  kind === "void"
    ? false
    : answer.state === "declined" ||
      answer.state === "missing" ||
      (kind === "capture" && answer.state === "voided" && answer.captured === 0);

async function askAgain(tx: Tx, op: ClaimedOperation): Promise<void> {
  const seconds = retrySeconds(op.tries);
  await tx.execute(sql`
    update payment_operations set next_try_at = now() + make_interval(secs => ${seconds})
    where id = ${op.id} and state = 'asked'`);
  await settleSoon(tx, op.payment.id, seconds);
}

const captured = (tx: Tx, { amount, payment }: ClaimedOperation) =>
  tx.execute(sql`
    update payments set captured = captured + ${amount}, capturing = capturing - ${amount}, updated_at = now()
    where id = ${payment.id}`);

/**
 * Goods are gone and their money will not come: that is said, and stands as `uncollected`. What was to be given back of it
 * is not there to be given.
 */
async function captureRefused(tx: Tx, { amount, payment }: ClaimedOperation): Promise<void> {
  const unneeded = await dropOperations(tx, payment.id, { kind: "refund" });
  await tx.execute(sql`
    update payments set capturing = capturing - ${amount}, refunding = refunding - ${unneeded},
      ahead = ahead + ${unneeded} - least(ahead + ${unneeded}, ${amount}),
      uncollected = uncollected + ${amount} - least(ahead + ${unneeded}, ${amount}), updated_at = now()
    where id = ${payment.id}`);
}

const refunded = (tx: Tx, { amount, payment }: ClaimedOperation) =>
  tx.execute(sql`
    update payments set refunded = refunded + ${amount}, refunding = refunding - ${amount}, updated_at = now(),
      state = case when state not in ('captured', 'partially_refunded') then state
        when refunded + ${amount} = captured then 'refunded' else 'partially_refunded' end
    where id = ${payment.id}`);

/** Money that is not ours and that the provider would not take back: it stands as `ahead`. */
const refundRefused = (tx: Tx, { amount, payment }: ClaimedOperation) =>
  tx.execute(sql`
    update payments set refunding = refunding - ${amount}, ahead = ahead + ${amount}, updated_at = now()
    where id = ${payment.id}`);

/** What a provider took without being asked is given back. */
async function takenUnasked(tx: Tx, { payment }: ClaimedOperation, amount: number): Promise<void> {
  if (amount <= 0) return;
  await tx.execute(sql`
    insert into payment_operations (id, payment_id, kind, state, amount, cause, closed_at)
    values (gen_random_uuid(), ${payment.id}, 'capture', 'done', ${amount}, 'unasked', now())
    on conflict do nothing`);
  await tx.execute(sql`
    update payments set captured = captured + ${amount}, refunding = refunding + ${amount}, state = 'captured',
      updated_at = now() where id = ${payment.id}`);
  await askOperation(tx, { paymentId: payment.id, kind: "refund", amount, cause: "unasked" });
}

async function say(
  tx: Tx,
  ctx: Ctx,
  op: ClaimedOperation,
  name: EventName,
  { currency, method }: Locked,
  refusal: string | null,
): Promise<void> {
  // What is about no one part of the order stands in the day of its first pickup's store, else of the place that ships.
  const [place] = rowsOf<{ location_id: string }>(
    await tx.execute(sql`
      select location_id from fulfillments
      where ${op.fulfillmentId ? sql`id = ${op.fulfillmentId}` : sql`order_id = ${op.orderId}`}
      order by method = 'delivery', position limit 1`),
  );
  await emit(tx, ctx, {
    name,
    subject: {
      orderId: op.orderId,
      ...(op.fulfillmentId ? { fulfillmentId: op.fulfillmentId } : {}),
      ...(place ? { locationId: place.location_id } : {}),
    },
    data: {
      amount: op.amount,
      currency,
      method,
      ...(refusal ? { reason: refusal } : {}),
      ...(op.kind === "refund" ? { cause: kindOfCause(op.cause) } : {}),
    },
  });
}

import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { giveBackLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { retrySeconds, settleSoon } from "@/lib/payments/operations";
import type { Answer, Provider, ProviderPayment } from "@/lib/payments/provider";
import { providerOf } from "@/lib/payments/providers";
import { noticesHandled } from "@/lib/payments/receive-notice";
import { runOperations } from "@/lib/payments/run-operations";
import type { PaymentMethod } from "@/lib/payments/states";
import { cancelPending, type WhyUnpaid } from "./cancel-pending";
import { type OrderPlan, planOf } from "./pending-order";
import { placePending } from "./place-pending";

/** How long nobody may know whether the money is there; then the order ends, and what comes later is let go. */
const patienceSeconds = 75;
/** Longer than a call to a provider lasts. */
const claimSeconds = 15;

/**
 * The one way in for everything that tells of a payment: the shopper's return, a webhook, a job, the reconciler. Asks the
 * provider how it stands now, outside any transaction, and moves payment and order by conditional updates; then has done
 * what else is due. Called again, at once or out of order, it comes to the same. Money for an order that is over is let go.
 */
export async function finalizePayment(ctx: Ctx, paymentId: string): Promise<void> {
  const asked = await claimAuthorisation(paymentId);
  const plan = asked && (await planOf(db(), asked.orderId));
  if (asked && plan) await settle(ctx, asked, plan, await ask(asked, plan));
  await runOperations(ctx, paymentId);
  await noticesHandled(db(), paymentId);
}

type Asked = {
  key: string;
  tries: number;
  method: PaymentMethod;
  payment: ProviderPayment;
  orderId: string;
  /** Since when the provider was asked. */
  seconds: number;
  /** Whether the shopper may still confirm it. */
  open: boolean;
};

/** Claims an authorisation nobody else is asking about at the moment. One statement. */
async function claimAuthorisation(paymentId: string): Promise<Asked | null> {
  const [row] = rowsOf<
    Omit<Asked, "payment"> & Pick<ProviderPayment, "amount" | "currency" | "reference" | "inParts">
  >(
    await db().execute(sql`
      update payment_operations op set tries = least(op.tries + 1, 1000),
        next_try_at = now() + make_interval(secs => ${claimSeconds})
      from payments p left join order_plans plan on plan.order_id = p.order_id
      where p.id = op.payment_id and p.id = ${paymentId} and op.kind = 'authorise' and op.state = 'asked'
        and op.next_try_at <= now()
      returning op.id as key, op.tries, p.method, p.order_id as "orderId", p.amount, p.currency, p.reference,
        p.in_parts as "inParts", extract(epoch from now() - op.asked_at)::int as seconds,
        coalesce(plan.expires_at > now(), false) as open`),
  );
  if (!row) return null;
  const { amount, currency, reference, inParts, ...asked } = row;
  return { ...asked, payment: { id: paymentId, amount, currency, reference, inParts } };
}

/** How it stands; what the provider never heard of, it is asked for, again under the same key. */
async function ask({ method, payment, key }: Asked, { token, returnTo }: OrderPlan): Promise<Answer> {
  const provider = providerOf(method) as Provider;
  const known = payment.reference ? await provider.lookUp(payment) : null;
  return known && known.state !== "missing" ? known : provider.authorise({ payment, key, token, returnTo });
}

async function settle(ctx: Ctx, asked: Asked, plan: OrderPlan, answer: Answer): Promise<void> {
  switch (answer.state) {
    case "authorised":
    case "captured": {
      const { reference } = answer;
      const ready = answer.state === "authorised" ? answer : { lapsesAt: null, inParts: true };
      const { lapsesAt, inParts } = ready;
      try {
        await inTransaction((tx) =>
          placePending(tx, ctx.now, asked.orderId, asked.payment.id, { reference, lapsesAt, inParts }),
        );
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== "reservation.insufficient_stock") throw error;
        return end(ctx, asked, plan, { reason: "goods_gone" });
      }
      return giveBackLimits(...plan.tries);
    }
    case "declined":
      return end(ctx, asked, plan, { reason: "declined", refusal: answer.reason });
    case "voided":
      return end(ctx, asked, plan, { reason: "not_confirmed" });
    case "needs_confirmation":
      if (!asked.open) return end(ctx, asked, plan, { reason: "not_confirmed" });
      return wait(asked, answer);
    case "unreachable":
      // Its first asking came to nothing, so there is nothing to wait for: another way of paying is quicker.
      if (asked.tries === 1) return end(ctx, asked, plan, { reason: "not_reached" });
      return answeredNothing(ctx, asked, plan);
    default:
      return answeredNothing(ctx, asked, plan);
  }
}

/** Nobody knows: it is waited for as long as there is patience. */
function answeredNothing(ctx: Ctx, asked: Asked, plan: OrderPlan): Promise<void> {
  return asked.seconds > patienceSeconds || !asked.open
    ? end(ctx, asked, plan, { reason: "not_answered" })
    : wait(asked, null);
}

/** The order is not to be; only a card that was declined counts as a try. */
async function end(ctx: Ctx, { orderId }: Asked, { tries }: OrderPlan, why: WhyUnpaid): Promise<void> {
  await inTransaction((tx) => cancelPending(tx, ctx, orderId, why));
  if (!why.refusal) await giveBackLimits(...tries);
}

/** Nothing is settled: the shopper has to act, or nobody knows. It is asked about again, sooner than any clock would. */
async function wait(
  { payment, key, tries }: Asked,
  answer: Extract<Answer, { state: "needs_confirmation" }> | null,
): Promise<void> {
  const seconds = answer ? 1 : retrySeconds(Math.min(tries, 3));
  await inTransaction(async (tx) => {
    await tx.execute(sql`
      with again as (
        update payment_operations set next_try_at = now() + make_interval(secs => ${seconds})
        where id = ${key} and state = 'asked'
      )
      update payments set checked_at = now(), reference = coalesce(reference, ${answer?.reference ?? null}),
        next_action = ${answer ? JSON.stringify(answer.next) : null}::jsonb
      where id = ${payment.id} and state = 'pending'`);
    // Whoever has to act comes back, or their bank tells; only silence has to be broken.
    if (!answer) await settleSoon(tx, payment.id, seconds);
  });
}

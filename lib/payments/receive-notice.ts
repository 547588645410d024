import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { settleSoon } from "./operations";
import type { ProviderNotice } from "./provider";
import { providerNamed } from "./providers";
import type { PaymentMethod } from "./states";

type Known = { id: string; order_id: string; amount: number; currency: string };

/**
 * Takes what a provider tells by itself: checks its signature on the body as it came, writes it down once by its own id,
 * and has the payment looked at. What it claims moves nothing; what it claims of another account, amount or currency than
 * ours is written down as refused, with an event that somebody should look at.
 * Throws `provider.not_found` (404), `provider.unsigned` (400).
 */
export async function receiveNotice(ctx: Ctx, name: string, body: string, headers: Headers): Promise<void> {
  const known = providerNamed(name);
  if (!known) throw notFound("provider");
  const notice = await known.provider.verifyWebhook(body, headers);
  if (!notice) throw new Problem("malformed", "provider.unsigned", "The signature is not good, or too old.");
  await inTransaction((tx) => write(tx, ctx, name, known.method, notice));
}

async function write(
  tx: Tx,
  ctx: Ctx,
  provider: string,
  method: PaymentMethod,
  notice: ProviderNotice,
): Promise<void> {
  const payment = await paymentOf(tx, method, notice);
  const refusal = whyNot(notice, payment);
  const fresh = rowsOf(
    await tx.execute(sql`
      insert into provider_events (id, provider, event_id, type, reference, payment_id, refusal, handled_at)
      values (${newId()}, ${provider}, ${notice.eventId}, ${notice.type}, ${notice.reference}, ${payment?.id ?? null},
        ${refusal}, case when ${refusal !== null} then now() end)
      on conflict (provider, event_id) do nothing returning 1`),
  );
  if (fresh.length === 0) return;
  if (refusal === null) return settleSoon(tx, payment!.id);
  if (refusal === "unknown_payment") return;
  const { eventId, amount, currency } = notice;
  await emit(tx, ctx, {
    name: "payment.notice_refused",
    subject: payment ? { orderId: payment.order_id } : {},
    data: { provider, eventId, reason: refusal, amount, currency },
  });
}

async function paymentOf(
  tx: Tx,
  method: PaymentMethod,
  { reference, paymentId }: ProviderNotice,
): Promise<Known | undefined> {
  return rowsOf<Known>(
    await tx.execute(sql`
      select id, order_id, amount, currency from payments
      where method = ${method} and (reference = ${reference} or (reference is null and id::text = ${paymentId}))`),
  )[0];
}

/** Why a notice is not acted upon; null when it is about a payment of ours, just as we meant it. */
function whyNot(notice: ProviderNotice, payment: Known | undefined): string | null {
  if (notice.foreign) return "another_account";
  if (!payment) return "unknown_payment";
  if (notice.amount !== null && notice.amount !== payment.amount) return "another_amount";
  if (notice.currency !== null && notice.currency !== payment.currency) return "another_currency";
  return null;
}

/** Says of everything a provider told of a payment that it was looked at. One statement. */
export const noticesHandled = (tx: Tx, paymentId: string) =>
  tx.execute(sql`
    update provider_events set handled_at = now() where payment_id = ${paymentId} and handled_at is null`);

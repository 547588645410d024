import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { sign } from "./signature";

type Told = { kind: string; payment_id: string; reference: string | null; amount: number; currency: string };

/**
 * The body of what the demo shop's card company tells about one call of the shop's; null when it has no such payment.
 * The same call is told by the same id, however often.
 */
export async function noticeOf(call: string): Promise<string | null> {
  const [told] = rowsOf<Told>(
    await db().execute(sql`
      select c.kind, c.payment_id, p.reference, p.amount, p.currency
      from demo_provider_calls c join demo_provider_payments p on p.id = c.payment_id where c.key = ${call}`),
  );
  if (!told) return null;
  const { kind, payment_id: payment, reference, amount, currency } = told;
  return JSON.stringify({
    id: `evt_${call}`,
    type: `payment.${kind}`,
    data: { account: "demo", payment, reference, amount, currency },
  });
}

/** Tells the shop of one call, over HTTP as any other company would. Throws when the shop does not take it. */
export async function tellShop(call: string): Promise<void> {
  const body = await noticeOf(call);
  if (body === null) return;
  const answer = await fetch(`${env().origin}/api/payments/demo/webhook`, {
    method: "POST",
    headers: { "content-type": "application/json", "demo-signature": sign(body) },
    body,
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`the shop did not take a webhook: ${answer.status}`);
  await db().execute(sql`update demo_provider_calls set told_at = now() where key = ${call}`);
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { askOperation } from "./operations";
import { providedMethods } from "./states";

export type GivingBack = {
  orderId: string;
  /** What the goods came with: money that was taken in a store was taken for it. */
  fulfillmentId: string;
  /** What they cost, in minor units. */
  amount: number;
  /** Names the act: one act gives its money back once. */
  cause: string;
  /** Where somebody stands at the till. */
  locationId: string;
  /** How the till gives back what a till took. */
  till: { method: "cash" | "card_terminal"; receiptNumber?: string | undefined };
};

/** What goes back, in minor units: over the counter now, and by a provider that has yet to be asked. */
export type GivenBack = { byTill: number; byProvider: number };

/**
 * Gives money back for goods, to the means it came by: a till gives what a till took, a provider what it paid out. Money
 * that was owed for them and never came is not owed any more. The order is locked by the caller.
 */
export async function giveBack(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<GivenBack> {
  if (giving.amount <= 0) return { byTill: 0, byProvider: 0 };
  return (await fromTill(tx, ctx, giving)) ?? (await fromProvider(tx, giving));
}

async function fromTill(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<GivenBack | null> {
  const { orderId, fulfillmentId, locationId, amount, till } = giving;
  const [paid] = rowsOf<{ currency: string }>(
    await tx.execute(sql`
      update payments set refunded = refunded + ${amount}, updated_at = now(),
        state = case when state not in ('captured', 'partially_refunded') then state
          when refunded + ${amount} = captured then 'refunded' else 'partially_refunded' end
      where fulfillment_id = ${fulfillmentId} and method = 'pay_in_store' returning currency`),
  );
  if (!paid) return null;
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { amount, currency: paid.currency, ...till },
  });
  return { byTill: amount, byProvider: 0 };
}

async function fromProvider(tx: Tx, { orderId, fulfillmentId, amount, cause }: GivingBack): Promise<GivenBack> {
  const [asked] = rowsOf<{ id: string; part: number }>(
    await tx.execute(sql`
      with had as (
        select p.id, least(${amount}, p.captured + p.capturing - p.refunded - p.refunding - p.ahead) as part
        from payments p where p.order_id = ${orderId} and p.fulfillment_id is null
          and p.method = any(${sql.param([...providedMethods])}::text[]) for no key update
      )
      update payments p set refunding = p.refunding + had.part, uncollected = p.uncollected - (${amount} - had.part),
        updated_at = now()
      from had where p.id = had.id returning p.id, had.part`),
  );
  if (!asked) throw new Error(`order ${orderId} was paid by nothing`);
  if (asked.part > 0)
    await askOperation(tx, { paymentId: asked.id, kind: "refund", amount: asked.part, cause, fulfillmentId });
  return { byTill: 0, byProvider: asked.part };
}

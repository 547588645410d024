import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { returnToGiftCard } from "@/lib/giftcards/move-balance";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { askOperation } from "@/lib/payments/operations";
import { providedMethods } from "@/lib/payments/states";

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

/** Whether all of it is back now, or a provider has yet to be asked. */
export type GivenBack = "now" | "later";

/**
 * Gives money back for goods, to the means it came by: a till gives what a till took; of what was paid online a card gets
 * back first and a gift card last, as it paid first. Money that was owed for them and never came is not owed any more. The
 * order is locked by the caller.
 */
export async function giveBack(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<GivenBack> {
  if (giving.amount <= 0 || (await fromTill(tx, ctx, giving))) return "now";
  const asked = await fromCard(tx, giving);
  await fromGiftCard(tx, ctx, { ...giving, amount: giving.amount - asked.covered });
  return asked.amount > 0 ? "later" : "now";
}

async function fromTill(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<boolean> {
  const { orderId, fulfillmentId, locationId, amount, till } = giving;
  const [paid] = rowsOf<{ currency: string }>(
    await tx.execute(sql`
      update payments set refunded = refunded + ${amount}, updated_at = now(), state = ${stateAfter(amount)}
      where fulfillment_id = ${fulfillmentId} and method = 'pay_in_store' returning currency`),
  );
  if (!paid) return false;
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { amount, currency: paid.currency, ...till },
  });
  return true;
}

/** What a payment is once so much more of it is back; one that is still open stays so. */
const stateAfter = (
  amount: number,
) => sql`case when state not in ('captured', 'partially_refunded') then state
  when refunded + ${amount} = captured then 'refunded' else 'partially_refunded' end`;

type Asked = { amount: number; covered: number };

/** @returns what its provider is asked for, and what that leaves no more to be given back of */
async function fromCard(tx: Tx, { orderId, fulfillmentId, amount, cause }: GivingBack): Promise<Asked> {
  const [asked] = rowsOf<Asked & { id: string }>(
    await tx.execute(sql`
      with had as (
        select p.id, least(${amount}::int, p.captured + p.capturing - p.refunded - p.refunding - p.ahead) as part,
          p.uncollected
        from payments p where p.order_id = ${orderId} and p.fulfillment_id is null
          and p.method = any(${sql.param([...providedMethods])}::text[]) for no key update
      ),
      share as (select id, part, least(${amount}::int - part, uncollected) as unpaid from had)
      update payments p set refunding = p.refunding + share.part, uncollected = p.uncollected - share.unpaid,
        updated_at = now()
      from share where p.id = share.id returning p.id, share.part as amount, share.part + share.unpaid as covered`),
  );
  if (!asked) return { amount: 0, covered: 0 };
  if (asked.amount > 0)
    await askOperation(tx, {
      paymentId: asked.id,
      kind: "refund",
      amount: asked.amount,
      cause,
      fulfillmentId,
    });
  return asked;
}

async function fromGiftCard(
  tx: Tx,
  ctx: Ctx,
  { orderId, fulfillmentId, locationId, amount, cause }: GivingBack,
): Promise<void> {
  if (amount <= 0) return;
  const [paid] = rowsOf<{ currency: string }>(
    await tx.execute(sql`
      update payments set refunded = refunded + ${amount}, updated_at = now(), state = ${stateAfter(amount)}
      where order_id = ${orderId} and fulfillment_id is null and method = 'gift_card' returning currency`),
  );
  if (!paid) throw new Error(`order ${orderId} was paid by nothing`);
  await returnToGiftCard(tx, ctx, { amount, orderId, cause });
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { amount, currency: paid.currency, method: "gift_card" },
  });
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { returnToGiftCard } from "@/lib/giftcards/move-balance";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { askOperation, kindOfCause } from "@/lib/payments/operations";
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
 * Gives money back for goods, to the means it came by: a till gives what a till took; what goods cost that went out in
 * exchange goes back to whoever paid for those that had come back; of what was paid online a card gets back first and a
 * gift card last, as it paid first. Money that was owed for them and never came is not owed any more. The order is locked
 * by the caller.
 */
export async function giveBack(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<GivenBack> {
  const { orderId, fulfillmentId } = giving;
  let left = giving.amount;
  if (left <= 0) return "now";
  left -= await fromTill(tx, ctx, { ...giving, amount: left }, own(sql`p.fulfillment_id = ${fulfillmentId}`));
  let later = false;
  for (const part of await fromExchange(tx, orderId, left)) {
    left -= part.amount;
    if (await toWhoeverPaid(tx, ctx, { ...giving, ...part })) later = true;
  }
  const ofAll = own(sql`p.order_id = ${orderId} and p.fulfillment_id is null`);
  const asked = await fromCard(tx, ctx, { ...giving, amount: left }, ofAll);
  left -= asked.covered;
  left -= await fromOtherMeans(tx, ctx, { ...giving, amount: left });
  await fromGiftCard(tx, ctx, { ...giving, amount: left }, ofAll);
  return later || asked.amount > 0 ? "later" : "now";
}

/** A payment `p`, and how much of it had paid for other goods and comes back from there. */
type Source = { payment: SQL; exchanged: number };
const own = (payment: SQL): Source => ({ payment, exchanged: 0 });

/** What a payment `p` that a till or a gift card made has left to give. */
const leftOf = ({ exchanged }: Source) => sql`(p.captured - p.refunded - p.exchanged + ${exchanged}::int)`;

/** @returns how much of it a till gave */
async function fromTill(tx: Tx, ctx: Ctx, giving: GivingBack, source: Source): Promise<number> {
  const { orderId, fulfillmentId, locationId, amount, till } = giving;
  const [paid] = rowsOf<{ amount: number; currency: string }>(
    await tx.execute(sql`
      with had as (
        select p.id, least(${amount}::int, ${leftOf(source)}) as part from payments p
        where ${source.payment} and p.method = 'pay_in_store' for no key update
      )
      update payments p set refunded = p.refunded + had.part, exchanged = p.exchanged - ${source.exchanged},
        updated_at = now(), state = ${stateAfter(sql`had.part`)}
      from had where p.id = had.id and had.part > 0
      returning had.part as amount, p.currency`),
  );
  if (!paid) return 0;
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { ...paid, ...till, cause: kindOfCause(giving.cause) },
  });
  return paid.amount;
}

/** What had come by other means in place of a card is given back by the till. @returns how much of it */
async function fromOtherMeans(tx: Tx, ctx: Ctx, giving: GivingBack): Promise<number> {
  const { orderId, fulfillmentId, locationId, amount, till } = giving;
  if (amount <= 0) return 0;
  const [paid] = rowsOf<{ amount: number; currency: string }>(
    await tx.execute(sql`
      with had as (
        select p.id, least(${amount}::int, p.otherwise) as part from payments p
        where p.order_id = ${orderId} and p.otherwise > 0 for no key update
      )
      update payments p set otherwise = p.otherwise - had.part, updated_at = now() from had where p.id = had.id
      returning had.part as amount, p.currency`),
  );
  if (!paid) return 0;
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { ...paid, ...till, cause: kindOfCause(giving.cause) },
  });
  return paid.amount;
}

/** What a payment `p` is once so much more of it is back; one that is still open stays so. */
export const stateAfter = (
  part: SQL,
) => sql`case when p.state not in ('captured', 'partially_refunded') then p.state
  when p.refunded + ${part} = p.captured then 'refunded' else 'partially_refunded' end`;

/** @returns whose money it was that paid for goods which went out in exchange, and how much of each */
async function fromExchange(
  tx: Tx,
  orderId: string,
  amount: number,
): Promise<{ amount: number; payer: string }[]> {
  if (amount <= 0) return [];
  return rowsOf(
    await tx.execute(sql`
      with had as (
        select p.id, p.captured - p.refunded as room,
          sum(p.captured - p.refunded) over (order by p.id) - (p.captured - p.refunded) as before
        from (select * from payments where order_id = ${orderId} and method = 'exchange' order by id for no key update) p
      ),
      share as (select id, least(room, ${amount}::int - before)::int as part from had where before < ${amount}::int and room > 0)
      update payments p set refunded = p.refunded + share.part, updated_at = now(), state = ${stateAfter(sql`share.part`)}
      from share where p.id = share.id
      returning share.part as amount, p.exchanged_from as payer`),
  );
}

/** @returns whether a provider has yet to be asked */
async function toWhoeverPaid(tx: Tx, ctx: Ctx, giving: GivingBack & { payer: string }): Promise<boolean> {
  const source: Source = { payment: sql`p.id = ${giving.payer}`, exchanged: giving.amount };
  if ((await fromTill(tx, ctx, giving, source)) > 0) return false;
  const asked = await fromCard(tx, ctx, giving, source);
  await fromGiftCard(tx, ctx, { ...giving, amount: giving.amount - asked.covered }, source);
  return asked.amount > 0;
}

type Asked = { amount: number; covered: number };

/** @returns what its provider is asked for, and what that leaves no more to be given back of */
async function fromCard(
  tx: Tx,
  ctx: Ctx,
  giving: GivingBack,
  { payment, exchanged }: Source,
): Promise<Asked> {
  const { fulfillmentId, amount, cause } = giving;
  if (amount <= 0) return { amount: 0, covered: 0 };
  const [asked] = rowsOf<Asked & { id: string; method: string; currency: string }>(
    await tx.execute(sql`
      with had as (
        select p.id, p.uncollected, greatest(0, least(${amount}::int, p.captured + p.capturing - p.refunded - p.refunding
          - p.ahead + least(p.otherwise, 0) - p.exchanged + ${exchanged}::int)) as part
        from payments p where ${payment} and p.method = any(${sql.param([...providedMethods])}::text[]) for no key update
      ),
      share as (select id, part, least(${amount}::int - part, uncollected) as unpaid from had)
      update payments p set refunding = p.refunding + share.part, uncollected = p.uncollected - share.unpaid,
        exchanged = p.exchanged - ${exchanged}, updated_at = now()
      from share where p.id = share.id returning p.id, p.method, p.currency, share.part as amount, share.part + share.unpaid as covered`),
  );
  if (!asked) return { amount: 0, covered: 0 };
  if (asked.amount > 0 && asked.method === "counter") {
    await fromCounter(tx, ctx, giving, asked);
    return { amount: 0, covered: asked.covered };
  }
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

/** What a till took when it sold goods of other places, the till gives back where somebody stands: done as it is asked for. */
async function fromCounter(
  tx: Tx,
  ctx: Ctx,
  { orderId, fulfillmentId, locationId, cause, till }: GivingBack,
  { id, amount, currency }: { id: string; amount: number; currency: string },
): Promise<void> {
  await tx.execute(sql`
    with done as (
      insert into payment_operations (id, payment_id, kind, state, amount, cause, fulfillment_id, closed_at)
      values (${newId()}, ${id}, 'refund', 'done', ${amount}, ${cause}, ${fulfillmentId}, now())
    )
    update payments p set refunding = p.refunding - ${amount}, refunded = p.refunded + ${amount},
      state = ${stateAfter(sql`${amount}::int`)}, updated_at = now()
    where p.id = ${id}`);
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { amount, currency, ...till, cause: kindOfCause(cause) },
  });
}

async function fromGiftCard(tx: Tx, ctx: Ctx, giving: GivingBack, source: Source): Promise<void> {
  const { orderId, fulfillmentId, locationId, amount, cause } = giving;
  if (amount <= 0) return;
  const [paid] = rowsOf<{ currency: string; payer: string }>(
    await tx.execute(sql`
      update payments p set refunded = p.refunded + ${amount}, exchanged = p.exchanged - ${source.exchanged},
        updated_at = now(), state = ${stateAfter(sql`${amount}::int`)}
      where ${source.payment} and p.method = 'gift_card' returning p.currency, p.order_id as payer`),
  );
  if (!paid) throw new Error(`order ${orderId} was paid by nothing`);
  await returnToGiftCard(tx, ctx, { amount, orderId: paid.payer, cause });
  await emit(tx, ctx, {
    name: "payment.refunded",
    subject: { orderId, fulfillmentId, locationId },
    data: { amount, currency: paid.currency, method: "gift_card", cause: kindOfCause(cause) },
  });
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { returnToGiftCard } from "@/lib/giftcards/move-balance";
import type { Ctx } from "@/lib/kernel/actor";
import { type EventSubject, emit } from "@/lib/kernel/events";
import { captureCard, takeBackCapture } from "@/lib/payments/card-payment";
import { providedMethods } from "@/lib/payments/states";

// An order may be paid with a gift card and the rest with a card. The gift card pays first and gets back last: what either
// has paid is then decided by what the goods handed over cost together, in whatever parts they went.

const gift = sql`p.fulfillment_id is null and p.method = 'gift_card'`;

/**
 * Takes what goods cost that were handed over or sent just now: off what a gift card put aside for the order, and the rest
 * from its card. Locks the order first, as everybody does who changes both.
 * @param amount minor units
 * @param cause names the act: one act takes its money once
 */
export async function takeMoney(
  tx: Tx,
  ctx: Ctx,
  subject: EventSubject & { orderId: string },
  amount: number,
  cause: string,
): Promise<void> {
  const [taken] = rowsOf<{ amount: number; currency: string }>(
    await tx.execute(sql`
      with locked as (select id from orders where id = ${subject.orderId} for no key update),
      had as (
        select p.id, least(p.amount - p.captured, ${amount}::int) as part from payments p, locked
        where p.order_id = locked.id and ${gift} and p.state = 'authorised' for no key update of p
      )
      update payments p set captured = p.captured + had.part, updated_at = now()
      from had where p.id = had.id and had.part > 0
      returning had.part as amount, p.currency`),
  );
  if (taken)
    await emit(tx, ctx, { name: "payment.captured", subject, data: { ...taken, method: "gift_card" } });
  await captureCard(tx, subject, amount - (taken?.amount ?? 0), cause);
}

/**
 * Takes back what a mistaken press had taken: from the card as far as it had paid, the rest from the gift card. The order
 * is locked by the caller.
 */
export async function giveMoneyBack(
  tx: Tx,
  orderId: string,
  amount: number,
  cause: string,
): Promise<{ currency: string } | undefined> {
  const [had] = rowsOf<{ byCard: number; byGift: number; currency: string }>(
    await tx.execute(sql`
      select coalesce(sum(captured + capturing - refunded - refunding - ahead + uncollected - exchanged)
          filter (where method = any(${sql.param([...providedMethods])}::text[])), 0)::int as "byCard",
        coalesce(sum(captured - exchanged) filter (where method = 'gift_card'), 0)::int as "byGift", min(currency) as currency
      from payments where order_id = ${orderId} and fulfillment_id is null`),
  );
  if (!had?.currency) return undefined;
  const fromCard = Math.min(amount, had.byCard);
  const fromGift = Math.min(amount - fromCard, had.byGift);
  if (fromGift > 0)
    await tx.execute(sql`
      update payments p set captured = p.captured - ${fromGift}, state = 'authorised', updated_at = now()
      where p.order_id = ${orderId} and ${gift} and p.state = 'authorised'`);
  await takeBackCapture(tx, orderId, fromCard, cause);
  return { currency: had.currency };
}

/** How long after its order's end a gift card keeps what nobody used: until then a handover may still be undone. */
const undoMinutes = 15;

/** Ends what a gift card put aside for an order that is over: what was not used goes back to it. Two statements. */
export async function closeGiftCard(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const [closed] = rowsOf<{ left: number }>(
    await tx.execute(sql`
      update payments p set state = case when p.captured > 0 then 'captured' else 'voided' end, updated_at = now()
      where p.order_id = ${orderId} and ${gift} and p.state = 'authorised'
      returning p.amount - p.captured as left`),
  );
  if (closed && closed.left > 0) await returnToGiftCard(tx, ctx, { amount: closed.left, orderId });
}

/**
 * Does the same for orders that were completed long enough ago. One transaction for each order is the caller's.
 * @returns ids of the orders that wait for it, at most a hundred
 */
export async function ordersWithGiftCardLeft(tx: Tx): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select o.id from payments p join orders o on o.id = p.order_id
      where ${gift} and p.state = 'authorised' and o.closed_at < now() - make_interval(mins => ${undoMinutes})
      order by o.id limit 100`),
  );
  return rows.map(({ id }) => id);
}

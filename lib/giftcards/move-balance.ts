import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { giftCardHash } from "./gift-card-code";
import { guardGiftCard } from "./guard-gift-card";

/** What an order is paid with or gets back, in minor units. */
type Movement = { giftCardId: string; amount: number; orderId: string };

/** One order moves a card's balance once each way. */
const causeOf = (orderId: string): string => `order:${orderId}`;

/**
 * Locks a gift card until the transaction ends: what is on it now can be spent by nobody else. One statement besides the
 * counted try.
 * Throws `gift_card.unknown` (422), `gift_card.too_many_tries` (429).
 */
export const lockGiftCard = (tx: Tx, ctx: Ctx, code: string): Promise<{ id: string; balance: number }> =>
  guardGiftCard(
    ctx,
    "/payment/giftCard",
    async () =>
      rowsOf<{ id: string; balance: number }>(
        await tx.execute(sql`
          select id, balance from gift_cards
          where code_hash = ${giftCardHash(code)} and currency = ${shop.currency} for no key update`),
      )[0],
  );

/** Takes money off a gift card for an order that was written, once. The card is locked and has it. One statement. */
export async function spendGiftCard(
  tx: Tx,
  ctx: Ctx,
  { giftCardId, amount, orderId }: Movement,
): Promise<void> {
  await tx.execute(sql`
    with spent as (
      update gift_cards set balance = balance - ${amount} where id = ${giftCardId} returning id
    )
    insert into gift_card_entries (id, gift_card_id, kind, amount, cause, order_id, actor)
    select ${newId()}::uuid, id, 'spent', -${amount}::int, ${causeOf(orderId)}, ${orderId}::uuid, ${actorRef(ctx.actor)}
    from spent`);
}

/**
 * Gives what an order did not use back to the gift card that paid it, once. One statement.
 * @returns whether it went back now; false when it had before, or no gift card pays it
 */
export async function returnToGiftCard(
  tx: Tx,
  ctx: Ctx,
  { amount, orderId, cause = causeOf(orderId) }: Omit<Movement, "giftCardId"> & { cause?: string },
): Promise<boolean> {
  const rows = rowsOf(
    await tx.execute(sql`
      with entered as (
        insert into gift_card_entries (id, gift_card_id, kind, amount, cause, order_id, actor)
        select ${newId()}::uuid, e.gift_card_id, 'returned', ${amount}::int, ${cause}, e.order_id, ${actorRef(ctx.actor)}
        from gift_card_entries e
        where e.order_id = ${orderId} and e.kind = 'spent' and e.cause = ${causeOf(orderId)}
        on conflict (gift_card_id, kind, cause) do nothing returning gift_card_id, amount
      )
      update gift_cards g set balance = g.balance + entered.amount from entered where g.id = entered.gift_card_id
      returning 1`),
  );
  return rows.length > 0;
}

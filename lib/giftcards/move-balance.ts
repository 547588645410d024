import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { giftCardHash } from "./gift-card-code";

/** What an order is paid with or gets back, and why; one cause moves a card's balance once. */
type Movement = { amount: number; cause: string; orderId: string };

/**
 * Takes money off a gift card: as much of the amount as is on it. One conditional update, so that of two who pay with one
 * card at once nobody gets what is not there.
 * @returns what was taken, in minor units; null when there is no such card, or nothing on it
 */
export async function spendGiftCard(
  tx: Tx,
  ctx: Ctx,
  code: string,
  { amount, cause, orderId }: Movement,
): Promise<{ giftCardId: string; taken: number } | null> {
  if (amount <= 0) return null;
  const [spent] = rowsOf<{ giftCardId: string; taken: number }>(
    await tx.execute(sql`
      with card as materialized (
        select id, least(balance, ${amount}::int) as taken from gift_cards
        where code_hash = ${giftCardHash(code)} and currency = ${shop.currency} and balance > 0 for no key update
      ),
      spent as (
        update gift_cards g set balance = g.balance - card.taken from card where g.id = card.id
        returning g.id, card.taken
      ),
      entered as (
        insert into gift_card_entries (id, gift_card_id, kind, amount, cause, order_id, actor)
        select ${newId()}::uuid, id, 'spent', -taken, ${cause}, ${orderId}::uuid, ${actorRef(ctx.actor)} from spent
      )
      select id as "giftCardId", taken from spent`),
  );
  return spent ?? null;
}

/**
 * Gives money back to a gift card, once for each cause. One statement.
 * @returns whether it went back now; false when it had before
 */
export async function returnToGiftCard(
  tx: Tx,
  ctx: Ctx,
  giftCardId: string,
  { amount, cause, orderId }: Movement,
): Promise<boolean> {
  if (amount <= 0) return false;
  const rows = rowsOf(
    await tx.execute(sql`
      with entered as (
        insert into gift_card_entries (id, gift_card_id, kind, amount, cause, order_id, actor)
        values (${newId()}, ${giftCardId}, 'returned', ${amount}, ${cause}, ${orderId}, ${actorRef(ctx.actor)})
        on conflict (gift_card_id, kind, cause) do nothing returning gift_card_id, amount
      )
      update gift_cards g set balance = g.balance + entered.amount from entered where g.id = entered.gift_card_id
      returning 1`),
  );
  return rows.length > 0;
}

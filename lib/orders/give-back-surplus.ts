import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { returnToGiftCard } from "@/lib/giftcards/move-balance";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { askOperation } from "@/lib/payments/operations";
import { providedMethods } from "@/lib/payments/states";
import { terminalFulfillmentStates } from "@/lib/pickup/states";
import { costBetween, wantedUnits } from "./line-cost";
import { choiceIsOpen } from "./short-picks";

type Surplus = { card: string | null; byCard: number; gift: string | null; byGift: number };

/**
 * Gives back what an open order can need no more after a part of it was called off, although its other parts go on: money
 * that was taken ahead, and what a gift card put aside. What could still be handed over counts, also what may be when a
 * handover is undone; while the shopper may choose something instead of what was short, everything waits for the order's
 * end. The order is locked by the caller.
 */
export async function giveBackSurplus(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const [surplus] = rowsOf<Surplus>(await tx.execute(surplusOf(orderId)));
  if (!surplus) return;
  const cause = `surplus:${newId()}`;
  if (surplus.card && surplus.byCard > 0) {
    await tx.execute(sql`
      update payments set ahead = ahead - ${surplus.byCard}, refunding = refunding + ${surplus.byCard}, updated_at = now()
      where id = ${surplus.card}`);
    await askOperation(tx, { paymentId: surplus.card, kind: "refund", amount: surplus.byCard, cause });
  }
  if (surplus.gift && surplus.byGift > 0) {
    await tx.execute(sql`
      update payments set amount = amount - ${surplus.byGift}, updated_at = now() where id = ${surplus.gift}`);
    await returnToGiftCard(tx, ctx, { amount: surplus.byGift, orderId, cause });
  }
}

/** Until then a handover may be undone, and a little. */
const undoMinutes = 15;

const surplusOf = (orderId: string) => sql`
  with part as (
    select f.id, f.method, f.state, f.state <> all(${sql.param(terminalFulfillmentStates)}::text[])
      or (f.state = 'collected' and f.closed_at > now() - make_interval(mins => ${undoMinutes})) as counts
    from fulfillments f where f.order_id = ${orderId}
  ),
  need as (
    select coalesce(sum(${costBetween(sql`fl.collected`, wantedUnits)}), 0)::int
      + coalesce((select o.delivery_amount from orders o where o.id = ${orderId}
          and exists (select 1 from part where method = 'delivery' and state in ('requested', 'picking', 'packed'))
          and not exists (select 1 from part where method = 'delivery' and state in ('shipped', 'delivered'))), 0) as amount
    from part join fulfillment_lines fl on fl.fulfillment_id = part.id join order_lines ol on ol.id = fl.order_line_id
    where part.counts and part.state <> 'shipped'
  ),
  gift as (
    select id, amount - captured as put_aside from payments
    where order_id = ${orderId} and fulfillment_id is null and method = 'gift_card' and state = 'authorised'
  ),
  card as (
    select id, ahead from payments
    where order_id = ${orderId} and fulfillment_id is null and state = 'authorised'
      and method = any(${sql.param([...providedMethods])}::text[])
  )
  select (select id from card) as card, (select id from gift) as gift,
    coalesce((select greatest(0, card.ahead - greatest(0, need.amount - coalesce((select put_aside from gift), 0)))
      from card), 0)::int as "byCard",
    coalesce((select greatest(0, gift.put_aside - need.amount) from gift), 0)::int as "byGift"
  from need
  where exists (select 1 from orders o where o.id = ${orderId} and o.state = 'placed')
    and not exists (select 1 from short_picks sp join fulfillment_lines fl on fl.id = sp.fulfillment_line_id
      join fulfillments f on f.id = fl.fulfillment_id where f.order_id = ${orderId} and ${choiceIsOpen})`;

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { providedMethods } from "@/lib/payments/states";
import { stateAfter } from "./give-back";

/** Whose money it is that pays for other goods now, in minor units. */
export type Carried = { payer: string; amount: number };

/**
 * Takes what goods cost that came back, and were paid for, out of their order, so that it pays for what goes out in
 * exchange: what a till took first, then a card, then a gift card, as if it were given back. What pays for an exchange
 * itself goes on under the name of whoever paid in the end, so that money is never more than one step away. The order is
 * locked by the caller.
 * Throws `exchange.not_paid` when less than that has come.
 */
export async function carryOver(
  tx: Tx,
  { orderId, fulfillmentId, amount }: { orderId: string; fulfillmentId: string; amount: number },
): Promise<Carried[]> {
  if (amount <= 0) return [];
  const carried = rowsOf<Carried>(
    await tx.execute(sql`
      with had as (
        select p.id, p.method, case
            when p.method = 'exchange' then p.captured - p.refunded
            when p.method = any(${sql.param([...providedMethods])}::text[])
              then greatest(0, p.captured + p.capturing - p.refunded - p.refunding - p.ahead - p.exchanged)
            else p.captured - p.refunded - p.exchanged end as room,
          case p.method when 'pay_in_store' then 0 when 'exchange' then 1 when 'gift_card' then 3 else 2 end as turn
        from (select * from payments where order_id = ${orderId} and (fulfillment_id is null or fulfillment_id = ${fulfillmentId})
          order by id for no key update) p
      ),
      queue as (select *, sum(room) over (order by turn, id) - room as before from had where room > 0),
      share as (select id, method, least(room, ${amount}::int - before)::int as part from queue where before < ${amount}::int)
      update payments p set updated_at = now(),
        exchanged = p.exchanged + case share.method when 'exchange' then 0 else share.part end,
        refunded = p.refunded + case share.method when 'exchange' then share.part else 0 end,
        state = case share.method when 'exchange' then ${stateAfter(sql`share.part`)} else p.state end
      from share where p.id = share.id
      returning coalesce(p.exchanged_from, p.id) as payer, share.part as amount`),
  );
  if (carried.reduce((sum, part) => sum + part.amount, 0) < amount)
    throw new Problem(
      "conflict",
      "exchange.not_paid",
      "What comes back was not paid for. Take it back instead.",
    );
  return carried;
}

/** Writes the money that pays for what went out in exchange. One statement, none when it pays nothing. */
export async function payByExchange(
  tx: Tx,
  order: { id: string; currency: string },
  carried: readonly Carried[],
): Promise<void> {
  const byPayer = [...Map.groupBy(carried, ({ payer }) => payer)].map(([payer, parts]) => ({
    id: newId(),
    payer,
    amount: parts.reduce((sum, part) => sum + part.amount, 0),
  }));
  if (byPayer.length === 0) return;
  await tx.execute(sql`
    insert into payments (id, order_id, method, state, currency, amount, captured, exchanged_from)
    select x.id, ${order.id}::uuid, 'exchange', 'captured', ${order.currency}, x.amount, x.amount, x.payer
    from jsonb_to_recordset(${JSON.stringify(byPayer)}::jsonb) as x(id uuid, payer uuid, amount int)`);
}

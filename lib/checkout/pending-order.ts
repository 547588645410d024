import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";
import type { Actor, Channel, Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import type { Limit } from "@/lib/kernel/limits";
import { seal, unseal } from "@/lib/kernel/secrets";
import { orderStates } from "@/lib/orders/states";
import { type NewOrder, type OrderValues, orderRows, orderValues } from "./insert-order";

/** What becomes of an order that waits for its payment, and by whom. */
export type OrderPlan = {
  order: NewOrder;
  /** Whoever ordered: it is placed in their name, whoever hears of the money. */
  by: { actor: Actor; channel: Channel; locale: string };
  /** What the browser got for the card. */
  token: string | null;
  /** Where a provider's own page sends the shopper back to. */
  returnTo: string;
  /** The counted try, to be taken back unless the card is declined. */
  tries: Limit[];
};

/** How long a payment may take that its shopper has to confirm. */
const payMinutes = 10;
/** How much longer than that its goods are held. */
const marginMinutes = 2;

/**
 * Writes an order that waits for its payment, with what is to become of it and the intention to ask the provider: one
 * statement. No fulfillment is there yet, so no store knows of it; its reservations stay held, for longer than the
 * payment may take.
 * @param holder who holds the goods, when it is one shopper and no other
 * @returns its number
 */
export async function insertPending(
  tx: Tx,
  ctx: Ctx,
  plan: OrderPlan,
  holder: string | null,
): Promise<string> {
  const [payment] = plan.order.payments;
  const [row] = await insert(tx, {
    ...orderValues(ctx, plan.order, orderStates.initial),
    holder,
    sealed_plan: seal(JSON.stringify(plan)),
    pay_minutes: payMinutes,
    hold_minutes: payMinutes + marginMinutes,
    operation: newId(),
    payment: payment!.id,
    amount: payment!.amount,
  });
  return row!.number;
}

type Values = OrderValues & {
  holder: string | null;
  sealed_plan: string;
  operation: string;
  payment: string;
  amount: number;
  pay_minutes: number;
  hold_minutes: number;
};

const insert = statement<Values, { number: string }>(
  (p) => sql`
  with ${orderRows(p)},
  tied as (
    update reservations r set pending_order_id = ${p.id}::uuid,
      expires_at = greatest(r.expires_at, now() + make_interval(mins => ${p.hold_minutes}::int))
    where r.id = any(${p.reservations}::uuid[]) and r.state = 'held'
  ),
  planned as (
    insert into order_plans (order_id, holder, expires_at, sealed_plan)
    values (${p.id}::uuid, ${p.holder}::text, now() + make_interval(mins => ${p.pay_minutes}::int), ${p.sealed_plan}::text)
  ),
  intended as (
    insert into payment_operations (id, payment_id, kind, amount, cause)
    values (${p.operation}::uuid, ${p.payment}::uuid, 'authorise', ${p.amount}::int, 'order')
  )
  select number from new_order`,
);

/** The plan of an order, while it waits. One statement. */
export async function planOf(tx: Tx, orderId: string): Promise<(OrderPlan & { fromBasket: boolean }) | null> {
  const [row] = rowsOf<{ sealed_plan: string; from_basket: boolean }>(
    await tx.execute(sql`select sealed_plan, from_basket from order_plans where order_id = ${orderId}`),
  );
  return row ? { ...(JSON.parse(unseal(row.sealed_plan)) as OrderPlan), fromBasket: row.from_basket } : null;
}

/** Says that what this order is about leaves the shopper's basket once it is placed. One statement. */
export const takeFromBasketLater = (tx: Tx, orderId: string) =>
  tx.execute(sql`update order_plans set from_basket = true where order_id = ${orderId}`);

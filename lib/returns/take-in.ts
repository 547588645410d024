import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit, type NewEvent } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { type GivingBack, giveBack } from "@/lib/orders/give-back";
import { issueReturnCredit } from "@/lib/orders/issue-document";
import { costBetween } from "@/lib/orders/line-cost";
import type { LockedOrder } from "./order-in-hand";
import { type ReturnCondition, type ReturnReason, type ReturnState, returnStates } from "./states";
import { takeBackGoods } from "./take-back-goods";

export type InspectedLine = {
  lineId: string;
  quantity: number;
  condition: ReturnCondition;
  reason: ReturnReason;
};

/** The same, with what it is about and what its units cost, in minor units. */
export type PricedLine = InspectedLine & {
  fulfillmentId: string;
  variantId: string;
  sku: string;
  amount: number;
  /** What was given back for them before, while they stayed with the shopper. */
  refundedBefore: number;
};

/** What the last so many units `x` of line `fl` cost that are with the shopper. */
const worth = costBetween(sql`fl.collected - fl.returned - x.quantity`, sql`fl.collected - fl.returned`);

/**
 * What these units give back: what the last ones cost that are still with the shopper, less what was given back for the line
 * before without its goods. One statement.
 */
export async function priceReturned(tx: Tx, lines: readonly InspectedLine[]): Promise<PricedLine[]> {
  const priced = rowsOf<Omit<PricedLine, "condition" | "reason">>(
    await tx.execute(sql`
      select fl.id as "lineId", x.quantity, fl.fulfillment_id as "fulfillmentId", fl.variant_id as "variantId", ol.sku,
        greatest(${worth} - fl.refunded_amount, 0) as amount, least(${worth}, fl.refunded_amount) as "refundedBefore"
      from unnest(${sql.param(lines.map((l) => l.lineId))}::uuid[], ${sql.param(lines.map((l) => l.quantity))}::int[])
        as x(id, quantity)
      join fulfillment_lines fl on fl.id = x.id join order_lines ol on ol.id = fl.order_line_id`),
  );
  const asked = new Map(lines.map((line) => [line.lineId, line]));
  return priced.map((line) => ({ ...asked.get(line.lineId)!, ...line }));
}

export type TakingIn = {
  order: LockedOrder;
  /** A return that was asked for before; else it begins here. */
  returnId: string | null;
  locationId: string;
  lines: readonly PricedLine[];
  beyondPolicy: boolean;
  till: GivingBack["till"];
};

/**
 * Takes inspected goods in: they are with the shopper no more, the store has them, and their money goes back to the means
 * it came by, all in one act. Lines and order are locked by the caller.
 * @returns the return's id. Throws `return.closed` when the return is not waiting any more, `return.no_warehouse`.
 */
export async function takeIn(tx: Tx, ctx: Ctx, taking: TakingIn): Promise<string> {
  const { order, locationId, lines } = taking;
  const made = await receiveGoods(tx, taking);
  let allBack = true;
  for (const [fulfillmentId, own] of Map.groupBy(lines, (l) => l.fulfillmentId)) {
    const back = await giveBack(tx, ctx, {
      orderId: order.id,
      fulfillmentId,
      amount: own.reduce((sum, l) => sum + l.amount, 0),
      cause: refundCause(made.id, fulfillmentId),
      locationId,
      till: taking.till,
    });
    if (back === "later") allBack = false;
  }
  await emit(tx, ctx, goodsReceived(taking, made));
  if (allBack) await closeRefunded(tx, ctx, order.id);
  await takeBackGoods(tx, ctx, locationId, made.lines, made.number);
  await issueReturnCredit(tx, { orderId: order.id, locationId, cause: `return:${made.id}` }, lines);
  return made.id;
}

/** Writes that a store has goods which the shopper has no more. Throws `return.closed`. */
export async function receiveGoods(tx: Tx, taking: Omit<TakingIn, "till">): Promise<Written> {
  const { lines } = taking;
  const made = await writeReturn(tx, taking, "received");
  await tx.execute(sql`
    update fulfillment_lines fl set returned = fl.returned + x.quantity, refunded_amount = fl.refunded_amount - x.before
    from unnest(${sql.param(lines.map((l) => l.lineId))}::uuid[], ${sql.param(lines.map((l) => l.quantity))}::int[],
      ${sql.param(lines.map((l) => l.refundedBefore))}::int[]) as x(id, quantity, before) where fl.id = x.id`);
  return made;
}

/** What is said of that: each line with what it is worth. */
export const goodsReceived = (
  { order, locationId, lines }: Omit<TakingIn, "till">,
  made: Written,
): NewEvent => ({
  name: "return.received",
  subject: { orderId: order.id, locationId },
  data: {
    return: made.id,
    number: made.number,
    amount: total(lines),
    currency: order.currency,
    lines: lines.map(({ lineId, sku, quantity, condition, reason, amount, refundedBefore }) => ({
      lineId,
      sku,
      quantity,
      condition,
      reason,
      amount,
      ...(refundedBefore > 0 ? { refundedBefore } : {}),
    })),
  },
});

const total = (lines: readonly PricedLine[]): number => lines.reduce((sum, l) => sum + l.amount, 0);

/** What a refund for goods that came back is the cause of. */
export const refundCause = (returnId: string, fulfillmentId: string): string =>
  `return:${returnId}:${fulfillmentId}`;

export type Written = {
  id: string;
  number: string;
  lines: { id: string; variantId: string; quantity: number; condition: ReturnCondition }[];
};

/** Writes a return with its inspected lines, anew or in place of what was asked for. */
export async function writeReturn(
  tx: Tx,
  { order, returnId, locationId, lines, beyondPolicy }: Omit<TakingIn, "till">,
  state: Extract<ReturnState, "requested" | "received">,
): Promise<Written> {
  const received = state === "received";
  const id = returnId ?? newId();
  const [row] = rowsOf<{ number: string }>(
    await tx.execute(
      returnId === null
        ? sql`
          insert into returns (id, number, order_id, location_id, state, requested_by, needs_approval, beyond_policy,
            currency, amount, received_at)
          values (${id}, 'R' || nextval('return_numbers'), ${order.id}, ${locationId}, ${state}, ${order.by},
            ${!received}, ${beyondPolicy}, ${order.currency}, ${total(lines)}, case when ${received} then now() end)
          returning number`
        : sql`
          update returns set state = ${state}, location_id = ${locationId}, amount = ${total(lines)},
            beyond_policy = ${beyondPolicy}, needs_approval = ${!received},
            requested_by = case when ${received} then requested_by else ${order.by} end,
            received_at = case when ${received} then now() end
          where id = ${id} and order_id = ${order.id} and state = any(${sql.param(returnStates.from("receive"))}::text[])
          returning number`,
    ),
  );
  if (!row) throw new Problem("conflict", "return.closed", "This return is not waiting any more.");
  if (returnId !== null) await tx.execute(sql`delete from return_lines where return_id = ${id}`);
  const written = lines.map((line) => ({ id: newId(), ...line }));
  await tx.execute(sql`
    insert into return_lines (id, return_id, fulfillment_line_id, quantity, reason, condition, amount)
    select x.id, ${id}::uuid, x."lineId", x.quantity, x.reason, x.condition, x.amount
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as x(id uuid, "lineId" uuid, quantity int, reason text,
      condition text, amount int)`);
  return { id, number: row.number, lines: written };
}

type Closed = Record<"id" | "orderId" | "number" | "currency" | "locationId", string> & { amount: number };

/**
 * Closes the returns whose money is back with who paid it: of an order, and of what went out in exchange for its goods,
 * since that was paid with its money. Changes nothing a second time.
 */
export async function closeRefunded(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const closed = rowsOf<Closed>(
    await tx.execute(sql`
      with paid as (
        select p.id as payer, p.order_id from payments p where p.order_id = ${orderId}
        union
        select x.exchanged_from, x.order_id from payments p join payments x on x.exchanged_from = p.id
        where p.order_id = ${orderId}
        union
        select x.exchanged_from, x.order_id from payments x where x.order_id = ${orderId} and x.method = 'exchange'
      )
      update returns r set state = 'refunded', closed_at = now()
      where r.order_id in (select order_id from paid) and r.state = any(${sql.param(returnStates.from("refund"))}::text[])
        and not exists (select 1 from payment_operations op join paid on paid.payer = op.payment_id
          where paid.order_id = r.order_id and op.kind = 'refund' and op.state <> 'done' and op.settled_at is null
            and starts_with(op.cause, 'return:' || r.id || ':'))
      returning r.id, r.order_id as "orderId", r.number, r.amount, r.currency, r.location_id as "locationId"`),
  );
  await emit(
    tx,
    ctx,
    ...closed.map(({ id, orderId, number, amount, currency, locationId }) => ({
      name: "return.refunded" as const,
      subject: { orderId, locationId },
      data: { return: id, number, amount, currency },
    })),
  );
}

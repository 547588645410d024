import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import type { Money } from "@/lib/kernel/money";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { type ReturnableLine, returnableLines } from "./policy";
import type { ReturnCondition, ReturnReason, ReturnState } from "./states";

/** A return as its shopper and the counter see it. */
export type Return = {
  id: string;
  number: string;
  order: string;
  /** Slug of the store that has the goods; null while nobody has. */
  store: string | null;
  state: ReturnState;
  needsApproval: boolean;
  /** What goes back to who paid; what it was worth when other goods went out for it. */
  amount: Money;
  /** Number of the order of what went out for it. */
  exchangedFor: string | null;
  /** RFC 3339, UTC. */
  requestedAt: string;
  receivedAt: string | null;
  lines: {
    lineId: string;
    sku: string;
    title: string;
    quantity: number;
    reason: ReturnReason;
    condition: ReturnCondition | null;
    amount: number;
  }[];
};

/** Row scope of a return `r` for staff: at their own places, or not yet at any, since any store may take it. */
export function inMyReach(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  if (places === "all") return sql`true`;
  return isStaff(ctx.actor)
    ? sql`(r.location_id is null or r.location_id = any(${sql.param(places)}::uuid[]))`
    : sql`false`;
}

async function readReturns(
  tx: Tx,
  where: SQL,
  rest: SQL = sql`order by r.requested_at, r.id`,
): Promise<Return[]> {
  const rows = rowsOf<{ document: Return }>(
    await tx.execute(sql`
      select jsonb_build_object('id', r.id, 'number', r.number, 'order', o.number, 'store', l.slug, 'state', r.state,
        'needsApproval', r.needs_approval, 'exchangedFor', x.number, 'amount', jsonb_build_object('amount', r.amount, 'currency', r.currency),
        'requestedAt', to_jsonb(r.requested_at), 'receivedAt', to_jsonb(r.received_at),
        'lines', (select jsonb_agg(jsonb_build_object('lineId', rl.fulfillment_line_id, 'sku', ol.sku, 'title', ol.title,
            'quantity', rl.quantity, 'reason', rl.reason, 'condition', rl.condition, 'amount', rl.amount)
            order by ol.position, rl.id)
          from return_lines rl join fulfillment_lines fl on fl.id = rl.fulfillment_line_id
          join order_lines ol on ol.id = fl.order_line_id where rl.return_id = r.id)) as document
      from returns r join orders o on o.id = r.order_id left join stock_locations l on l.id = r.location_id
      left join orders x on x.id = r.exchanged_for
      where ${where} ${rest}`),
  );
  const iso = (at: string) => new Date(at).toISOString();
  return rows.map(({ document: { requestedAt, receivedAt, ...own } }) => ({
    ...own,
    requestedAt: iso(requestedAt),
    receivedAt: receivedAt === null ? null : iso(receivedAt),
  }));
}

/** One return. Throws `return.not_found`, also for one that is out of the caller's reach. One statement. */
export async function returnById(tx: Tx, ctx: Ctx, id: string): Promise<Return> {
  const own = isStaff(ctx.actor) ? inMyReach(ctx) : mayTouchOrder(ctx);
  const [found] = await readReturns(tx, sql`r.id = ${id} and ${own}`);
  if (!found) throw notFound("return");
  return found;
}

/** All returns of an order, the first asked for first, for code that already knows it may. One statement. */
export const returnsOfOrder = (tx: Tx, orderId: string): Promise<Return[]> =>
  readReturns(tx, sql`r.order_id = ${orderId}`);

/** An order that goods went out with in exchange, or whose goods came back for them. */
export type OtherOrder = { id: string; number: string; side: "for" | "of" };

/**
 * Orders that an order was exchanged for (`for`), in the order in which that happened, and the one that it went out in
 * exchange `of`. For code that already knows it may. One statement.
 */
export const exchangedWith = async (tx: Tx, orderId: string): Promise<OtherOrder[]> =>
  rowsOf<OtherOrder>(
    await tx.execute(sql`
      select x.id, x.number, case when r.order_id = ${orderId} then 'for' else 'of' end as side
      from returns r join orders x on x.id = case when r.order_id = ${orderId} then r.exchanged_for else r.order_id end
      where (r.order_id = ${orderId} and r.exchanged_for is not null) or r.exchanged_for = ${orderId}
      order by r.received_at, r.id`),
  );

/** The latest returns at the caller's own places, those that wait for a second person first. One statement. */
export function staffReturns(tx: Tx, ctx: Ctx, limit: number): Promise<Return[]> {
  const latest = sql`order by r.needs_approval desc, r.requested_at desc, r.id limit ${limit}`;
  return readReturns(tx, sql`r.location_id is not null and ${inMyReach(ctx)}`, latest);
}

/** What of an order may come back, for a counter that has its number and for its shopper. */
export type Returnable = { order: string; customer: string; lines: ReturnableLine[]; returns: Return[] };

/**
 * An order at the returns desk, of whatever store, by its number and what its shopper shows with it: nothing more is asked
 * of staff who have it in hand. Throws `order.not_found`. Three statements.
 */
export async function returnable(tx: Tx, ctx: Ctx, number: string): Promise<Returnable> {
  if (!isStaff(ctx.actor) && ctx.actor.kind !== "customer" && !ctx.bearer)
    throw new Problem("unauthenticated", "auth.required", "Sign in, or send a key.");
  const may = isStaff(ctx.actor) ? sql`true` : mayTouchOrder(ctx);
  const [order] = rowsOf<{ id: string; customer: string }>(
    await tx.execute(sql`
      select o.id, o.customer_name as customer from orders o
      where o.number = ${number} and o.state in ('placed', 'completed') and ${may}`),
  );
  if (!order) throw notFound("order");
  const lines = await returnableLines(tx, sql`o.id = ${order.id}`);
  return { order: number, customer: order.customer, lines, returns: await returnsOfOrder(tx, order.id) };
}

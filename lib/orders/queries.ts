import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { Order } from "./order";
import { orderDocument, orderVersionText } from "./order-json";
import { orderStates } from "./states";

/**
 * Who may see or touch an order `o`: whoever has its token, its signed-in customer, and keys and staff whose places
 * it is at, or sold it. Everyone else meets "no such order".
 */
export function mayTouchOrder(ctx: Ctx): SQL {
  const owners = [sql`false`];
  if (ctx.bearer) owners.push(sql`o.token_hash = ${hashToken(ctx.bearer)}`);
  const { actor } = ctx;
  if (actor.kind === "customer") owners.push(sql`o.customer_id = ${actor.id}`);
  if (actor.kind === "system") owners.push(sql`true`);
  const places = actor.kind === "api_key" ? actor.locations : staffLocations(actor);
  if (places === "all") owners.push(sql`true`);
  else if (places.length > 0)
    owners.push(sql`exists (select 1 from fulfillments sf where sf.order_id = o.id
        and sf.location_id = any(${sql.param(places)}::uuid[]))
      or exists (select 1 from counter_sales cs where cs.order_id = o.id and cs.location_id = any(${sql.param(places)}::uuid[]))`);
  return sql`(${sql.join(owners, sql` or `)})`;
}

/** Whether this caller stands for the order's customer, and so may see its pickup codes. */
export function isForCustomer(ctx: Ctx): boolean {
  const { actor } = ctx;
  if (isStaff(actor)) return false;
  return (
    ctx.bearer !== undefined ||
    actor.kind === "customer" ||
    actor.kind === "api_key" ||
    actor.kind === "system"
  );
}

/** Orders `o` by a condition, for code that already knows it may. One statement. */
export async function readOrders(tx: Tx, where: SQL): Promise<Order[]> {
  const rows = rowsOf<{ document: Order }>(await tx.execute(orderDocument(where)));
  return rows.map((row) => row.document);
}

async function readOrder(tx: Tx, where: SQL): Promise<Order> {
  const [order] = await readOrders(tx, where);
  if (!order) throw notFound("order");
  return order;
}

/** One order by its number. Throws `order.not_found`, also for someone else's. One statement. */
export const orderByNumber = (tx: Tx, ctx: Ctx, number: string): Promise<Order> =>
  readOrder(tx, sql`o.number = ${number} and ${mayTouchOrder(ctx)}`);

/** The order whose own link this is. Throws `order.not_found`. One statement. */
export const orderByToken = (tx: Tx, token: string): Promise<Order> =>
  readOrder(tx, sql`o.token_hash = ${hashToken(token)}`);

/** One order by its id, for code that already knows it may. Throws `order.not_found`. One statement. */
export const orderById = (tx: Tx, id: string): Promise<Order> => readOrder(tx, sql`o.id = ${id}`);

/** What changes whenever the order does, for pages that watch it. Throws `order.not_found`. One statement. */
export async function orderVersion(tx: Tx, token: string): Promise<string> {
  const [row] = rowsOf<{ version: string }>(
    await tx.execute(sql`
      select ${orderVersionText} as version
      from orders o where o.token_hash = ${hashToken(token)}`),
  );
  if (!row) throw notFound("order");
  return row.version;
}

/** The same for every order that is being watched; `over` when nothing of it will change any more. One statement. */
export async function orderVersions(
  tx: Tx,
  tokens: readonly string[],
): Promise<Map<string, { version: string; over: boolean }>> {
  const hashes = new Map(tokens.map((token) => [hashToken(token), token]));
  const rows = rowsOf<{ token_hash: string; version: string; over: boolean }>(
    await tx.execute(sql`
      select o.token_hash, ${orderVersionText} as version,
        o.state = any(${sql.param(orderStates.terminal)}::text[]) as over
      from orders o where o.token_hash = any(${sql.param([...hashes.keys()])}::text[])`),
  );
  return new Map(rows.map(({ token_hash, version, over }) => [hashes.get(token_hash)!, { version, over }]));
}

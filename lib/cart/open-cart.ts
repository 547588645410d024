import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { shopperOf } from "@/lib/kernel/shopper";
import { mine } from "./owner";

/** A basket lives this long from its last change. */
export const cartDays = 90;

/**
 * The caller's basket, made if there is none, its time begun anew. Its row stays locked until the transaction ends, so
 * that changes to one basket happen one after the other. Two statements.
 */
export async function openCart(tx: Tx, ctx: Ctx): Promise<string> {
  const shopper = shopperOf(ctx.actor);
  if (!shopper) throw new Problem("unauthenticated", "cart.no_owner", "A basket belongs to a shopper.");
  const { visitor, customer } = shopper;
  // What was in a basket that ran out is gone, also when nobody has swept it away yet.
  await tx.execute(sql`
    delete from carts where expires_at <= now()
      and (visitor_hash = ${visitor} or customer_id = ${customer}::uuid)`);
  const [cart] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      insert into carts as c (id, visitor_hash, customer_id, expires_at)
      values (${newId()}, ${visitor}, ${customer}::uuid, now() + make_interval(days => ${cartDays}))
      on conflict (${sql.raw(visitor ? "visitor_hash" : "customer_id")})
        do update set updated_at = now(), expires_at = excluded.expires_at
      returning c.id`),
  );
  return cart!.id;
}

/**
 * The caller's basket if there is one, locked and its time begun anew; null otherwise. One statement.
 */
export async function lockCart(tx: Tx, ctx: Ctx): Promise<string | null> {
  const [cart] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      update carts c set updated_at = now(), expires_at = now() + make_interval(days => ${cartDays})
      where ${mine(ctx.actor)} returning c.id`),
  );
  return cart?.id ?? null;
}

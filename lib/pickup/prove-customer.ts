import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { takeCode, typedCode, wrongCode } from "@/lib/identity/account-code";
import { type Ctx, isTrusted } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";

/** A code that was mailed to the order's own address, and the row it belongs to. */
export const customerProof = z.strictObject(typedCode);
export type CustomerProof = z.output<typeof customerProof>;

/**
 * Makes sure that it is the customer who changes what only they may change once an order is paid for: somebody who has the
 * order's link is not enough. They have just signed in, or type a code that was mailed to the order's address. The shop's
 * own server vouches for its customers. The order is locked by the caller.
 * Throws `pickup.proof_required` (403), `auth.wrong_code` (422), `auth.too_many_tries` (429).
 */
export async function requireCustomer(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  proof: CustomerProof | undefined,
): Promise<void> {
  if (isTrusted(ctx.actor) || !(await isPaidAhead(tx, orderId))) return;
  const { actor } = ctx;
  const [order] = rowsOf<{ email: string; customer: string | null }>(
    await tx.execute(sql`
      select customer_email as email, customer_id as customer from orders where id = ${orderId}`),
  );
  const own = actor.kind === "customer" && (actor.id === order?.customer || actor.email === order?.email);
  if (own && actor.kind === "customer" && actor.justSignedIn) return;
  if (!proof)
    throw new Problem(
      "forbidden",
      "pickup.proof_required",
      "This is paid for. Sign in anew, or send the code that can be mailed to the order's address as `proof`.",
    );
  const taken = await takeCode(tx, ctx, "pickup_person", proof);
  if (taken.email !== order?.email) throw wrongCode();
}

/** Whether money was put aside or taken for an order before anybody came for it. One statement. */
export async function isPaidAhead(tx: Tx, orderId: string): Promise<boolean> {
  const paid = rowsOf(
    await tx.execute(sql`
      select 1 from payments where order_id = ${orderId} and method <> 'pay_in_store'
        and state in ('authorised', 'captured', 'partially_refunded') limit 1`),
  );
  return paid.length > 0;
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { Money } from "@/lib/kernel/money";
import { notFound } from "@/lib/kernel/problem";
import { type Return, returnById } from "@/lib/returns/queries";

/** An exchange that was made. */
export type Exchange = {
  return: Return;
  /** Number of the order of what went out. */
  order: string;
  back: Money;
  out: Money;
  /** Out less back; below 0 it was given back. */
  difference: Money;
};

/**
 * One exchange, by its return. Throws `return.not_found`, also for one that is out of the caller's reach. Two statements.
 */
export async function exchangeById(tx: Tx, ctx: Ctx, returnId: string): Promise<Exchange> {
  const made = await returnById(tx, ctx, returnId);
  const [fresh] = rowsOf<{ number: string; total: number }>(
    await tx.execute(sql`
      select o.number, o.total_amount as total from returns r join orders o on o.id = r.exchanged_for
      where r.id = ${returnId}`),
  );
  if (!fresh) throw notFound("return");
  const of = (amount: number): Money => ({ amount, currency: made.amount.currency });
  return {
    return: made,
    order: fresh.number,
    back: made.amount,
    out: of(fresh.total),
    difference: of(fresh.total - made.amount.amount),
  };
}

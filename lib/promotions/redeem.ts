import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import type { PricedOrder } from "./price-order";

/**
 * Writes down which promotions an order uses, and counts one use of each that is limited, and of each limited code. Comes
 * last in the order's transaction: whoever wants the same waits only for its end, and nobody waits where there is no
 * limit. One statement, none when the order uses no promotion.
 * Throws `promotion.used_up` when another order took the last use meanwhile.
 */
export async function redeem(tx: Tx, orderId: string, used: PricedOrder<unknown>["used"]): Promise<void> {
  if (used.length === 0) return;
  const rows = used.map(({ promotion, amount }) => ({
    promotion_id: promotion.id,
    code: promotion.code,
    amount,
  }));
  const [counted] = rowsOf<{ short: number }>(
    await tx.execute(sql`
      with asked as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(promotion_id uuid, code text, amount int)
      ),
      limits as materialized (
        select p.id from promotions p where p.id in (select promotion_id from asked) and p.max_uses is not null
        order by p.id for no key update
      ),
      taken as (
        update promotions p set uses = p.uses + 1 from limits l
        where p.id = l.id and p.uses < p.max_uses and (p.ends_at is null or p.ends_at > now()) returning p.id
      ),
      code_limits as materialized (
        select c.code from promotion_codes c where c.code in (select code from asked) and c.max_uses is not null
          and (select count(*) from limits) >= 0
        order by c.code for no key update
      ),
      codes_taken as (
        update promotion_codes c set uses = c.uses + 1 from code_limits l
        where c.code = l.code and c.uses < c.max_uses returning c.code
      ),
      written as (
        insert into promotion_redemptions (promotion_id, order_id, code, amount)
        select promotion_id, ${orderId}::uuid, code, amount from asked
      )
      select (select count(*) from limits)::int - (select count(*) from taken)::int
        + (select count(*) from code_limits)::int - (select count(*) from codes_taken)::int as short`),
  );
  if (counted!.short > 0)
    throw new Problem("conflict", "promotion.used_up", "A discount was used up a moment ago.");
}

/**
 * Gives back what an order used that died before anything of it was handed over or sent: once, however often it is
 * asked. One statement.
 */
export async function giveBackRedemptions(tx: Tx, orderId: string): Promise<void> {
  await tx.execute(sql`
    with back as (
      update promotion_redemptions set given_back_at = now()
      where order_id = ${orderId} and given_back_at is null
      returning promotion_id, code
    ),
    limits as materialized (
      select p.id from promotions p where p.id in (select promotion_id from back) and p.max_uses is not null
      order by p.id for no key update
    ),
    freed as (
      update promotions p set uses = p.uses - 1 from limits l where p.id = l.id
    ),
    code_limits as materialized (
      select c.code from promotion_codes c where c.code in (select code from back) and c.max_uses is not null
        and (select count(*) from limits) >= 0
      order by c.code for no key update
    )
    update promotion_codes c set uses = c.uses - 1 from code_limits l where c.code = l.code`);
}

import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { lapsing } from "./operations";
import { providedMethods } from "./states";

/** How many a round of the reconciler looks at; the next round goes on where this one ended. */
const batch = 200;

/**
 * Payments that something is due of and nobody has in hand: an operation whose time has come, a shopper who never
 * confirmed, a notice nobody looked at. The longest waiting first. One statement.
 */
export async function hangingPayments(tx: Tx): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select id from (
        select payment_id as id, next_try_at as since from payment_operations
        where state = 'asked' and next_try_at <= now()
        union all
        select payment_id, received_at from provider_events where handled_at is null and payment_id is not null
      ) due
      group by id order by min(since) limit ${batch}`),
  );
  return rows.map((row) => row.id);
}

/** How long before the provider lets money go it is taken, in hours. */
const beforeHours = 24;

/** Card payments of open orders that the provider will soon let go, with what of each may still be taken. One statement. */
export async function lapsingPayments(tx: Tx): Promise<{ orderId: string; left: number }[]> {
  return rowsOf(
    await tx.execute(sql`
      select order_id as "orderId", amount - captured - capturing as left from payments p
      where state = 'authorised' and method = any(${sql.param([...providedMethods])}::text[])
        and lapses_at < now() + make_interval(hours => ${beforeHours}) and amount > captured + capturing
        and not exists (select 1 from payment_operations op where op.payment_id = p.id and op.cause = ${lapsing})
      order by lapses_at limit ${batch}`),
  );
}

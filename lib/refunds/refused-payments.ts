import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import type { Money } from "@/lib/kernel/money";
import { type PaymentMethod, providedMethods } from "@/lib/payments/states";
import type { RefusedKind } from "./states";

/** Money that hangs because a provider keeps saying no. */
export type RefusedPayment = {
  /** The payment's. */
  id: string;
  what: RefusedKind;
  /** The order's number. */
  order: string;
  customer: string;
  method: PaymentMethod;
  amount: Money;
  /** RFC 3339, UTC: when the provider's no was first taken for good. */
  since: string;
  /** How often the provider was asked. */
  tries: number;
  /** The provider's own word. */
  reason: string | null;
};

/** Row scope of a payment `p`: of an order that the caller's own places have a part in, or whose money their till took. */
export function paymentIsMine(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  if (places === "all") return sql`true`;
  const mine = sql`any(${sql.param(places)}::uuid[])`;
  return sql`(exists (select 1 from fulfillments mf where mf.order_id = p.order_id and mf.location_id = ${mine})
    or exists (select 1 from counter_sales cs where cs.order_id = p.order_id and cs.location_id = ${mine}))`;
}

/** A refused operation `op` that nobody has settled. */
export const stillRefused = sql`op.state = 'refused' and op.settled_at is null`;

const about = sql`min(op.closed_at) as since, sum(op.tries)::int as tries,
  (array_agg(op.refusal order by op.closed_at desc))[1] as reason`;

/**
 * What hangs at the caller's own places, for a manager: the oldest first, at most 200. One statement.
 * Throws `auth.required`, `auth.forbidden`.
 */
export async function refusedPayments(tx: Tx, ctx: Ctx): Promise<RefusedPayment[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  return rowsOf<RefusedPayment>(
    await tx.execute(sql`
      select p.id, x.what, o.number as order, o.customer_name as customer, p.method,
        jsonb_build_object('amount', x.amount, 'currency', p.currency) as amount, ${iso("x.since")} as since, x.tries, x.reason
      from payments p join orders o on o.id = p.order_id
      cross join lateral (
        select 'refund' as what, least(p.ahead, sum(op.amount))::int as amount, ${about} from payment_operations op
        where op.payment_id = p.id and op.kind = 'refund' and ${stillRefused}
        union all
        select 'capture', least(p.uncollected, sum(op.amount))::int, ${about} from payment_operations op
        where op.payment_id = p.id and op.kind = 'capture' and ${stillRefused}) x
      where p.id in (select op.payment_id from payment_operations op where ${stillRefused})
        and p.method = any(${sql.param([...providedMethods])}::text[]) and x.amount > 0 and ${paymentIsMine(ctx)}
      order by x.since, p.id, x.what limit 200`),
  );
}

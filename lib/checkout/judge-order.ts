import "server-only";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { quotaScope } from "@/lib/inventory/quotas";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { emit, type NewEvent } from "@/lib/kernel/events";
import type { Limit } from "@/lib/kernel/limits";
import type { ReviewRule } from "@/lib/pickup/review-states";
import type { NewOrder } from "./insert-order";

/**
 * Holds an order that is paid ahead against the shop's rules, in the transaction that places it: what they say is there
 * before anybody can pick it. Whoever vouches for customers of their own is not judged, as with quotas.
 * One statement, and those of its events where a rule is broken; none for who is not judged.
 * @param ctx of whoever ordered
 * @param tries what was counted for its card: what else is in those buckets was declined
 */
export async function judgeOrder(
  tx: Tx,
  ctx: Ctx,
  order: Pick<NewOrder, "id" | "customer" | "fulfillments">,
  tries: readonly Limit[] = [],
): Promise<void> {
  if (!quotaScope(ctx)) return;
  const ofAddress = tries.find(({ bucket }) => bucket.startsWith("declined:address:"))?.bucket;
  const [said] = await judge(tx, {
    id: order.id,
    customer: ctx.actor.kind === "customer" ? ctx.actor.id : null,
    email: order.customer.email,
    of_basket: tries.find(({ bucket }) => bucket !== ofAddress)?.bucket ?? null,
    of_address: ofAddress ?? null,
    hours: env().reviewHours,
  });
  const subject = { orderId: order.id };
  const happened: NewEvent[] = [];
  if (said?.hold) happened.push({ name: "order.held", subject, data: { reasons: said.hold } });
  if (said?.check_id && order.fulfillments.some(({ method }) => method !== "delivery"))
    happened.push({ name: "order.id_asked", subject, data: { reasons: said.check_id } });
  // The rules speak, not whoever ordered.
  await emit(tx, { ...ctx, actor: { kind: "system", id: "rules" }, channel: "system" }, ...happened);
}

type Values = {
  id: string;
  customer: string | null;
  email: string;
  of_basket: string | null;
  of_address: string | null;
  hours: number;
};
type Said = { hold: string[] | null; check_id: string[] | null };

/** How often a bucket was declined lately; this order's own try stands in it still. */
const declined = (bucket: SQL) => sql`
  (select coalesce(sum(hits), 1) - 1 from rate_limits where bucket = ${bucket}::text and window_start > now() - interval '2 hours')`;

type Places = { [K in keyof Values]: SQL };

/** What each rule looks at. Orders that wait for their payment count too: many at once are not a way around. */
const facts = (p: Places): Record<ReviewRule, SQL> => ({
  orders_of_contact: sql`
    (select count(*) from own where counts and placed_at > now() - interval '24 hours')`,
  orders_of_address: sql`
    (select count(distinct coalesce(f.order_id, r.pending_order_id))
     from reservations r left join fulfillments f on f.reservation_id = r.id
     where r.state in ('held', 'converted') and r.created_at > now() - interval '24 hours'
       and r.address = (select mine.address from fulfillments x join reservations mine on mine.id = x.reservation_id
         where x.order_id = ${p.id}::uuid and mine.address is not null limit 1))`,
  declines_of_basket: declined(p.of_basket),
  declines_of_address: declined(p.of_address),
  total: sql`(select total_amount from orders where id = ${p.id}::uuid)`,
  first_total: sql`(select total_amount from orders where id = ${p.id}::uuid and (select is_first from known))`,
  first_by_another: sql`
    (select 1 from orders where id = ${p.id}::uuid and (select is_first from known)
      and lower(pickup_person_name) <> lower(customer_name))`,
  age_limit: sql`
    (select max(ol.age_limit) from order_lines ol join fulfillment_lines fl on fl.order_line_id = ol.id
     join fulfillments f on f.id = fl.fulfillment_id where ol.order_id = ${p.id}::uuid and f.method <> 'delivery')`,
});

const judge = statement<Values, Said>(
  (p) => sql`
  with own as materialized (
    select o.state, o.placed_at,
      o.state <> 'cancelled' or exists (select 1 from fulfillments f where f.order_id = o.id) as counts
    from orders o
    where o.customer_id = ${p.customer}::uuid or (o.customer_id is null and o.customer_email = ${p.email}::text)
  ),
  known as (select not exists (select 1 from own where state = 'completed') as is_first),
  facts as (select * from (values ${sql.join(
    Object.entries(facts(p)).map(([name, fact]) => sql`(${sql.raw(`'${name}'`)}, ${fact}::bigint)`),
    sql`, `,
  )}) as f(name, fact)),
  broken as (
    select array_agg(r.name order by r.name) filter (where r.outcome = 'hold') as hold,
      array_agg(r.name order by r.name) filter (where r.outcome = 'check_id') as check_id
    from review_rules r join facts using (name) where facts.fact > r.most
  ),
  stamped as (
    update fulfillments f set review = case when hold is not null then 'held' end,
      review_by = case when hold is not null then now() + make_interval(hours => ${p.hours}::int) end,
      review_reasons = coalesce(hold, '{}'),
      id_reasons = case when f.method = 'delivery' then '{}' else coalesce(check_id, '{}') end
    from broken where f.order_id = ${p.id}::uuid and (hold is not null or check_id is not null)
  )
  select hold, check_id from broken`,
);

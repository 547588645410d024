import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { DocumentLine } from "@/db/schema/documents";
import type { VatPart } from "@/db/schema/orders";
import type { Ctx } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { PaidBy } from "@/lib/payments/states";
import type { DeliveryMethod } from "@/lib/pickup/states";
import { mayTouchOrder } from "./queries";

/** How one part of an order reaches its shopper. Instants are ISO strings. */
export type ConfirmedPart = {
  method: DeliveryMethod;
  /** Slug of its place. */
  store: string;
  readyBy: string;
  window: { startsAt: string; endsAt: string } | null;
};

/** What was agreed to when an order was placed, whatever came of it since. Amounts are minor units. */
export type Confirmation = {
  number: string;
  placedAt: string;
  currency: string;
  lines: DocumentLine[];
  deliveryAmount: number;
  deliveryVat: VatPart[];
  totalAmount: number;
  /** What pays it, a gift card last. */
  payments: { method: PaidBy; amount: number }[];
  /** As they stand now: a pickup that was moved is where it was moved to. */
  parts: ConfirmedPart[];
  /** Postal code and town of its parcels: the link may be in other hands than they will be. */
  sentTo: string | null;
};

/** The confirmation of the order whose own link this is. Throws `order.not_found`, also before it stands. One statement. */
export const confirmationByToken = (tx: Tx, token: string): Promise<Confirmation> =>
  confirmation(tx, sql`o.token_hash = ${hashToken(token)}`);

/** The same by its number, for whoever may see the order. Throws `order.not_found`. One statement. */
export const confirmationByNumber = (tx: Tx, ctx: Ctx, number: string): Promise<Confirmation> =>
  confirmation(tx, sql`o.number = ${number} and ${mayTouchOrder(ctx)}`);

async function confirmation(tx: Tx, where: SQL): Promise<Confirmation> {
  const [found] = rowsOf<Confirmation>(
    await tx.execute(sql`
      select o.number, ${iso("o.placed_at")} as "placedAt", o.currency,
        (select json_agg(json_build_object('title', ol.title, 'options', ol.options, 'quantity', ol.quantity,
            'unitAmount', ol.unit_amount, 'totalAmount', ol.total_amount, 'vatBasisPoints', ol.vat_basis_points,
            'vatAmount', ol.vat_amount) order by ol.position)
         from order_lines ol where ol.order_id = o.id and ol.substitute_for is null) as lines,
        o.delivery_amount as "deliveryAmount", o.delivery_vat as "deliveryVat", o.total_amount as "totalAmount",
        (select coalesce(json_agg(json_build_object('method', p.method, 'amount', p.amount) order by p.last), '[]')
         from (select method, sum(amount)::int as amount, method = 'gift_card' as last
           from payments where order_id = o.id and amount > 0 group by method) p) as payments,
        (select coalesce(json_agg(json_build_object('method', f.method, 'store', l.slug, 'readyBy', ${iso("f.ready_by")},
            'window', case when w.id is not null
              then json_build_object('startsAt', ${iso("w.starts_at")}, 'endsAt', ${iso("w.ends_at")}) end)
            order by f.position), '[]')
         from fulfillments f join stock_locations l on l.id = f.location_id
         left join pickup_windows w on w.id = f.window_id
         where f.order_id = o.id and f.state not in ('cancelled', 'expired')) as parts,
        concat_ws(' ', o.delivery_address ->> 'postalCode', o.delivery_address ->> 'city') as "sentTo"
      from orders o
      where ${where} and exists (select 1 from fulfillments f where f.order_id = o.id)`),
  );
  if (!found) throw notFound("order");
  return { ...found, sentTo: found.sentTo || null };
}

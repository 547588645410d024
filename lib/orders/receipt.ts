import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import type { VatPart } from "@/db/schema/orders";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { PaidBy } from "@/lib/payments/states";
import { costOfUnits, wantedUnits } from "./line-cost";

/** A line of a receipt: what is paid for of it, without what was short, called off or sent back. Minor units. */
export type ReceiptLine = {
  title: string;
  options: VariantOption[];
  quantity: number;
  unitAmount: number;
  /** What these units cost together, after what was taken off. */
  totalAmount: number;
  vatBasisPoints: number;
};

export type Receipt = {
  number: string;
  placedAt: string;
  currency: string;
  lines: ReceiptLine[];
  /** What sending costs, after what was taken off that, with its VAT; null when nothing is sent, or for nothing. */
  delivery: { amount: number; vat: VatPart[] } | null;
  /**
   * How it is paid, in minor units over all its payments; `refunded` with what pays for goods of another order now, and
   * `exchange` what of the rest is money of another order's goods.
   */
  payment: { method: PaidBy; captured: number; refunded: number; exchange: number };
  /** Slugs of the places that handed it over or sent it. */
  places: string[];
};

/** The receipt of the order whose own link this is. Throws `order.not_found`. One statement. */
export async function receiptByToken(tx: Tx, token: string): Promise<Receipt> {
  const [receipt] = rowsOf<Receipt>(
    await tx.execute(sql`
      select o.number, ${iso("o.placed_at")} as "placedAt", o.currency,
        (select coalesce(json_agg(json_build_object('title', ol.title, 'options', ol.options, 'quantity', u.units,
            'unitAmount', ol.unit_amount, 'totalAmount', u.cost,
            'vatBasisPoints', ol.vat_basis_points) order by ol.position), '[]')
         from order_lines ol
         cross join lateral (
           select coalesce(sum(k.units), 0)::int as units, coalesce(sum(${costOfUnits(sql`k.units`)} - fl.refunded_amount), 0)::int as cost
           from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
           cross join lateral (select case when f.state in ('requested', 'picking', 'ready', 'packed')
             then ${wantedUnits} else fl.collected - fl.returned end as units) k
           where fl.order_line_id = ol.id) u
         where ol.order_id = o.id and u.units > 0) as lines,
        case when o.delivery_amount > 0 and exists (select 1 from fulfillments f
            where f.order_id = o.id and f.method = 'delivery' and f.state <> 'cancelled')
          then json_build_object('amount', o.delivery_amount, 'vat', o.delivery_vat) end as delivery,
        (select json_build_object('method', (array_agg(p.method order by p.method = 'exchange', p.method = 'gift_card'))[1],
            'captured', sum(p.captured), 'refunded', sum(p.refunded + p.exchanged),
            'exchange', coalesce(sum(p.captured - p.refunded) filter (where p.method = 'exchange'), 0))
         from payments p where p.order_id = o.id) as payment,
        (select coalesce(json_agg(distinct l.slug), '[]') from fulfillments f
         join stock_locations l on l.id = f.location_id where f.order_id = o.id) as places
      from orders o where o.token_hash = ${hashToken(token)}`),
  );
  if (!receipt) throw notFound("order");
  return receipt;
}

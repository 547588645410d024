import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { holdGoods } from "@/lib/inventory/hold-goods";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { vatWithin } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { discountOfLast } from "@/lib/orders/line-cost";
import { storeById } from "@/lib/stores/queries";
import { soonestAt } from "./change-store";
import type { LockedPickup } from "./shopper-scope";
import { addToPickup, takeOver, type Units } from "./take-over";

/**
 * Brings a substitute for short units, from the same store: a further line of the pickup while that is being picked,
 * else a pickup of its own. It is an order line of its own, at the lower of its price and what was ordered, and less the discount of
 * the units it stands in for.
 * @returns the new pickup's id, when there is one.
 * Throws `choice.no_substitute` when none was offered or it is not sold any more, `reservation.insufficient_stock`.
 */
export async function bringSubstitute(
  tx: Tx,
  ctx: Ctx,
  pickup: LockedPickup,
  { orderLineId, quantity }: Units,
  substituteId: string | null,
): Promise<string | null> {
  const units = await newOrderLine(tx, pickup.id, { orderLineId, substituteId, quantity });
  const store = await storeById(tx, pickup.location_id);
  const joins = pickup.state === "requested" || pickup.state === "picking";
  const readyBy = joins ? pickup.ready_by : await soonestAt(tx, ctx, store);
  const held = await holdGoods(tx, ctx, { location: store, lines: [units], readyBy });
  const what = { reservationId: held.id, units: [units] };
  if (!joins) return takeOver(tx, ctx, pickup, { ...what, method: "pickup" });
  await addToPickup(tx, ctx, pickup, what);
  return null;
}

type Offer = {
  order_id: string;
  variant_id: string;
  sku: string;
  unit_amount: number;
  discount: number;
  vat_basis_points: number;
};

/** Order lines are written once: a substitute adds one. The order is locked, so the next position is free. */
async function newOrderLine(
  tx: Tx,
  fulfillmentId: string,
  ask: { orderLineId: string; substituteId: string | null; quantity: number },
): Promise<Units> {
  const offered = sql`
    from order_lines ol
    join orders o on o.id = ol.order_id
    join variants v on v.id = ${ask.substituteId}::uuid and v.active
    join products p on p.id = v.product_id and p.status = 'published'
    join prices pr on pr.variant_id = v.id and pr.currency = o.currency`;
  const [offer] = rowsOf<Offer>(
    await tx.execute(sql`
      select ol.order_id, v.id as variant_id, v.sku, least(ol.unit_amount, pr.amount) as unit_amount, p.vat_basis_points,
        (select ${discountOfLast(sql`${ask.quantity}::int`)} from fulfillment_lines fl
         where fl.order_line_id = ol.id and fl.fulfillment_id = ${fulfillmentId}) as discount
      ${offered} where ol.id = ${ask.orderLineId}`),
  );
  if (!offer)
    throw new Problem("conflict", "choice.no_substitute", "There is no substitute for this any more.");
  const id = newId();
  const discount = Math.min(offer.discount, offer.unit_amount * ask.quantity);
  const total = offer.unit_amount * ask.quantity - discount;
  await tx.execute(sql`
    insert into order_lines (id, order_id, position, variant_id, sku, title, options, picture, age_limit, quantity,
      unit_amount, discount_amount, total_amount, vat_basis_points, vat_amount, substitute_for)
    select ${id}, o.id, (select max(position) + 1 from order_lines where order_id = o.id), v.id, v.sku,
      coalesce(t.title, d.title, p.slug), v.options, m.src, p.age_limit, ${ask.quantity}, ${offer.unit_amount},
      ${discount}, ${total}, p.vat_basis_points, ${vatWithin(total, offer.vat_basis_points)}, ol.id
    ${offered}
    left join product_texts t on t.product_id = p.id and t.locale = o.locale
    left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
    left join product_media m on m.product_id = p.id and m.position = 0
    where ol.id = ${ask.orderLineId}`);
  return { orderLineId: id, variantId: offer.variant_id, sku: offer.sku, quantity: ask.quantity };
}

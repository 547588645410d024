import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { discountOfLast } from "@/lib/orders/line-cost";
import { paymentStates } from "@/lib/payments/states";
import { pickupCodeHash, pickupQrHash } from "./codes";
import { type DeliveryMethod, pickupStates } from "./states";

/** Units of one order line. */
export type Units = { orderLineId: string; variantId: string; sku: string; quantity: number };

/** The pickup whose units they were. It and its order are locked by the caller, through `lockOrder`. */
export type From = { id: string; order_id: string; pay_in_store: boolean };

type Held = { reservationId: string; units: readonly Units[] };

/**
 * Turns a held reservation into a further fulfillment of an order that exists: the units leave the pickup that had
 * them, and are promised out of the stock where they are held now. What they cost is owed for the new one where the
 * order is paid in the store. Whoever has to look at the old one has to look at the new one. One statement; stock rows are
 * locked in the order of place and variant.
 * @param held.units together exactly what the reservation holds
 * @returns the new fulfillment's id; its QR and code are new.
 */
export async function takeOver(
  tx: Tx,
  ctx: Ctx,
  from: From,
  held: Held & { method: DeliveryMethod },
): Promise<string> {
  const id = newId();
  const [converted] = rowsOf(
    await tx.execute(sql`
      with ${allocation(ctx, from, held, id)},
      new_fulfillment as (
        insert into fulfillments (id, order_id, position, reservation_id, location_id, stock_location_id, method, state,
          window_id, ready_by, qr_hash, code_hash, review, review_by, review_reasons, id_reasons)
        select ${id}::uuid, ${from.order_id}::uuid,
          (select coalesce(max(position), -1) + 1 from fulfillments where order_id = ${from.order_id}::uuid),
          r.id, r.location_id, r.stock_location_id, ${held.method}, ${pickupStates.initial}, r.window_id, r.ready_by,
          ${pickupQrHash(id, 1)}, ${pickupCodeHash(id, 1)}, old.review, old.review_by, old.review_reasons, old.id_reasons
        from converted r, (select * from fulfillments where id = ${from.id}) old
      ),
      owed as (
        insert into payments (id, order_id, fulfillment_id, method, state, currency, amount)
        select ${newId()}::uuid, ${from.order_id}::uuid, ${id}::uuid, 'pay_in_store', ${paymentStates.initial},
          ${shop.currency}, value.total
        from value where ${from.pay_in_store}
      )
      select 1 from converted`),
  );
  if (!converted) throw new Error(`reservation ${held.reservationId} is not held`);
  return id;
}

/**
 * Turns a held reservation into further lines of a pickup that is still being picked. One statement.
 * @param held.units of order lines that are new
 */
export async function addToPickup(tx: Tx, ctx: Ctx, pickup: From, held: Held): Promise<void> {
  const [converted] = rowsOf(
    await tx.execute(sql`
      with ${allocation(ctx, pickup, held, pickup.id)},
      owed as (
        update payments p set amount = p.amount + value.total, updated_at = now()
        from value where p.fulfillment_id = ${pickup.id} and p.method = 'pay_in_store'
      )
      select 1 from converted`),
  );
  if (!converted) throw new Error(`reservation ${held.reservationId} is not held`);
}

/**
 * What both have in common: the reservation is converted, its units become lines and are allocated, and they are gone
 * from the pickup that had them. The share of a SKU that one household may tie up counts them on.
 */
function allocation(ctx: Ctx, from: From, { reservationId, units }: Held, into: string): SQL {
  return sql`
    units as (
      select u.*, coalesce((select ${discountOfLast(sql`u.quantity`)} from fulfillment_lines fl
          where fl.fulfillment_id = ${from.id} and fl.order_line_id = u.order_line_id), ol.discount_amount) as discount
      from unnest(${sql.param(units.map(() => newId()))}::uuid[],
        ${sql.param(units.map((u) => u.orderLineId))}::uuid[], ${sql.param(units.map((u) => u.variantId))}::uuid[],
        ${sql.param(units.map((u) => u.quantity))}::int[]) as u(id, order_line_id, variant_id, quantity)
      join order_lines ol on ol.id = u.order_line_id
    ),
    converted as (
      update reservations r set state = 'converted', closed_at = now(), address = coalesce(r.address, (
        select old.address from fulfillments f join reservations old on old.id = f.reservation_id where f.id = ${from.id}))
      where r.id = ${reservationId} and r.state = 'held'
      returning r.id, r.location_id, r.stock_location_id, r.window_id, r.ready_by
    ),
    new_lines as (
      insert into fulfillment_lines (id, fulfillment_id, order_line_id, reservation_line_id, variant_id, ordered, allocated,
        discount_amount)
      select u.id, ${into}::uuid, u.order_line_id, rl.id, u.variant_id, u.quantity, u.quantity, u.discount
      from converted r join reservation_lines rl on rl.reservation_id = r.id join units u on u.variant_id = rl.variant_id
    ),
    value as (
      select sum(u.quantity * ol.unit_amount - u.discount)::int as total from units u join order_lines ol on ol.id = u.order_line_id
    ),
    left_behind as (
      update fulfillment_lines fl set moved = fl.moved + u.quantity
      from units u where fl.fulfillment_id = ${from.id} and fl.order_line_id = u.order_line_id
      returning fl.order_line_id, u.quantity, u.discount
    ),
    no_longer_owed as (
      update payments p set amount = p.amount - gone.total, updated_at = now()
      from (select sum(l.quantity * ol.unit_amount - l.discount)::int as total
        from left_behind l join order_lines ol on ol.id = l.order_line_id) gone
      where p.fulfillment_id = ${from.id} and p.method = 'pay_in_store' and p.state <> 'voided' and gone.total > 0
    ),
    locked as (
      select s.location_id, s.variant_id, x.quantity
      from stock_levels s
      join (select r.stock_location_id as location_id, u.variant_id, sum(u.quantity)::int as quantity
        from converted r, units u group by r.stock_location_id, u.variant_id) x using (location_id, variant_id)
      order by s.location_id, s.variant_id for update of s
    ),
    promised as (
      update stock_levels s set reserved = s.reserved - l.quantity, allocated = s.allocated + l.quantity
      from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
    ),
    ledger as (
      insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
      select r.stock_location_id, u.variant_id, 'allocated', u.quantity, 'fulfillment_line:' || u.id,
        ${actorRef(ctx.actor)}
      from converted r, units u
    )`;
}

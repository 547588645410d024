import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { orderStates } from "@/lib/orders/states";
import { paymentStates } from "@/lib/payments/states";
import type { HeldLine, HeldReservation } from "./held-lines";
import type { PlaceOrderInput } from "./input";
import type { PricedLine } from "./price-lines";

type OrderLine = HeldLine & PricedLine & { id: string };
export type NewFulfillment = {
  id: string;
  position: number;
  reservation: HeldReservation;
  lines: { id: string; orderLine: OrderLine }[];
  amount: number;
  qrHash: string;
  codeHash: string;
};
export type NewOrder = {
  id: string;
  tokenHash: string;
  locale: string;
  input: PlaceOrderInput;
  priced: { lines: OrderLine[]; totalAmount: number; vatAmount: number };
  fulfillments: NewFulfillment[];
};

/**
 * Writes a whole order and moves its goods from reserved to allocated, in one statement: it is there in full or not
 * at all, and a checkout costs one round trip. Stock rows are locked in the order of place and variant.
 * @returns the order number.
 */
export async function insertOrder(tx: Tx, ctx: Ctx, order: NewOrder): Promise<string> {
  const { input, priced } = order;
  const lines = priced.lines.map((l, position) => ({ ...l, position }));
  const fulfillmentLines = order.fulfillments.flatMap((f) =>
    f.lines.map((l) => ({
      id: l.id,
      fulfillment_id: f.id,
      location_id: f.reservation.location_id,
      order_line_id: l.orderLine.id,
      reservation_line_id: l.orderLine.reservation_line_id,
      variant_id: l.orderLine.variant_id,
      ordered: l.orderLine.quantity,
    })),
  );
  const fulfillments = order.fulfillments.map((f) => ({
    id: f.id,
    position: f.position,
    reservation_id: f.reservation.id,
    location_id: f.reservation.location_id,
    window_id: f.reservation.window_id,
    ready_by: f.reservation.ready_by,
    qr_hash: f.qrHash,
    code_hash: f.codeHash,
    payment_id: newId(),
    amount: f.amount,
  }));
  const [row] = rowsOf<{ number: string }>(
    await tx.execute(sql`
      with new_order as (
        insert into orders (id, number, token_hash, state, customer_id, customer_name, customer_email, customer_phone,
          locale, pickup_person_name, pickup_person_email, currency, total_amount, vat_amount, channel)
        values (${order.id}, nextval('order_numbers')::text, ${order.tokenHash}, ${placed},
          ${ctx.actor.kind === "customer" ? ctx.actor.id : null}, ${input.customer.name}, ${input.customer.email},
          ${input.customer.phone ?? null}, ${order.locale}, ${input.pickupPerson?.name ?? null},
          ${input.pickupPerson?.email ?? null}, ${shop.currency}, ${priced.totalAmount}, ${priced.vatAmount},
          ${ctx.channel})
        returning number
      ),
      new_lines as (
        insert into order_lines (id, order_id, position, variant_id, sku, title, options, picture, age_limit, quantity,
          unit_amount, total_amount, vat_basis_points, vat_amount)
        select x.id, ${order.id}, x.position, x.variant_id, x.sku, x.title, x.options, x.picture, x.age_limit, x.quantity,
          x.unit_amount, x."totalAmount", x.vat_basis_points, x."vatAmount"
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(id uuid, position smallint, variant_id uuid, sku text,
          title text, options jsonb, picture text, age_limit smallint, quantity int, unit_amount int, "totalAmount" int,
          vat_basis_points smallint, "vatAmount" int)
      ),
      f as (
        select * from jsonb_to_recordset(${JSON.stringify(fulfillments)}::jsonb) as x(id uuid, position smallint,
          reservation_id uuid, location_id uuid, window_id uuid, ready_by timestamptz, qr_hash text, code_hash text,
          payment_id uuid, amount int)
      ),
      new_fulfillments as (
        insert into fulfillments (id, order_id, position, reservation_id, location_id, stock_location_id, method, window_id, ready_by, qr_hash,
          code_hash)
        select f.id, ${order.id}, f.position, f.reservation_id, f.location_id, f.location_id, 'pickup', f.window_id, f.ready_by, f.qr_hash,
          f.code_hash from f
      ),
      owed as (
        insert into payments (id, order_id, fulfillment_id, method, state, currency, amount)
        select f.payment_id, ${order.id}, f.id, ${input.payment.method}, ${paymentStates.initial}, ${shop.currency}, f.amount
        from f
      ),
      converted as (
        update reservations r set state = 'converted', closed_at = now() from f
        where r.id = f.reservation_id and r.state = 'held'
      ),
      fl as (
        select * from jsonb_to_recordset(${JSON.stringify(fulfillmentLines)}::jsonb) as x(id uuid, fulfillment_id uuid,
          location_id uuid, order_line_id uuid, reservation_line_id uuid, variant_id uuid, ordered int)
      ),
      new_fulfillment_lines as (
        insert into fulfillment_lines (id, fulfillment_id, order_line_id, reservation_line_id, variant_id, ordered, allocated)
        select id, fulfillment_id, order_line_id, reservation_line_id, variant_id, ordered, ordered from fl
      ),
      locked as (
        select s.location_id, s.variant_id, l.quantity
        from stock_levels s
        join (select location_id, variant_id, sum(ordered)::int as quantity from fl group by location_id, variant_id) l
          using (location_id, variant_id)
        order by s.location_id, s.variant_id for update of s
      ),
      moved as (
        update stock_levels s set reserved = s.reserved - l.quantity, allocated = s.allocated + l.quantity
        from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
      ),
      ledger as (
        insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
        select location_id, variant_id, 'allocated', ordered, 'fulfillment_line:' || id, ${actorRef(ctx.actor)} from fl
      )
      select number from new_order`),
  );
  return row!.number;
}

const placed = orderStates.next(orderStates.initial, "place")!;

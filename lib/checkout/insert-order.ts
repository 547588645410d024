import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DeliveryAddress } from "@/db/schema/orders";
import { statement } from "@/db/statement";
import { shop } from "@/lib/catalog/shop";
import { actorName, actorRef, type Ctx } from "@/lib/kernel/actor";
import { type OrderState, orderStates } from "@/lib/orders/states";
import type { PaymentMethod } from "@/lib/payments/states";
import type { DeliveryMethod } from "@/lib/pickup/states";
import type { PricedLine, PricedOrder } from "@/lib/promotions/price-order";
import type { HeldReservation } from "./held-lines";
import type { HeldGoods } from "./price-held";

export type OrderLine = HeldGoods & PricedLine;
export type NewFulfillment = {
  id: string;
  position: number;
  method: DeliveryMethod;
  reservation: HeldReservation;
  lines: { id: string; orderLine: OrderLine }[];
  qrHash: string;
  codeHash: string;
};
/** What is owed or was promised by a card: for one fulfillment, or for the whole order (null). */
export type NewPayment = {
  id: string;
  fulfillmentId: string | null;
  method: PaymentMethod;
  state: string;
  amount: number;
};
export type NewOrder = {
  id: string;
  tokenHash: string;
  locale: string;
  customer: { name: string; email: string; phone?: string | undefined };
  pickupPerson: { name: string; email?: string | undefined } | undefined;
  deliveryAddress: DeliveryAddress | null;
  priced: Omit<PricedOrder<HeldGoods>, "used" | "unused">;
  fulfillments: NewFulfillment[];
  payments: NewPayment[];
  /** Id of its `order.placed`. */
  event: string;
};

/**
 * Writes a whole order with its event, and moves its goods from reserved to allocated, in one statement: it is there
 * in full or not at all, and a checkout costs one round trip. Stock rows are locked in the order of place and variant.
 * @returns the order number, and how many unpaid pickups this contact had before it and may have.
 */
export async function insertOrder(
  tx: Tx,
  ctx: Ctx,
  order: NewOrder,
): Promise<{ number: string; unpaid: number; unpaidMost: number }> {
  const [row] = await insert(tx, orderValues(ctx, order, placed));
  return { number: row!.number, unpaid: row!.unpaid, unpaidMost: row!.unpaid_most };
}

/** What the statements that write an order take. */
export function orderValues(ctx: Ctx, order: NewOrder, state: OrderState): OrderValues {
  const lines = order.priced.lines.map((l, position) => ({ ...l, position }));
  const fulfillments = order.fulfillments.map((f) => ({
    id: f.id,
    position: f.position,
    method: f.method,
    reservation_id: f.reservation.id,
    location_id: f.reservation.location_id,
    stock_location_id: f.reservation.stock_location_id,
    window_id: f.reservation.window_id,
    ready_by: f.reservation.ready_by,
    qr_hash: f.qrHash,
    code_hash: f.codeHash,
  }));
  const fulfillmentLines = order.fulfillments.flatMap((f) =>
    f.lines.map((l) => ({
      id: l.id,
      fulfillment_id: f.id,
      stock_location_id: f.reservation.stock_location_id,
      order_line_id: l.orderLine.id,
      reservation_line_id: l.orderLine.reservation_line_id,
      variant_id: l.orderLine.variant_id,
      ordered: l.orderLine.quantity,
      discount: l.orderLine.discountAmount,
    })),
  );
  const places = new Set(order.fulfillments.map((f) => f.reservation.location_id));
  return {
    id: order.id,
    token_hash: order.tokenHash,
    state,
    customer_id: ctx.actor.kind === "customer" ? ctx.actor.id : null,
    customer_name: order.customer.name,
    customer_email: order.customer.email,
    customer_phone: order.customer.phone ?? null,
    locale: order.locale,
    person_name: order.pickupPerson?.name ?? null,
    person_email: order.pickupPerson?.email ?? null,
    delivery_address: order.deliveryAddress && JSON.stringify(order.deliveryAddress),
    currency: shop.currency,
    total: order.priced.totalAmount,
    vat: order.priced.vatAmount,
    discount: order.priced.discountAmount,
    delivery: order.priced.delivery.amount,
    delivery_discount: order.priced.delivery.discount,
    delivery_vat: JSON.stringify(order.priced.delivery.vat),
    channel: ctx.channel,
    lines: JSON.stringify(lines),
    reservations: order.fulfillments.map((f) => f.reservation.id),
    fulfillments: JSON.stringify(fulfillments),
    fulfillment_lines: JSON.stringify(fulfillmentLines),
    payments: JSON.stringify(order.payments.map((p) => ({ ...p, fulfillment_id: p.fulfillmentId }))),
    actor: actorRef(ctx.actor),
    actor_name: actorName(ctx.actor),
    visitor: ctx.actor.kind === "visitor" ? ctx.actor.id : null,
    event: order.event,
    event_location: places.size === 1 ? [...places][0]! : null,
    event_data: JSON.stringify({
      fulfillments: order.fulfillments.map((f) => f.id),
      totalAmount: order.priced.totalAmount,
    }),
  };
}

const placed = orderStates.next(orderStates.initial, "place")!;

export type OrderValues = {
  [K in
    | "customer_id"
    | "customer_phone"
    | "person_name"
    | "person_email"
    | "delivery_address"
    | "visitor"
    | "event_location"]: string | null;
} & {
  [K in
    | "id"
    | "token_hash"
    | "state"
    | "customer_name"
    | "customer_email"
    | "locale"
    | "currency"
    | "channel"
    | "lines"
    | "fulfillments"
    | "fulfillment_lines"
    | "payments"
    | "actor"
    | "actor_name"
    | "event"
    | "event_data"
    | "delivery_vat"]: string;
} & {
  [K in "total" | "vat" | "discount" | "delivery" | "delivery_discount"]: number;
} & { reservations: string[] };

type Places = { [K in keyof OrderValues]: SQL };

/** What the rows of an order take; the rest is about holding goods, and about saying so. */
export type OrderRowPlaces = Omit<
  Places,
  | "reservations"
  | "fulfillments"
  | "fulfillment_lines"
  | "actor"
  | "actor_name"
  | "visitor"
  | "event"
  | "event_location"
  | "event_data"
>;

/** The rows of an order that are the same whether it is placed already or waits for its payment. */
export const orderRows = (p: OrderRowPlaces): SQL => sql`
  new_order as (
    insert into orders (id, number, token_hash, state, customer_id, customer_name, customer_email, customer_phone,
      locale, pickup_person_name, pickup_person_email, delivery_address, currency, total_amount, vat_amount, discount_amount,
      delivery_amount, delivery_discount, delivery_vat, channel)
    values (${p.id}::uuid, nextval('order_numbers')::text, ${p.token_hash}::text, ${p.state}::text,
      ${p.customer_id}::uuid, ${p.customer_name}::text, ${p.customer_email}::text, ${p.customer_phone}::text,
      ${p.locale}::text, ${p.person_name}::text, ${p.person_email}::text, ${p.delivery_address}::jsonb,
      ${p.currency}::text, ${p.total}::int, ${p.vat}::int, ${p.discount}::int, ${p.delivery}::int,
      ${p.delivery_discount}::int, ${p.delivery_vat}::jsonb, ${p.channel}::text)
    returning number
  ),
  new_lines as (
    insert into order_lines (id, order_id, position, variant_id, sku, title, options, picture, age_limit, quantity,
      unit_amount, discount_amount, total_amount, vat_basis_points, vat_amount)
    select x.id, ${p.id}::uuid, x.position, x.variant_id, x.sku, x.title, x.options, x.picture, x.age_limit, x.quantity,
      x.unit_amount, x."discountAmount", x."totalAmount", x.vat_basis_points, x."vatAmount"
    from jsonb_to_recordset(${p.lines}::jsonb) as x(id uuid, position smallint, variant_id uuid, sku text,
      title text, options jsonb, picture text, age_limit smallint, quantity int, unit_amount int,
      "discountAmount" int, "totalAmount" int,
      vat_basis_points smallint, "vatAmount" int)
  ),
  owed as (
    insert into payments (id, order_id, fulfillment_id, method, state, currency, amount)
    select x.id, ${p.id}::uuid, x.fulfillment_id, x.method, x.state, ${p.currency}::text, x.amount
    from jsonb_to_recordset(${p.payments}::jsonb) as x(id uuid, fulfillment_id uuid, method text, state text, amount int)
  )`;

/** Everything that placing an order means besides: whoever uses it has a `new_order` with its number before it. */
export const placing = (p: Places): SQL => sql`
  f as materialized (
    select * from jsonb_to_recordset(${p.fulfillments}::jsonb) as x(id uuid, position smallint, method text,
      reservation_id uuid, location_id uuid, stock_location_id uuid, window_id uuid, ready_by timestamptz, qr_hash text,
      code_hash text)
  ),
  new_fulfillments as (
    insert into fulfillments (id, order_id, position, reservation_id, location_id, stock_location_id, method, window_id,
      ready_by, qr_hash, code_hash)
    select f.id, ${p.id}::uuid, f.position, f.reservation_id, f.location_id, f.stock_location_id, f.method, f.window_id,
      f.ready_by, f.qr_hash, f.code_hash from f
  ),
  converted as (
    update reservations r set state = 'converted', closed_at = now()
    where r.id = any(${p.reservations}::uuid[]) and r.state = 'held'
  ),
  fl as materialized (
    select * from jsonb_to_recordset(${p.fulfillment_lines}::jsonb) as x(id uuid, fulfillment_id uuid,
      stock_location_id uuid, order_line_id uuid, reservation_line_id uuid, variant_id uuid, ordered int,
      discount int)
  ),
  new_fulfillment_lines as (
    insert into fulfillment_lines (id, fulfillment_id, order_line_id, reservation_line_id, variant_id, ordered, allocated,
      discount_amount)
    select id, fulfillment_id, order_line_id, reservation_line_id, variant_id, ordered, ordered, discount from fl
  ),
  locked as materialized (
    select l.*, s.quantity
    from (select stock_location_id as location_id, variant_id, sum(ordered)::int as quantity from fl
      group by stock_location_id, variant_id order by stock_location_id, variant_id) s
    cross join lateral (
      select sl.location_id, sl.variant_id from stock_levels sl
      where sl.location_id = s.location_id and sl.variant_id = s.variant_id for update) l
  ),
  moved as (
    update stock_levels s set reserved = s.reserved - l.quantity, allocated = s.allocated + l.quantity
    from locked l where s.location_id = l.location_id and s.variant_id = l.variant_id
  ),
  ledger as (
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select stock_location_id, variant_id, 'allocated', ordered, 'fulfillment_line:' || id, ${p.actor}::text from fl
  ),
  said as (
    insert into events (id, name, order_id, location_id, actor, actor_name, channel, visitor, data)
    select ${p.event}::uuid, 'order.placed', ${p.id}::uuid, ${p.event_location}::uuid, ${p.actor}::text,
      ${p.actor_name}::text, ${p.channel}::text, ${p.visitor}::text,
      ${p.event_data}::jsonb || jsonb_build_object('number', number)
    from new_order
  )`;

const insert = statement<OrderValues, { number: string; unpaid: number; unpaid_most: number }>(
  (p) => sql`
  with ${orderRows(p)}, ${placing(p)}
  select number,
    (select count(*)::int from orders o join payments pay on pay.order_id = o.id
     where o.customer_email = ${p.customer_email}::text and o.state = 'placed' and pay.method = 'pay_in_store'
       and pay.state = 'pending') as unpaid,
    (select value from reservation_quotas where name = 'contact_unpaid_pickups') as unpaid_most
  from new_order`,
);

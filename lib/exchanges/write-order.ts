import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type OrderRowPlaces, orderRows } from "@/lib/checkout/insert-order";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import { orderStates } from "@/lib/orders/states";
import { pickupCodeHash, pickupQrHash } from "@/lib/pickup/codes";
import { pickupStates } from "@/lib/pickup/states";
import type { PricedOrder } from "@/lib/promotions/price-order";
import type { GoodsOut } from "./goods-out";

/** Of the order whose goods came back, what the new one has too. */
export type Customer = {
  customerId: string | null;
  name: string;
  email: string;
  phone: string | null;
  locale: string;
};

export type NewExchange = {
  customer: Customer;
  currency: string;
  locationId: string;
  priced: PricedOrder<GoodsOut>;
  collectedBy: { name: string; relation: string };
  ageChecked: boolean;
};

/** An order of which everything is handed over already. */
export type Written = {
  id: string;
  number: string;
  pickup: string;
  lines: { id: string; variantId: string; sku: string; quantity: number }[];
};

/**
 * Writes an order that is one pickup, collected at once, with its proof. It was never on a board, so its stamps are one
 * moment; its QR and code open nothing. Two statements.
 */
export async function writeOrder(tx: Tx, ctx: Ctx, exchange: NewExchange): Promise<Written> {
  const { priced, locationId } = exchange;
  const [id, pickup] = [newId(), newId()];
  const lines = priced.lines.map((line) => ({
    id: newId(),
    order_line_id: line.id,
    variant_id: line.variant_id,
    sku: line.sku,
    quantity: line.quantity,
    discount: line.discountAmount,
  }));
  const [row] = rowsOf<{ number: string }>(
    await tx.execute(sql`
      with ${orderRows(places(ctx, id, exchange))},
      handed as (
        insert into fulfillments (id, order_id, position, location_id, stock_location_id, method, state, ready_by, ready_at,
          pickup_by, closed_at, picked_by, handovers, qr_hash, code_hash)
        values (${pickup}::uuid, ${id}::uuid, 0, ${locationId}::uuid, ${locationId}::uuid, 'pickup', ${collected}, now(),
          now(), now(), now(), ${actorRef(ctx.actor)}, 1, ${pickupQrHash(pickup, 1)}, ${pickupCodeHash(pickup, 1)})
      ),
      units as (
        insert into fulfillment_lines (id, fulfillment_id, order_line_id, variant_id, ordered, picked, collected, allocated,
          discount_amount)
        select x.id, ${pickup}::uuid, x.order_line_id, x.variant_id, x.quantity, x.quantity, x.quantity, 0, x.discount
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(id uuid, order_line_id uuid, variant_id uuid,
          quantity int, discount int)
      )
      select number from new_order`),
  );
  const { name, relation } = exchange.collectedBy;
  await tx.execute(sql`
    insert into handovers (id, fulfillment_id, collected_by_name, relation, verification, age_checked, actor, collected_at)
    values (${newId()}, ${pickup}, ${name}, ${relation}, 'brought_back', ${exchange.ageChecked}, ${actorRef(ctx.actor)}, now())`);
  return {
    id,
    number: row!.number,
    pickup,
    lines: lines.map(({ id: line, variant_id: variantId, sku, quantity }) => ({
      id: line,
      variantId,
      sku,
      quantity,
    })),
  };
}

const placed = orderStates.next(orderStates.initial, "place")!;
const collected = pickupStates.next("ready", "markCollected")!;

/** It is placed first, and completed as every order is whose parts are over. */
function places(ctx: Ctx, id: string, { customer, currency, priced }: NewExchange): OrderRowPlaces {
  const lines = priced.lines.map((line, position) => ({ ...line, position }));
  const values: { [K in keyof OrderRowPlaces]: string | number | null } = {
    id,
    token_hash: hashToken(derivedToken("order", id)),
    state: placed,
    customer_id: customer.customerId,
    customer_name: customer.name,
    customer_email: customer.email,
    customer_phone: customer.phone,
    locale: customer.locale,
    person_name: null,
    person_email: null,
    delivery_address: null,
    currency,
    total: priced.totalAmount,
    vat: priced.vatAmount,
    discount: priced.discountAmount,
    delivery: 0,
    delivery_discount: 0,
    delivery_vat: "[]",
    channel: ctx.channel,
    lines: JSON.stringify(lines),
    payments: "[]",
  };
  const entries = Object.entries(values).map(([name, value]): [string, SQL] => [name, sql`${value}`]);
  return Object.fromEntries(entries) as OrderRowPlaces;
}

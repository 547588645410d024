import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import type { Money } from "@/lib/kernel/money";
import { notFound } from "@/lib/kernel/problem";
import type { OrderState } from "@/lib/orders/states";
import type { DeliveryMethod, FulfillmentState } from "@/lib/pickup/states";

/** An order that a store's counter sold and took the money for. Instants are RFC 3339, UTC. */
export type CounterSale = {
  number: string;
  state: OrderState;
  /** Slug of where it was sold. */
  store: string;
  customer: string;
  total: Money;
  means: "cash" | "card_terminal";
  receiptNumber: string | null;
  soldAt: string;
  parts: { method: DeliveryMethod; store: string; state: FulfillmentState; readyBy: string }[];
};

function isMine(ctx: Ctx): SQL {
  const places = staffLocations(ctx.actor);
  return places === "all" ? sql`true` : sql`cs.location_id = any(${sql.param(places)}::uuid[])`;
}

const readSales = async (tx: Tx, where: SQL, rest: SQL): Promise<CounterSale[]> =>
  rowsOf<CounterSale>(
    await tx.execute(sql`
      select o.number, o.state, l.slug as store, o.customer_name as customer,
        jsonb_build_object('amount', o.total_amount, 'currency', o.currency) as total, cs.means,
        cs.receipt_number as "receiptNumber", ${iso("cs.sold_at")} as "soldAt",
        (select jsonb_agg(jsonb_build_object('method', f.method, 'store', fl.slug, 'state', f.state,
            'readyBy', ${iso("f.ready_by")}) order by f.position)
         from fulfillments f join stock_locations fl on fl.id = f.location_id where f.order_id = o.id) as parts
      from counter_sales cs join orders o on o.id = cs.order_id join stock_locations l on l.id = cs.location_id
      where ${where} ${rest}`),
  );

/** What a store sold last for others to hand over or send. One statement. @param ask.store slug, of the caller's own */
export async function counterSales(
  tx: Tx,
  ctx: Ctx,
  ask: { store?: string | undefined; limit: number },
): Promise<CounterSale[]> {
  if (!isStaff(ctx.actor)) return [];
  const there = ask.store ? sql`l.slug = ${ask.store}` : sql`true`;
  return readSales(
    tx,
    sql`${isMine(ctx)} and ${there}`,
    sql`order by cs.sold_at desc, o.id limit ${ask.limit}`,
  );
}

/** One of them by its order's number. Throws `order.not_found`. One statement. */
export async function counterSale(tx: Tx, ctx: Ctx, number: string): Promise<CounterSale> {
  const [sale] = isStaff(ctx.actor)
    ? await readSales(tx, sql`o.number = ${number} and ${isMine(ctx)}`, sql``)
    : [];
  if (!sale) throw notFound("order");
  return sale;
}

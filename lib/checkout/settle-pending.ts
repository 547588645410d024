import "server-only";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { Order } from "@/lib/orders/order";
import { orderById } from "@/lib/orders/queries";
import { finalizePayment } from "./finalize-payment";

/**
 * An order as it stands, after its provider was asked when it still waits for its payment: whoever looks at it moves it
 * on, with every worker dead. Asked about a moment ago, it is left as it is.
 */
export async function settlePending(ctx: Ctx, order: Order): Promise<Order> {
  if (order.state !== "pending_payment") return order;
  const [payment] = rowsOf<{ id: string }>(
    await db().execute(sql`select id from payments where order_id = ${order.id} and state = 'pending'`),
  );
  if (payment) await finalizePayment(ctx, payment.id);
  return orderById(db(), order.id);
}

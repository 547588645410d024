import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import type { PricedOrder } from "@/lib/promotions/price-order";
import { requireReturnable } from "@/lib/returns/asked-lines";
import { type PricedLine, priceReturned } from "@/lib/returns/take-in";
import { type GoodsOut, priceGoodsOut } from "./goods-out";
import type { quoteInput } from "./input";
import { type Split, split } from "./split";
import type { Customer } from "./write-order";

/** What comes back against what goes out. Minor units. */
export type Weighed = {
  customer: Customer;
  back: PricedLine[];
  out: PricedOrder<GoodsOut>;
  money: Split;
};

/**
 * Prices both sides of an exchange and settles them against each other; changes nothing. Five statements.
 * Throws `return.unknown_line` (422), `return.quantity`, `return.period_over`, `return.excluded`, `variant.not_found`,
 * `variant.no_price`.
 */
export async function weigh(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  locationId: string,
  asked: Pick<z.output<typeof quoteInput>, "lines" | "out" | "beyondPolicy">,
): Promise<Weighed> {
  const beyondPolicy = asked.beyondPolicy ?? false;
  await requireReturnable(tx, { id: orderId, now: ctx.now, beyondPolicy, othersAsked: false }, asked.lines);
  const back = await priceReturned(tx, asked.lines);
  const customer = await customerOf(tx, orderId);
  const out = await priceGoodsOut(tx, { ...customer, locationId }, asked.out);
  const byFulfillment = [...Map.groupBy(back, (line) => line.fulfillmentId)].map(
    ([fulfillmentId, lines]) => ({
      fulfillmentId,
      amount: lines.reduce((sum, line) => sum + line.amount, 0),
    }),
  );
  return { customer, back, out, money: split(byFulfillment, out.totalAmount) };
}

async function customerOf(tx: Tx, orderId: string): Promise<Customer> {
  const [customer] = rowsOf<Customer>(
    await tx.execute(sql`
      select customer_id as "customerId", customer_name as name, customer_email as email, customer_phone as phone, locale
      from orders where id = ${orderId}`),
  );
  return customer!;
}

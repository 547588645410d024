import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { paymentMethods, paymentStates } from "@/lib/payments/states";
import { instant, oneOf } from "./columns";
import { fulfillments, orders } from "./orders";

/** What an order owes, and what was taken and given back. */
export const payments = pgTable(
  "payments",
  {
    id: uuid().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    /** Money taken in the store is owed pickup by pickup; a card is charged for the whole order (null). */
    fulfillmentId: uuid("fulfillment_id").references(() => fulfillments.id),
    method: text({ enum: paymentMethods }).notNull(),
    state: text().$type<(typeof paymentStates.states)[number]>().notNull(),
    currency: text().notNull(),
    amount: integer().notNull(),
    captured: integer().notNull().default(0),
    refunded: integer().notNull().default(0),
    /** The till's receipt number for money taken in the store. */
    receiptNumber: text("receipt_number"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("payments_order").on(t.orderId),
    uniqueIndex("payments_fulfillment").on(t.fulfillmentId),
    check("payments_in_store", sql`${t.method} <> 'pay_in_store' or ${t.fulfillmentId} is not null`),
    check("payments_method", oneOf(t.method, paymentMethods)),
    check("payments_state", oneOf(t.state, paymentStates.states)),
    check("payments_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "payments_amounts",
      sql`${t.amount} >= 0 and ${t.captured} between 0 and ${t.amount} and ${t.refunded} between 0 and ${t.captured}`,
    ),
    check("payments_receipt", sql`length(${t.receiptNumber}) between 1 and 60`),
  ],
);

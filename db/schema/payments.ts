import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  type NextAction,
  operationKinds,
  operationStates,
  paidBy,
  paymentStates,
} from "@/lib/payments/states";
import { instant, oneOf } from "./columns";
import { fulfillments, orders } from "./orders";

/**
 * What an order owes, and what was taken and given back. `captured` and `refunded` are what the provider confirmed;
 * what it was asked for and has not answered yet stands in `capturing` and `refunding`.
 */
export const payments = pgTable(
  "payments",
  {
    id: uuid().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    /** Money taken in the store is owed pickup by pickup; a card is charged for the whole order (null). */
    fulfillmentId: uuid("fulfillment_id").references(() => fulfillments.id),
    method: text({ enum: paidBy }).notNull(),
    state: text().$type<(typeof paymentStates.states)[number]>().notNull(),
    currency: text().notNull(),
    amount: integer().notNull(),
    captured: integer().notNull().default(0),
    capturing: integer().notNull().default(0),
    refunded: integer().notNull().default(0),
    refunding: integer().notNull().default(0),
    /** Taken before the goods it is for were handed over; given back when the order is over. */
    ahead: integer().notNull().default(0),
    /** What goods cost that are gone, and the provider would not pay out any more. */
    uncollected: integer().notNull().default(0),
    /** What came by other means than its provider, which had refused; negative is what went by other means. */
    otherwise: integer().notNull().default(0),
    /** What of it pays for another order's goods now, which went out in exchange for this one's. */
    exchanged: integer().notNull().default(0),
    /** Whose money an `exchange` is: what went out for it gives it back there. */
    exchangedFrom: uuid("exchanged_from").references((): AnyPgColumn => payments.id),
    /** The provider's own name for it; null until it said one. */
    reference: text(),
    /** What the shopper still has to do, such as showing their bank that it is them. */
    nextAction: jsonb("next_action").$type<NextAction>(),
    /** Why the provider said no. */
    refusal: text(),
    /** Until when the provider keeps the money ready. */
    lapsesAt: instant("lapses_at"),
    /** Whether the provider hands it out bit by bit; otherwise the first capture takes all of it. */
    inParts: boolean("in_parts").notNull().default(true),
    /** When the provider was last asked how it stands. */
    checkedAt: instant("checked_at"),
    /** The till's receipt number for money taken in the store. */
    receiptNumber: text("receipt_number"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("payments_order").on(t.orderId),
    uniqueIndex("payments_fulfillment").on(t.fulfillmentId),
    uniqueIndex("payments_reference").on(t.method, t.reference),
    index("payments_lapsing")
      .on(t.lapsesAt)
      .where(sql`${t.state} = 'authorised' and ${t.lapsesAt} is not null`),
    check("payments_in_store", sql`${t.method} <> 'pay_in_store' or ${t.fulfillmentId} is not null`),
    index("payments_gift_open")
      .on(t.orderId)
      .where(sql`${t.method} = 'gift_card' and ${t.state} = 'authorised'`),
    check("payments_method", oneOf(t.method, paidBy)),
    check("payments_state", oneOf(t.state, paymentStates.states)),
    check("payments_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "payments_amounts",
      sql`${t.amount} >= 0 and ${t.captured} between 0 and ${t.amount} and ${t.refunded} between 0 and ${t.captured}`,
    ),
    check(
      "payments_asked",
      sql`${t.capturing} >= 0 and ${t.refunding} >= 0 and ${t.captured} + ${t.capturing} <= ${t.amount}
        and ${t.refunded} + ${t.refunding} <= ${t.captured} + ${t.capturing}`,
    ),
    check("payments_ahead", sql`${t.ahead} >= 0 and ${t.uncollected} >= 0`),
    index("payments_exchanged_from").on(t.exchangedFrom).where(sql`${t.exchangedFrom} is not null`),
    check(
      "payments_exchanged",
      sql`${t.exchanged} >= 0 and (${t.method} = 'exchange') = (${t.exchangedFrom} is not null)`,
    ),
    check("payments_receipt", sql`length(${t.receiptNumber}) between 1 and 60`),
  ],
);

/**
 * What a provider is asked to do, written down before it is asked. The id is the idempotency key there, so that asking
 * again is the same asking; one cause has one operation of a kind.
 */
export const paymentOperations = pgTable(
  "payment_operations",
  {
    id: uuid().primaryKey(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payments.id),
    kind: text({ enum: operationKinds }).notNull(),
    state: text().$type<(typeof operationStates.states)[number]>().notNull().default(operationStates.initial),
    amount: integer().notNull(),
    /** `order`, `handover:<pickup>:<part>`, `shipment:<delivery>`, `over`, …: why, and so that it happens once. */
    cause: text().notNull(),
    /** What is handed over or sent for it, for the timeline. */
    fulfillmentId: uuid("fulfillment_id"),
    tries: smallint().notNull().default(0),
    nextTryAt: instant("next_try_at").notNull().defaultNow(),
    refusal: text(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
    /** Since when a refused one is nobody's business any more: it was asked again, or settled by other means. */
    settledAt: instant("settled_at"),
  },
  (t) => [
    unique("payment_operations_once").on(t.paymentId, t.kind, t.cause),
    index("payment_operations_open").on(t.nextTryAt).where(sql`${t.state} = 'asked'`),
    index("payment_operations_refused")
      .on(t.paymentId)
      .where(sql`${t.state} = 'refused' and ${t.settledAt} is null`),
    check("payment_operations_settled", sql`${t.settledAt} is null or ${t.state} = 'refused'`),
    check("payment_operations_kind", oneOf(t.kind, operationKinds)),
    check("payment_operations_state", oneOf(t.state, operationStates.states)),
    check("payment_operations_amount", sql`${t.amount} >= 0`),
    check("payment_operations_cause", sql`length(${t.cause}) between 1 and 200`),
    check("payment_operations_closed", sql`(${t.state} = 'asked') = (${t.closedAt} is null)`),
  ],
);

/** What providers told us by themselves, once each. What it is about is asked of the provider, never believed. */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: uuid().primaryKey(),
    provider: text().notNull(),
    eventId: text("event_id").notNull(),
    type: text().notNull(),
    reference: text(),
    paymentId: uuid("payment_id").references(() => payments.id),
    /** Why it was not acted upon: another account, amount or currency than ours, or nothing of ours. */
    refusal: text(),
    receivedAt: instant("received_at").notNull().defaultNow(),
    handledAt: instant("handled_at"),
  },
  (t) => [
    unique("provider_events_once").on(t.provider, t.eventId),
    index("provider_events_payment").on(t.paymentId),
    check(
      "provider_events_lengths",
      sql`length(${t.eventId}) between 1 and 200 and length(${t.type}) <= 100`,
    ),
  ],
);

/** The books of the demo shop's card company, which is nobody's: only its own provider reads or writes them. */
export const demoProviderPayments = pgTable(
  "demo_provider_payments",
  {
    /** Our payment's id: what it was asked for by. */
    id: uuid().primaryKey(),
    reference: text().notNull().unique(),
    card: text().notNull(),
    state: text().notNull(),
    currency: text().notNull(),
    amount: integer().notNull(),
    captured: integer().notNull().default(0),
    refunded: integer().notNull().default(0),
    refusal: text(),
    /** Where its own page sends whoever paid back to. */
    returnTo: text("return_to").notNull().default("/"),
    /** Until then it says that it does not know. */
    answersAt: instant("answers_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check(
      "demo_provider_payments_amounts",
      sql`${t.captured} between 0 and ${t.amount} and ${t.refunded} between 0 and ${t.captured}`,
    ),
  ],
);

/** What the demo shop's card company was asked and answered, by idempotency key; and what it has to tell the shop. */
export const demoProviderCalls = pgTable(
  "demo_provider_calls",
  {
    key: text().primaryKey(),
    paymentId: uuid("payment_id").notNull(),
    kind: text().notNull(),
    amount: integer().notNull(),
    /** The same for the same key, ever after. */
    refusal: text(),
    /** Whether the shop was told; the id of what it is told is the key. */
    toldAt: instant("told_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("demo_provider_calls_untold").on(t.createdAt).where(sql`${t.toldAt} is null`)],
);

/**
 * Orders that wait for their payment, and what becomes of them with it: the reservations they are made from and all
 * that is inserted then. Gone as soon as the order is placed or cancelled.
 */
export const orderPlans = pgTable(
  "order_plans",
  {
    orderId: uuid("order_id")
      .primaryKey()
      .references(() => orders.id),
    /** Who holds the goods, when it is one shopper and no other. */
    holder: text(),
    /** Until when the money may come; the holds last longer. */
    expiresAt: instant("expires_at").notNull(),
    /** Sealed: it holds a card's token at the provider and who may be told. */
    sealedPlan: text("sealed_plan").notNull(),
    /** Whether what is ordered leaves the shopper's basket with it. */
    fromBasket: boolean("from_basket").notNull().default(false),
  },
  (t) => [
    index("order_plans_holder").on(t.holder).where(sql`${t.holder} is not null`),
    index("order_plans_expires").on(t.expiresAt),
  ],
);

import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgSequence,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { refundStates } from "@/lib/refunds/states";
import { instant, oneOf, textWithin } from "./columns";
import { fulfillmentLines, orders } from "./orders";
import { stockLocations } from "./stores";

/** Numbers of refunds without goods: gaps are fine, repeats are not. */
export const refundNumbers = pgSequence("refund_numbers", { startWith: 800001 });

/** Money given back for goods that one store handed over, and that stay with whoever has them. */
export const refunds = pgTable(
  "refunds",
  {
    id: uuid().primaryKey(),
    number: text().notNull(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    state: text().$type<(typeof refundStates.states)[number]>().notNull(),
    /** Why, in the words of whoever asked for it. */
    reason: text().notNull(),
    /** Who asked for it, as in the ledger; a second person's yes has to come from somebody else. */
    requestedBy: text("requested_by").notNull(),
    currency: text().notNull(),
    /** Minor units. */
    amount: integer().notNull(),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    unique("refunds_number").on(t.number),
    index("refunds_order").on(t.orderId),
    index("refunds_location").on(t.locationId, t.requestedAt, t.id),
    check("refunds_state", oneOf(t.state, refundStates.states)),
    check("refunds_reason", textWithin(t.reason, 200)),
    check("refunds_amount", sql`${t.amount} > 0`),
    check("refunds_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("refunds_closed", sql`(${oneOf(t.state, refundStates.terminal)}) = (${t.closedAt} is not null)`),
  ],
);

/** What of it is about which line. */
export const refundLines = pgTable(
  "refund_lines",
  {
    id: uuid().primaryKey(),
    refundId: uuid("refund_id")
      .notNull()
      .references(() => refunds.id),
    fulfillmentLineId: uuid("fulfillment_line_id")
      .notNull()
      .references(() => fulfillmentLines.id),
    /** Units that it is about. */
    quantity: integer().notNull(),
    amount: integer().notNull(),
  },
  (t) => [
    uniqueIndex("refund_lines_once").on(t.refundId, t.fulfillmentLineId),
    index("refund_lines_of").on(t.fulfillmentLineId),
    check("refund_lines_quantity", sql`${t.quantity} between 1 and 999`),
    check("refund_lines_amount", sql`${t.amount} > 0`),
  ],
);

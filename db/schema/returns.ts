import { sql } from "drizzle-orm";
import {
  boolean,
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
import { staffRoles } from "@/lib/identity/roles";
import { returnConditions, returnReasons, returnStates } from "@/lib/returns/states";
import { instant, oneOf } from "./columns";
import { fulfillmentLines, orders } from "./orders";
import { stockLocations } from "./stores";

/** Return numbers: gaps are fine, repeats are not. */
export const returnNumbers = pgSequence("return_numbers", { startWith: 700001 });

/** Goods of one order that come back together, to whatever store. */
export const returns = pgTable(
  "returns",
  {
    id: uuid().primaryKey(),
    number: text().notNull(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    /** Where the goods are; null until a store has seen them. */
    locationId: uuid("location_id").references(() => stockLocations.id),
    state: text().$type<(typeof returnStates.states)[number]>().notNull().default(returnStates.initial),
    /** Who asked for it, as in the ledger; a second person's yes has to come from somebody else. */
    requestedBy: text("requested_by").notNull(),
    /** Held at a counter until somebody says yes whose limit reaches so far. */
    needsApproval: boolean("needs_approval").notNull().default(false),
    /** That its period or its kind would not allow it, and a manager took it all the same. */
    beyondPolicy: boolean("beyond_policy").notNull().default(false),
    currency: text().notNull(),
    /** What was given back or is on its way, in minor units. */
    amount: integer().notNull().default(0),
    /** The order of what went out for these goods. */
    exchangedFor: uuid("exchanged_for").references(() => orders.id),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    receivedAt: instant("received_at"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    unique("returns_number").on(t.number),
    uniqueIndex("returns_exchanged_for").on(t.exchangedFor),
    index("returns_order").on(t.orderId),
    index("returns_location").on(t.locationId, t.requestedAt, t.id),
    check("returns_state", oneOf(t.state, returnStates.states)),
    check("returns_amount", sql`${t.amount} >= 0`),
    check("returns_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "returns_received",
      sql`(${oneOf(t.state, ["received", "refunded", "exchanged"])}) = (${t.receivedAt} is not null) and (${t.receivedAt} is null or ${t.locationId} is not null)`,
    ),
    check("returns_exchanged", sql`(${t.state} = 'exchanged') = (${t.exchangedFor} is not null)`),
    check("returns_approval", sql`not ${t.needsApproval} or ${t.locationId} is not null`),
    check("returns_closed", sql`(${oneOf(t.state, returnStates.terminal)}) = (${t.closedAt} is not null)`),
  ],
);

/** Units of one line that come back. */
export const returnLines = pgTable(
  "return_lines",
  {
    id: uuid().primaryKey(),
    returnId: uuid("return_id")
      .notNull()
      .references(() => returns.id),
    fulfillmentLineId: uuid("fulfillment_line_id")
      .notNull()
      .references(() => fulfillmentLines.id),
    quantity: integer().notNull(),
    reason: text({ enum: returnReasons }).notNull(),
    /** What a clerk found; null until one has looked. */
    condition: text({ enum: returnConditions }),
    /** What these units cost, in minor units; 0 until they are received. */
    amount: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("return_lines_once").on(t.returnId, t.fulfillmentLineId),
    index("return_lines_of").on(t.fulfillmentLineId),
    check("return_lines_quantity", sql`${t.quantity} between 1 and 999`),
    check("return_lines_reason", oneOf(t.reason, returnReasons)),
    check("return_lines_condition", oneOf(t.condition, returnConditions)),
    check("return_lines_amount", sql`${t.amount} >= 0`),
  ],
);

/** How much somebody of a role may give back by themselves, in minor units of the shop's currency. */
export const refundLimits = pgTable(
  "refund_limits",
  {
    role: text({ enum: staffRoles }).primaryKey(),
    amount: integer().notNull(),
  },
  (t) => [
    check("refund_limits_role", oneOf(t.role, staffRoles)),
    check("refund_limits_amount", sql`${t.amount} >= 0`),
  ],
);

import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { orderStates } from "@/lib/orders/states";
import { reviewStates } from "@/lib/pickup/review-states";
import {
  deliveryMethods,
  type FulfillmentState,
  fulfillmentStateNames,
  pickupStates,
} from "@/lib/pickup/states";
import type { VariantOption } from "./catalog";
import { instant, oneOf, textWithin } from "./columns";
import { users } from "./identity";
import { reservations } from "./inventory";
import { stockLocations } from "./stores";

export type DeliveryAddress = {
  name: string;
  street: string;
  postalCode: string;
  city: string;
  countryCode: string;
  phone?: string | undefined;
};

/** What one rate of VAT takes of an amount that contains it; minor units, the rate in basis points. */
export type VatPart = { basisPoints: number; gross: number; vat: number };

/** Order numbers: gaps are fine, repeats are not. */
export const orderNumbers = pgSequence("order_numbers", { startWith: 100001 });

export const orders = pgTable(
  "orders",
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    tokenHash: text("token_hash").notNull().unique(),
    state: text().$type<(typeof orderStates.states)[number]>().notNull(),
    customerId: uuid("customer_id").references(() => users.id),
    customerName: text("customer_name").notNull(),
    customerEmail: text("customer_email").notNull(),
    customerPhone: text("customer_phone"),
    locale: text().notNull(),
    pickupPersonName: text("pickup_person_name"),
    pickupPersonEmail: text("pickup_person_email"),
    currency: text().notNull(),
    totalAmount: integer("total_amount").notNull(),
    vatAmount: integer("vat_amount").notNull(),
    /** What promotions took off the goods; the lines have their shares. */
    discountAmount: integer("discount_amount").notNull().default(0),
    /** What sending costs, once however many parcels there are; promotions took `deliveryDiscount` off it before. */
    deliveryAmount: integer("delivery_amount").notNull().default(0),
    deliveryDiscount: integer("delivery_discount").notNull().default(0),
    /** The VAT in `deliveryAmount`, at the rates of what is sent. */
    deliveryVat: jsonb("delivery_vat").$type<VatPart[]>().notNull().default([]),
    /** Where the parcel goes, when there is one. */
    deliveryAddress: jsonb("delivery_address").$type<DeliveryAddress>(),
    channel: text().notNull(),
    placedAt: instant("placed_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    index("orders_placed").on(t.placedAt, t.id),
    index("orders_of_customer").on(t.customerId, t.placedAt, t.id).where(sql`${t.customerId} is not null`),
    index("orders_of_guest").on(t.customerEmail).where(sql`${t.customerId} is null`),
    index("orders_open_of_contact").on(t.customerEmail).where(sql`${t.state} = 'placed'`),
    check("orders_state", oneOf(t.state, orderStates.states)),
    check("orders_customer_name", textWithin(t.customerName, 120)),
    check("orders_customer_email", sql`length(${t.customerEmail}) between 3 and 254`),
    check("orders_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("orders_totals", sql`${t.totalAmount} >= 0 and ${t.vatAmount} between 0 and ${t.totalAmount}`),
    check(
      "orders_off",
      sql`least(${t.discountAmount}, ${t.deliveryAmount}, ${t.deliveryDiscount}) >= 0 and ${t.deliveryAmount} <= ${t.totalAmount}`,
    ),
    check("orders_closed", sql`(${oneOf(t.state, orderStates.terminal)}) = (${t.closedAt} is not null)`),
  ],
);

/** What was bought, at the price and in the words of the moment it was bought. */
export const orderLines = pgTable(
  "order_lines",
  {
    id: uuid().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    position: smallint().notNull(),
    /** Kept from being removed by its stock level, as in a reservation. */
    variantId: uuid("variant_id").notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    options: jsonb().$type<VariantOption[]>().notNull().default([]),
    picture: text(),
    ageLimit: smallint("age_limit"),
    quantity: integer().notNull(),
    unitAmount: integer("unit_amount").notNull(),
    /** What promotions took off all of its units together. */
    discountAmount: integer("discount_amount").notNull().default(0),
    totalAmount: integer("total_amount").notNull(),
    vatBasisPoints: smallint("vat_basis_points").notNull(),
    vatAmount: integer("vat_amount").notNull(),
    /** The line whose short units it stands in for; it was not part of what was ordered. */
    substituteFor: uuid("substitute_for").references((): AnyPgColumn => orderLines.id),
  },
  (t) => [
    uniqueIndex("order_lines_place").on(t.orderId, t.position),
    check("order_lines_quantity", sql`${t.quantity} between 1 and 999`),
    check(
      "order_lines_total",
      sql`${t.unitAmount} >= 0 and ${t.discountAmount} >= 0 and ${t.totalAmount} >= 0 and ${t.totalAmount} = ${t.unitAmount} * ${t.quantity} - ${t.discountAmount}`,
    ),
    check("order_lines_vat", sql`${t.vatAmount} between 0 and ${t.totalAmount}`),
  ],
);

const states = pickupStates;
const readyOrLater = ["ready", "collected", "expired"];

/** One batch of lines, one location, one delivery method. */
export const fulfillments = pgTable(
  "fulfillments",
  {
    id: uuid().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    position: smallint().notNull(),
    reservationId: uuid("reservation_id").references(() => reservations.id),
    locationId: uuid("location_id").notNull(),
    /** Where its goods are now: the location itself, or the warehouse that still has to send them there. */
    stockLocationId: uuid("stock_location_id").notNull(),
    method: text({ enum: deliveryMethods }).notNull(),
    state: text().$type<FulfillmentState>().notNull().default(states.initial),
    windowId: uuid("window_id"),
    readyBy: instant("ready_by").notNull(),
    /** Hash of the token in the QR code; single use. */
    qrHash: text("qr_hash").notNull(),
    /** Hash of the pickup code a person types; valid only with the order or on the store's own board. */
    codeHash: text("code_hash").notNull(),
    /** Which issue of QR and code is valid; reissuing adds one. */
    codeIssue: smallint("code_issue").notNull().default(1),
    /** Since when neither QR nor code opens it; until then, and after reissuing, null. */
    codeRevokedAt: instant("code_revoked_at"),
    /** The list it is picked with; null when it is picked alone. */
    pickListId: uuid("pick_list_id").references(() => pickLists.id),
    pickedBy: text("picked_by"),
    shelf: text(),
    readyAt: instant("ready_at"),
    pickupBy: instant("pickup_by"),
    /** When the shopper asked for more days; once. */
    extendedAt: instant("extended_at"),
    remindedAt: instant("reminded_at"),
    /** Whether a manager has to look at it before it is picked, or has; see `review_rules`. */
    review: text({ enum: reviewStates }),
    /** When one that nobody looked at is called off. */
    reviewBy: instant("review_by"),
    /** The rules that hold it, or held it. */
    reviewReasons: text("review_reasons").array().notNull().default([]),
    /** The rules for which the counter sees an ID; none when a code is enough. */
    idReasons: text("id_reasons").array().notNull().default([]),
    /** How many handovers there were, undone ones among them: each has its own effects in the ledger. */
    handovers: smallint().notNull().default(0),
    onMyWayAt: instant("on_my_way_at"),
    arrivedAt: instant("arrived_at"),
    bay: text(),
    arrivalNote: text("arrival_note"),
    /** Since when somebody is on the way out to them with the goods, and who, by name. */
    broughtOutAt: instant("brought_out_at"),
    broughtOutBy: text("brought_out_by"),
    closedAt: instant("closed_at"),
    closeReason: text("close_reason"),
    /** When what had been picked for it was back on the shelves; null while that is still to do, or never needed. */
    putBackAt: instant("put_back_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("fulfillments_place").on(t.orderId, t.position),
    uniqueIndex("fulfillments_reservation").on(t.reservationId),
    index("fulfillments_board").on(t.locationId, t.readyBy, t.id).where(oneOf(t.state, states.open)),
    index("fulfillments_qr").on(t.qrHash),
    index("fulfillments_code").on(t.locationId, t.codeHash),
    index("fulfillments_window").on(t.windowId),
    index("fulfillments_pickup_by").on(t.pickupBy).where(sql`${t.state} = 'ready'`),
    index("fulfillments_review").on(t.reviewBy).where(sql`${t.review} = 'held' and ${t.state} = 'requested'`),
    index("fulfillments_put_back")
      .on(t.locationId, t.closedAt)
      .where(
        sql`${oneOf(t.state, ["cancelled", "expired"])} and ${t.pickedBy} is not null and ${t.putBackAt} is null`,
      ),
    // What a store's day and week are told by; a pickup is in neither until it is ready, or over.
    index("fulfillments_ready")
      .on(t.locationId, t.readyAt)
      .where(sql`${t.readyAt} is not null and ${t.method} <> 'delivery'`),
    index("fulfillments_closed")
      .on(t.locationId, t.closedAt)
      .where(sql`${t.closedAt} is not null and ${t.method} <> 'delivery'`),
    check("fulfillments_review_state", oneOf(t.review, reviewStates)),
    check(
      "fulfillments_held",
      sql`${t.review} is distinct from 'held' or (${t.reviewBy} is not null and ${oneOf(t.state, ["requested", "cancelled"])})`,
    ),
    check("fulfillments_handovers", sql`${t.handovers} >= 0`),
    check("fulfillments_state", oneOf(t.state, fulfillmentStateNames)),
    check("fulfillments_method", oneOf(t.method, deliveryMethods)),
    check("fulfillments_closed", sql`(${oneOf(t.state, states.terminal)}) <= (${t.closedAt} is not null)`),
    check(
      "fulfillments_ready",
      sql`not (${oneOf(t.state, readyOrLater)}) or (${t.readyAt} is not null and ${t.pickupBy} is not null) or ${t.method} = 'delivery'`,
    ),
    check("fulfillments_arrived", sql`${t.arrivedAt} is null or ${t.readyAt} is not null`),
    check(
      "fulfillments_brought_out",
      sql`(${t.broughtOutAt} is null) = (${t.broughtOutBy} is null) and (${t.broughtOutAt} is null or ${t.arrivedAt} is not null)`,
    ),
    check("fulfillments_bay", sql`length(${t.bay}) <= 40 and length(${t.arrivalNote}) <= 200`),
    check("fulfillments_shelf", sql`length(${t.shelf}) <= 40`),
  ],
);

/** Quantities live on lines: ordered, picked, short, cancelled, collected, returned. */
export const fulfillmentLines = pgTable(
  "fulfillment_lines",
  {
    id: uuid().primaryKey(),
    fulfillmentId: uuid("fulfillment_id")
      .notNull()
      .references(() => fulfillments.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => orderLines.id),
    reservationLineId: uuid("reservation_line_id"),
    variantId: uuid("variant_id").notNull(),
    ordered: integer().notNull(),
    picked: integer().notNull().default(0),
    short: integer().notNull().default(0),
    /** Units that somebody called off before they were handed over: the last ones of the line. */
    cancelled: integer().notNull().default(0),
    /** Units that another fulfillment took over: another store, or delivery. */
    moved: integer().notNull().default(0),
    collected: integer().notNull().default(0),
    returned: integer().notNull().default(0),
    /** Units still promised out of this store's stock: what `allocated` counts. */
    allocated: integer().notNull(),
    /** Its units' part of what promotions took off the order line; see `costOfUnits`. */
    discountAmount: integer("discount_amount").notNull().default(0),
    /** What was given back for units that were handed over and did not come back. */
    refundedAmount: integer("refunded_amount").notNull().default(0),
  },
  (t) => [
    unique("fulfillment_lines_once").on(t.orderLineId, t.fulfillmentId),
    index("fulfillment_lines_of").on(t.fulfillmentId),
    index("fulfillment_lines_open").on(t.variantId).where(sql`${t.allocated} > 0`),
    check("fulfillment_lines_ordered", sql`${t.ordered} between 1 and 999`),
    check(
      "fulfillment_lines_picked",
      sql`least(${t.picked}, ${t.short}, ${t.cancelled}) >= 0 and ${t.picked} + ${t.short} + ${t.cancelled} <= ${t.ordered}`,
    ),
    check("fulfillment_lines_amounts", sql`${t.discountAmount} >= 0 and ${t.refundedAmount} >= 0`),
    check("fulfillment_lines_moved", sql`${t.moved} between 0 and ${t.ordered}`),
    check("fulfillment_lines_collected", sql`${t.collected} between 0 and ${t.picked}`),
    check("fulfillment_lines_returned", sql`${t.returned} between 0 and ${t.collected}`),
    check("fulfillment_lines_allocated", sql`${t.allocated} between 0 and ${t.ordered} - ${t.collected}`),
  ],
);

/** Orders that one clerk picks in one round through the store, in the order of the shelves. */
export const pickLists = pgTable(
  "pick_lists",
  {
    id: uuid().primaryKey(),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    pickedBy: text("picked_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("pick_lists_location").on(t.locationId, t.createdAt)],
);

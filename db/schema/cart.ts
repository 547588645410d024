import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { variants } from "./catalog";
import { instant } from "./columns";
import { users } from "./identity";
import { stockLocations } from "./stores";

/** A basket. It reserves nothing; it lives 90 days from its last change. */
export const carts = pgTable(
  "carts",
  {
    id: uuid().primaryKey(),
    /** Hash of the visitor cookie that owns it; null once it belongs to a customer. */
    visitorHash: text("visitor_hash"),
    customerId: uuid("customer_id").references(() => users.id, { onDelete: "cascade" }),
    /** Discount codes that the shopper gave, as `promotion_codes` has them; whether they apply is asked each time. */
    codes: text().array().notNull().default([]),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    uniqueIndex("carts_visitor").on(t.visitorHash),
    uniqueIndex("carts_customer").on(t.customerId),
    index("carts_expiry").on(t.expiresAt),
    check("carts_codes", sql`cardinality(${t.codes}) <= 3`),
    check("carts_owner", sql`(${t.visitorHash} is null) <> (${t.customerId} is null)`),
  ],
);

/** One line: a variant, and where it will be had. `locationId` null means delivery. */
export const cartLines = pgTable(
  "cart_lines",
  {
    id: uuid().primaryKey(),
    cartId: uuid("cart_id")
      .notNull()
      .references(() => carts.id, { onDelete: "cascade" }),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    locationId: uuid("location_id").references(() => stockLocations.id),
    quantity: integer().notNull(),
    /** The price the shopper last saw, so that a change is shown and never silently charged. */
    seenAmount: integer("seen_amount").notNull(),
    currency: text().notNull(),
    addedAt: instant("added_at").notNull().defaultNow(),
  },
  (t) => [
    unique("cart_lines_once").on(t.cartId, t.variantId, t.locationId).nullsNotDistinct(),
    check("cart_lines_quantity", sql`${t.quantity} between 1 and 99`),
  ],
);

/** Put aside for later: of no basket's total, held and ordered with nothing. One line for each variant. */
export const savedLines = pgTable(
  "saved_lines",
  {
    id: uuid().primaryKey(),
    cartId: uuid("cart_id")
      .notNull()
      .references(() => carts.id, { onDelete: "cascade" }),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    /** Where it was to be had; null for delivery. */
    locationId: uuid("location_id").references(() => stockLocations.id),
    quantity: integer().notNull(),
    /** As in the basket. */
    seenAmount: integer("seen_amount").notNull(),
    currency: text().notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (t) => [
    unique("saved_lines_once").on(t.cartId, t.variantId),
    check("saved_lines_quantity", sql`${t.quantity} between 1 and 99`),
  ],
);

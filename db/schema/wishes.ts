import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { products, variants } from "./catalog";
import { instant } from "./columns";
import { users } from "./identity";
import { stockLocations } from "./stores";

/** What somebody would like to find again: a visitor's list lives 90 days from its last change, a customer's stays. */
export const wishLists = pgTable(
  "wish_lists",
  {
    id: uuid().primaryKey(),
    /** Hash of the visitor cookie that owns it; null once it belongs to a customer. */
    visitorHash: text("visitor_hash"),
    customerId: uuid("customer_id").references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at"),
  },
  (t) => [
    uniqueIndex("wish_lists_visitor").on(t.visitorHash),
    uniqueIndex("wish_lists_customer").on(t.customerId),
    index("wish_lists_expiry").on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
    check("wish_lists_owner", sql`(${t.visitorHash} is null) <> (${t.customerId} is null)`),
    check("wish_lists_time", sql`(${t.visitorHash} is null) = (${t.expiresAt} is null)`),
  ],
);

export const wishes = pgTable(
  "wishes",
  {
    listId: uuid("list_id")
      .notNull()
      .references(() => wishLists.id, { onDelete: "cascade" }),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    wishedAt: instant("wished_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.listId, t.productId] }), index("wishes_product").on(t.productId)],
);

/** "Tell me when it is back here": one per variant, store and address. It tells once, and is forgotten after. */
export const stockAlerts = pgTable(
  "stock_alerts",
  {
    id: uuid().primaryKey(),
    /** Of the link that ends it. */
    tokenHash: text("token_hash").notNull().unique(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id, { onDelete: "cascade" }),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    email: text().notNull(),
    /** The language to write in. */
    locale: text().notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    /** Nobody is told of what they asked for long ago. */
    expiresAt: instant("expires_at").notNull(),
    toldAt: instant("told_at"),
  },
  (t) => [
    uniqueIndex("stock_alerts_once").on(t.variantId, t.locationId, t.email),
    index("stock_alerts_open").on(t.askedAt).where(sql`${t.toldAt} is null`),
    index("stock_alerts_email").on(t.email),
    index("stock_alerts_expiry").on(t.expiresAt),
    check("stock_alerts_email_length", sql`length(${t.email}) between 3 and 254`),
    check("stock_alerts_locale", sql`${t.locale} ~ '^[a-z]{2}$'`),
  ],
);

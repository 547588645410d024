import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { products } from "./catalog";

/**
 * What is bought together: in how many of the latest orders a product and its companion both are. Counted on a clock
 * (`lib/catalog/count-companions.ts`), so that a checkout writes nothing for it; each product keeps its first few.
 */
export const productCompanions = pgTable(
  "product_companions",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    companionId: uuid("companion_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    orders: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.companionId] }),
    check("product_companions_others", sql`${t.productId} <> ${t.companionId}`),
    check("product_companions_orders", sql`${t.orders} > 0`),
  ],
);

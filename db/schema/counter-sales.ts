import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf, textWithin } from "./columns";
import { orders } from "./orders";
import { stockLocations } from "./stores";

/** Orders that a clerk made and took the money for at a counter, wherever their goods are. */
export const counterSales = pgTable(
  "counter_sales",
  {
    orderId: uuid("order_id")
      .primaryKey()
      .references(() => orders.id),
    /** Where it was sold: whose till has the money. */
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    /** Who sold it, as in the ledger. */
    soldBy: text("sold_by").notNull(),
    means: text({ enum: ["cash", "card_terminal"] }).notNull(),
    /** The till's receipt number, or the terminal's reference. */
    receiptNumber: text("receipt_number"),
    soldAt: instant("sold_at").notNull().defaultNow(),
  },
  (t) => [
    index("counter_sales_location").on(t.locationId, t.soldAt),
    check("counter_sales_means", oneOf(t.means, ["cash", "card_terminal"])),
    check("counter_sales_receipt", textWithin(t.receiptNumber, 60)),
  ],
);

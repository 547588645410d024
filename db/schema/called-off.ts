import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { fulfillmentLines } from "./orders";

/** Units that had been picked when their line was called off, while the rest of the pickup went on: to be carried back. */
export const calledOffPicks = pgTable(
  "called_off_picks",
  {
    /** What the ledger names the calling off by. */
    id: uuid().primaryKey(),
    fulfillmentLineId: uuid("fulfillment_line_id")
      .notNull()
      .references(() => fulfillmentLines.id),
    quantity: integer().notNull(),
    reason: text(),
    calledOffAt: instant("called_off_at").notNull().defaultNow(),
    putBackAt: instant("put_back_at"),
  },
  (t) => [
    index("called_off_picks_of").on(t.fulfillmentLineId),
    index("called_off_picks_open").on(t.calledOffAt).where(sql`${t.putBackAt} is null`),
    check("called_off_picks_quantity", sql`${t.quantity} between 1 and 999`),
  ],
);

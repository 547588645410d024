import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { giftCardEntryKinds } from "@/lib/giftcards/entry-states";
import { instant, oneOf } from "./columns";
import { orders } from "./orders";

/** Money that somebody carries as a code. The code itself is known to nobody here. */
export const giftCards = pgTable(
  "gift_cards",
  {
    id: uuid().primaryKey(),
    codeHash: text("code_hash").notNull().unique(),
    /** The end of the code, by which people tell cards apart. */
    hint: text().notNull(),
    currency: text().notNull(),
    /** What it was issued with. */
    amount: integer().notNull(),
    balance: integer().notNull(),
    issuedBy: text("issued_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("gift_cards_hint", sql`length(${t.hint}) = 4`),
    check("gift_cards_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("gift_cards_amount", sql`${t.amount} between 1 and 100000`),
    check("gift_cards_balance", sql`${t.balance} between 0 and ${t.amount}`),
  ],
);

/** Every change of a card's balance, once for each cause, with its sign. Append-only. */
export const giftCardEntries = pgTable(
  "gift_card_entries",
  {
    id: uuid().primaryKey(),
    giftCardId: uuid("gift_card_id")
      .notNull()
      .references(() => giftCards.id),
    kind: text({ enum: giftCardEntryKinds }).notNull(),
    amount: integer().notNull(),
    /** What it came of: `order:<id>` and the like. */
    cause: text().notNull(),
    orderId: uuid("order_id").references(() => orders.id),
    actor: text().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("gift_card_entries_once").on(t.giftCardId, t.kind, t.cause),
    index("gift_card_entries_order").on(t.orderId).where(sql`${t.orderId} is not null`),
    check("gift_card_entries_kind", oneOf(t.kind, giftCardEntryKinds)),
    check("gift_card_entries_amount", sql`(${t.kind} = 'spent') = (${t.amount} < 0) and ${t.amount} <> 0`),
    check("gift_card_entries_cause", sql`length(${t.cause}) between 1 and 200`),
  ],
);

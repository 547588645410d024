import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { documentKinds } from "@/lib/orders/document-states";
import type { VariantOption } from "./catalog";
import { instant, oneOf } from "./columns";
import { orders, type VatPart } from "./orders";

/** A line of a document as it was that day. Minor units, the rate in basis points. */
export type DocumentLine = {
  title: string;
  options: VariantOption[];
  quantity: number;
  unitAmount: number;
  /** After what was taken off. */
  totalAmount: number;
  vatBasisPoints: number;
  vatAmount: number;
};

/**
 * How far the numbers of a series have come: one for each store, kind and year of its calendar. Its row is locked from
 * taking a number until the end of the transaction, so that a number is never left out; taken last of all locks.
 * Names its place without a foreign key, as what is written with every order does.
 */
export const documentSeries = pgTable(
  "document_series",
  {
    locationId: uuid("location_id").notNull(),
    kind: text({ enum: documentKinds }).notNull(),
    year: smallint().notNull(),
    last: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.kind, t.year] }),
    check("document_series_kind", oneOf(t.kind, documentKinds)),
    check("document_series_last", sql`${t.last} > 0`),
  ],
);

/** A VAT receipt or a credit note, frozen as it was issued; never changed, never deleted. It names nobody. */
export const documents = pgTable(
  "documents",
  {
    id: uuid().primaryKey(),
    locationId: uuid("location_id").notNull(),
    kind: text({ enum: documentKinds }).notNull(),
    year: smallint().notNull(),
    /** In its series: 1, 2, 3, … */
    number: integer().notNull(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    /** `handover:<pickup>:<part>`, `shipment:<delivery>`, `undone:<pickup>:<part>`, `return:<return>`; once each. */
    cause: text().notNull(),
    currency: text().notNull(),
    totalAmount: integer("total_amount").notNull(),
    lines: jsonb().$type<DocumentLine[]>().notNull(),
    /** What sending cost; 0 when this is not about that. */
    deliveryAmount: integer("delivery_amount").notNull().default(0),
    vat: jsonb().$type<VatPart[]>().notNull(),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [
    unique("documents_number").on(t.locationId, t.kind, t.year, t.number),
    unique("documents_cause").on(t.cause),
    index("documents_order").on(t.orderId, t.issuedAt),
    check("documents_kind", oneOf(t.kind, documentKinds)),
    check("documents_amounts", sql`${t.number} > 0 and ${t.deliveryAmount} between 0 and ${t.totalAmount}`),
    check("documents_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("documents_cause_length", sql`length(${t.cause}) between 1 and 200`),
  ],
);

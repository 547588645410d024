import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { movementKindNames, signedKinds } from "@/lib/inventory/movement-kinds";
import { quotaNames } from "@/lib/inventory/quota-names";
import { reservationStates } from "@/lib/inventory/reservation-states";
import { transferStates } from "@/lib/inventory/transfer-states";
import { variants } from "./catalog";
import { instant, oneOf } from "./columns";
import { stockLocations } from "./stores";

/** What is at one place of one variant. ATP = on_hand − reserved − allocated − safety_stock, never below 0. */
export const stockLevels = pgTable(
  "stock_levels",
  {
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    onHand: integer("on_hand").notNull().default(0),
    reserved: integer().notNull().default(0),
    allocated: integer().notNull().default(0),
    safetyStock: integer("safety_stock").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.variantId] }),
    index("stock_levels_variant").on(t.variantId, t.locationId),
    check(
      "stock_levels_not_negative",
      sql`${t.onHand} >= 0 and ${t.reserved} >= 0 and ${t.allocated} >= 0 and ${t.safetyStock} >= 0`,
    ),
    check("stock_levels_committed", sql`${t.reserved} + ${t.allocated} <= ${t.onHand}`),
  ],
);

/** The append-only ledger behind the counters. One cause has one effect of a kind, once. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: bigserial({ mode: "bigint" }).primaryKey(),
    locationId: uuid("location_id").notNull(),
    variantId: uuid("variant_id").notNull(),
    kind: text({ enum: movementKindNames }).notNull(),
    quantity: integer().notNull(),
    /** What made it move: `reservation_line:<id>`, `fulfillment_line:<id>`, `seed:…`, `import:…`, `count:…`. */
    cause: text().notNull(),
    /** `user:<id>`, `api_key:<id>`, `visitor`, `system:<job>`. */
    actor: text().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: "stock_movements_level_fk",
      columns: [t.locationId, t.variantId],
      foreignColumns: [stockLevels.locationId, stockLevels.variantId],
    }),
    uniqueIndex("stock_movements_cause").on(t.cause, t.kind),
    index("stock_movements_level").on(t.locationId, t.variantId, t.id),
    check("stock_movements_kind", oneOf(t.kind, movementKindNames)),
    check(
      "stock_movements_quantity",
      sql`${t.quantity} > 0 or (${oneOf(t.kind, signedKinds)} and ${t.quantity} <> 0)`,
    ),
    check("stock_movements_cause_length", sql`length(${t.cause}) between 1 and 200`),
  ],
);

/** A soft hold at one store, made when checkout starts. Whoever has its token may see, extend and release it. */
export const reservations = pgTable(
  "reservations",
  {
    id: uuid().primaryKey(),
    tokenHash: text("token_hash").notNull(),
    /** Where it will be collected. */
    locationId: uuid("location_id").notNull(),
    /** Where the goods are held: the store itself, or the warehouse they are shipped to the store from. */
    stockLocationId: uuid("stock_location_id").notNull(),
    state: text({ enum: reservationStates.states as [string, ...string[]] })
      .$type<(typeof reservationStates.states)[number]>()
      .notNull()
      .default(reservationStates.initial),
    windowId: uuid("window_id"),
    readyBy: instant("ready_by").notNull(),
    /** Who holds it, as `visitor:…`, `user:…`, `api_key:…`: quotas and "my own hold" read it. */
    holder: text().notNull(),
    /** Address block it was asked from; null for a trusted server that quotas do not touch. */
    address: text(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    extendedAt: instant("extended_at"),
    closedAt: instant("closed_at"),
    /** The order it waits to become, while that is being paid. No foreign key: stock knows nothing of orders. */
    pendingOrderId: uuid("pending_order_id"),
  },
  (t) => [
    index("reservations_open").on(t.expiresAt).where(sql`${t.state} = 'held'`),
    index("reservations_window").on(t.windowId).where(sql`${t.state} = 'held'`),
    index("reservations_holder").on(t.holder).where(sql`${t.state} = 'held'`),
    index("reservations_address")
      .on(t.address, t.createdAt)
      .where(sql`${t.state} in ('held', 'converted') and ${t.address} is not null`),
    check("reservations_address_length", sql`length(${t.address}) <= 80`),
    check("reservations_state", oneOf(t.state, reservationStates.states)),
    check("reservations_closed", sql`(${t.state} = 'held') = (${t.closedAt} is null)`),
    check("reservations_span", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

export const reservationLines = pgTable(
  "reservation_lines",
  {
    id: uuid().primaryKey(),
    reservationId: uuid("reservation_id")
      .notNull()
      .references(() => reservations.id, { onDelete: "cascade" }),
    /** What is held has a stock level, which is what keeps its variant from being removed. */
    variantId: uuid("variant_id").notNull(),
    quantity: integer().notNull(),
  },
  (t) => [
    uniqueIndex("reservation_lines_variant").on(t.reservationId, t.variantId),
    index("reservation_lines_of_variant").on(t.variantId),
    check("reservation_lines_quantity", sql`${t.quantity} between 1 and 999`),
  ],
);

/**
 * How much one shopper may keep from others, by name. The shop's owner changes a value; the next hold reads it.
 * @see lib/inventory/quota-names.ts
 */
export const reservationQuotas = pgTable(
  "reservation_quotas",
  { name: text({ enum: quotaNames }).primaryKey(), value: integer().notNull() },
  (t) => [
    check("reservation_quotas_name", oneOf(t.name, quotaNames)),
    check("reservation_quotas_value", sql`${t.value} >= 0`),
  ],
);

/** Goods on their way from one stock location to another; for an order when `fulfillmentId` says so. */
export const transfers = pgTable(
  "transfers",
  {
    id: uuid().primaryKey(),
    fromId: uuid("from_id")
      .notNull()
      .references(() => stockLocations.id),
    toId: uuid("to_id")
      .notNull()
      .references(() => stockLocations.id),
    state: text({ enum: transferStates.states as [string, ...string[]] })
      .$type<(typeof transferStates.states)[number]>()
      .notNull()
      .default(transferStates.initial),
    /** The pickup it brings goods for. No foreign key: orders know of stock, stock knows nothing of orders. */
    fulfillmentId: uuid("fulfillment_id"),
    note: text(),
    /** When the goods are expected to be there. */
    expectedAt: instant("expected_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    index("transfers_open").on(t.toId, t.createdAt).where(oneOf(t.state, transferStates.open)),
    index("transfers_leaving").on(t.fromId, t.createdAt).where(oneOf(t.state, transferStates.open)),
    uniqueIndex("transfers_fulfillment").on(t.fulfillmentId).where(sql`${t.state} <> 'cancelled'`),
    check("transfers_state", oneOf(t.state, transferStates.states)),
    check("transfers_places", sql`${t.fromId} <> ${t.toId}`),
    check("transfers_note", sql`length(${t.note}) between 1 and 200`),
    check(
      "transfers_closed",
      sql`(${oneOf(t.state, transferStates.terminal)}) = (${t.closedAt} is not null)`,
    ),
  ],
);

export const transferLines = pgTable(
  "transfer_lines",
  {
    id: uuid().primaryKey(),
    transferId: uuid("transfer_id")
      .notNull()
      .references(() => transfers.id),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    /** The fulfillment line it is for; null when it is for the shelf. */
    fulfillmentLineId: uuid("fulfillment_line_id"),
    quantity: integer().notNull(),
    sent: integer().notNull().default(0),
    received: integer().notNull().default(0),
  },
  (t) => [
    index("transfer_lines_of").on(t.transferId),
    check("transfer_lines_quantity", sql`${t.quantity} between 1 and 9999`),
    check(
      "transfer_lines_moved",
      sql`${t.sent} between 0 and ${t.quantity} and ${t.received} between 0 and ${t.sent}`,
    ),
  ],
);

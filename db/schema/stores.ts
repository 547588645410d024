import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { LocalizedText } from "./catalog";
import { instant, oneOf, textWithin } from "./columns";

export const locationKinds = ["store", "warehouse"] as const;

/**
 * A place that holds stock. A pickup location is one with `pickupEnabled`. Its row is never deleted, which a trigger
 * sees to: what is written with every checkout names its place without a foreign key, since each of those would lock
 * the one row that all of a store's checkouts share.
 */
export const stockLocations = pgTable(
  "stock_locations",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    kind: text({ enum: locationKinds }).notNull(),
    name: text().notNull(),
    street: text().notNull(),
    postalCode: text("postal_code").notNull(),
    city: text().notNull(),
    countryCode: text("country_code").notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    phone: text(),
    /** IANA name; opening hours are read in it. */
    timeZone: text("time_zone").notNull(),
    pickupEnabled: boolean("pickup_enabled").notNull().default(false),
    curbside: boolean().notNull().default(false),
    /** Where cars stand, as the shopper may say it; in the order of the signs. */
    bays: text().array().notNull().default([]),
    /** The collection shelves that clerks choose from. */
    shelves: text().array().notNull().default([]),
    /** Since when nothing more is promised for collection; null while it is. */
    pausedAt: instant("paused_at"),
    /** When it begins again by itself; null until somebody says so. */
    pausedUntil: instant("paused_until"),
    /** Minutes from order to ready, counted in opening hours. */
    prepMinutes: integer("prep_minutes").notNull().default(60),
    /** How many days a ready order waits before it expires. */
    holdDays: integer("hold_days").notNull().default(5),
    windowMinutes: integer("window_minutes").notNull().default(60),
    windowCapacity: integer("window_capacity").notNull().default(10),
    /** A window can be booked until this many minutes before it starts. */
    windowCutOffMinutes: integer("window_cut_off_minutes").notNull().default(0),
    /** What the store picks in an hour; its open picks beyond that push the promise back. */
    picksPerHour: integer("picks_per_hour").notNull().default(30),
    /** Units kept back from online sale of what is in a department without a number of its own. */
    safetyStock: integer("safety_stock").notNull().default(0),
    /** Minutes from a warehouse's dispatch to the store's door, by the clock; null where nothing is shipped to. */
    shipToStoreMinutes: integer("ship_to_store_minutes"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("stock_locations_slug", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 60`),
    check("stock_locations_kind", oneOf(t.kind, locationKinds)),
    check("stock_locations_name", textWithin(t.name, 120)),
    check("stock_locations_country", sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
    check(
      "stock_locations_place",
      sql`${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`,
    ),
    check("stock_locations_prep", sql`${t.prepMinutes} between 0 and 10080`),
    check("stock_locations_hold", sql`${t.holdDays} between 1 and 60`),
    check(
      "stock_locations_window",
      sql`${t.windowMinutes} between 5 and 1440 and ${t.windowCapacity} between 1 and 10000`,
    ),
    check("stock_locations_cut_off", sql`${t.windowCutOffMinutes} between 0 and 10080`),
    check("stock_locations_picks", sql`${t.picksPerHour} between 1 and 10000`),
    check("stock_locations_ship_to_store", sql`${t.shipToStoreMinutes} between 0 and 43200`),
    check("stock_locations_names", sql`cardinality(${t.bays}) <= 60 and cardinality(${t.shelves}) <= 200`),
    check("stock_locations_paused", sql`${t.pausedUntil} is null or ${t.pausedAt} < ${t.pausedUntil}`),
    check("stock_locations_safety", sql`${t.safetyStock} between 0 and 9999`),
    check("stock_locations_pickup_store", sql`not ${t.pickupEnabled} or ${t.kind} = 'store'`),
  ],
);

/** Weekly hours, in the store's own time. A day may have several spans; a day without one is closed. */
export const openingHours = pgTable(
  "opening_hours",
  {
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id, { onDelete: "cascade" }),
    /** ISO: Monday 1 … Sunday 7. */
    weekday: smallint().notNull(),
    opensAt: time("opens_at", { precision: 0 }).notNull(),
    closesAt: time("closes_at", { precision: 0 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.weekday, t.opensAt] }),
    check("opening_hours_weekday", sql`${t.weekday} between 1 and 7`),
    check("opening_hours_span", sql`${t.opensAt} < ${t.closesAt}`),
  ],
);

/** A day that differs from the weekly hours: closed (no times) or other times. */
export const openingExceptions = pgTable(
  "opening_exceptions",
  {
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id, { onDelete: "cascade" }),
    day: date({ mode: "string" }).notNull(),
    opensAt: time("opens_at", { precision: 0 }),
    closesAt: time("closes_at", { precision: 0 }),
    /** Why, by locale: { "en": "Independence Day", "fi": "Itsenäisyyspäivä" }. */
    reason: jsonb().$type<LocalizedText>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.day] }),
    check(
      "opening_exceptions_span",
      sql`(${t.opensAt} is null and ${t.closesAt} is null) or ${t.opensAt} < ${t.closesAt}`,
    ),
    check("opening_exceptions_reason", sql`jsonb_typeof(${t.reason}) = 'object'`),
  ],
);

/**
 * A pickup window that someone has taken a place in. Windows are computed from the hours; a row exists only
 * from the first booking on, so there is nothing to generate ahead and nothing to clean up behind.
 */
export const pickupWindows = pgTable(
  "pickup_windows",
  {
    id: uuid().primaryKey(),
    locationId: uuid("location_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    capacity: integer().notNull(),
    booked: integer().notNull(),
  },
  (t) => [
    uniqueIndex("pickup_windows_start").on(t.locationId, t.startsAt),
    index("pickup_windows_ends").on(t.endsAt),
    check("pickup_windows_span", sql`${t.startsAt} < ${t.endsAt}`),
    check("pickup_windows_booked", sql`${t.booked} >= 0 and ${t.booked} <= ${t.capacity}`),
  ],
);

/**
 * Units kept back from online sale of everything in a department at a location. They are written to its stock rows, and
 * a trigger gives them to rows that come later; of a row, what was said last counts.
 */
export const departmentSafetyStock = pgTable(
  "department_safety_stock",
  {
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id, { onDelete: "cascade" }),
    departmentId: uuid("department_id").notNull(),
    units: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.departmentId] }),
    check("department_safety_stock_units", sql`${t.units} between 0 and 9999`),
  ],
);

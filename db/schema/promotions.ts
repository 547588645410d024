import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { promotionCombinings, promotionKinds } from "@/lib/promotions/promotion-states";
import { departments, type LocalizedText } from "./catalog";
import { instant, oneOf } from "./columns";
import { orders } from "./orders";
import { stockLocations } from "./stores";

/**
 * What lowers prices, and when. Written once: one that should be otherwise is ended, and another begun, so that an
 * order's discount can always be explained.
 */
export const promotions = pgTable(
  "promotions",
  {
    id: uuid().primaryKey(),
    /** What the shopper reads beside the amount. */
    name: jsonb().$type<LocalizedText>().notNull(),
    kind: text({ enum: promotionKinds }).notNull(),
    /** With `percent`: 1000 is 10 %. */
    basisPoints: smallint("basis_points"),
    /** With `amount`, in minor units of `currency`. */
    amount: integer(),
    /** With `buy_get`: of so many bought and so many more, the cheaper ones are free. */
    buyUnits: smallint("buy_units"),
    getUnits: smallint("get_units"),
    currency: text().notNull(),
    /** What goods have to cost together, by their own prices, those that it is about. */
    minimumAmount: integer("minimum_amount").notNull().default(0),
    /** Whether goods that are on sale are left out. */
    excludesSale: boolean("excludes_sale").notNull().default(false),
    firstOrder: boolean("first_order").notNull().default(false),
    /** Whether one of its codes has to be given. */
    needsCode: boolean("needs_code").notNull().default(false),
    combining: text({ enum: promotionCombinings }).notNull(),
    /** Among those as good for the shopper, the lowest counts. */
    priority: smallint().notNull().default(100),
    startsAt: instant("starts_at").notNull().defaultNow(),
    endsAt: instant("ends_at"),
    maxUses: integer("max_uses"),
    /** Counted only where there is a limit: no order waits for another where there is none. */
    uses: integer().notNull().default(0),
    maxUsesEach: smallint("max_uses_each"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    check("promotions_name", sql`jsonb_typeof(${t.name}) = 'object'`),
    check("promotions_kind", oneOf(t.kind, promotionKinds)),
    check("promotions_combining", oneOf(t.combining, promotionCombinings)),
    check("promotions_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("promotions_percent", sql`(${t.kind} = 'percent') = (${t.basisPoints} is not null)`),
    check("promotions_basis_points", sql`${t.basisPoints} between 1 and 10000`),
    check("promotions_off", sql`(${t.kind} = 'amount') = (${t.amount} is not null)`),
    check("promotions_amount", sql`${t.amount} between 1 and 100000000`),
    check(
      "promotions_units",
      sql`(${t.kind} = 'buy_get') = (${t.buyUnits} is not null and ${t.getUnits} is not null) and (${t.buyUnits} is null) = (${t.getUnits} is null)`,
    ),
    check("promotions_units_within", sql`${t.buyUnits} between 1 and 99 and ${t.getUnits} between 1 and 99`),
    check("promotions_minimum", sql`${t.minimumAmount} between 0 and 100000000`),
    check("promotions_time", sql`${t.endsAt} is null or ${t.endsAt} >= ${t.startsAt}`),
    check(
      "promotions_uses",
      sql`${t.uses} >= 0 and (${t.maxUses} is null or (${t.maxUses} > 0 and ${t.uses} <= ${t.maxUses}))`,
    ),
    check("promotions_uses_each", sql`${t.maxUsesEach} > 0`),
  ],
);

/** The departments whose goods a promotion is about, with all below them; all goods when there are none. */
export const promotionDepartments = pgTable(
  "promotion_departments",
  {
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotions.id),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.departmentId] })],
);

/** The stores at which goods have to be collected for a promotion; however they are had when there are none. */
export const promotionStores = pgTable(
  "promotion_stores",
  {
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotions.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.locationId] })],
);

export const promotionCodes = pgTable(
  "promotion_codes",
  {
    /** As `normaliseCode` writes it: upper case, look-alikes as one. */
    code: text().primaryKey(),
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotions.id),
    maxUses: integer("max_uses"),
    /** Counted only where there is a limit. */
    uses: integer().notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("promotion_codes_of").on(t.promotionId),
    check("promotion_codes_code", sql`${t.code} ~ '^[0-9A-Z]{4,32}$'`),
    check(
      "promotion_codes_uses",
      sql`${t.uses} >= 0 and (${t.maxUses} is null or (${t.maxUses} > 0 and ${t.uses} <= ${t.maxUses}))`,
    ),
  ],
);

/** That an order used a promotion, once, and what it saved. Given back once, when the order dies. */
export const promotionRedemptions = pgTable(
  "promotion_redemptions",
  {
    /** Kept from being removed by triggers: a foreign key would lock what all checkouts share. */
    promotionId: uuid("promotion_id").notNull(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    code: text(),
    amount: integer().notNull(),
    redeemedAt: instant("redeemed_at").notNull().defaultNow(),
    givenBackAt: instant("given_back_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.promotionId] }),
    index("promotion_redemptions_of").on(t.promotionId),
    check("promotion_redemptions_amount", sql`${t.amount} >= 0`),
  ],
);

/**
 * What sending costs, by where it goes and what it weighs: of the rows of a country the longest prefix of the postal code
 * counts, of those the lightest that carries it. `countryCode` is empty for everywhere else, `upToGrams` null for
 * whatever is heavier. A shop without rows sends for nothing.
 */
export const deliveryRates = pgTable(
  "delivery_rates",
  {
    id: uuid().primaryKey(),
    countryCode: text("country_code").notNull(),
    postalPrefix: text("postal_prefix").notNull().default(""),
    upToGrams: integer("up_to_grams"),
    currency: text().notNull(),
    amount: integer().notNull(),
  },
  (t) => [
    index("delivery_rates_place").on(t.currency, t.countryCode),
    check("delivery_rates_country", sql`${t.countryCode} ~ '^([A-Z]{2})?$'`),
    check("delivery_rates_prefix", sql`${t.postalPrefix} ~ '^[0-9A-Z]{0,10}$'`),
    check("delivery_rates_grams", sql`${t.upToGrams} > 0`),
    check("delivery_rates_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("delivery_rates_amount", sql`${t.amount} between 0 and 10000000`),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codePurposes } from "@/lib/identity/account-code-states";
import { consentPurposes } from "@/lib/identity/consent-states";
import { keyRoles, signInWays, staffRoles } from "@/lib/identity/roles";
import { instant, oneOf, textWithin } from "./columns";
import { stockLocations } from "./stores";

/** Somebody with an account. A shopper's row is written once the address was shown to be theirs, never before. */
export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    /** Lower case, as typed by `emailAddress`. */
    email: text().notNull(),
    name: text().notNull(),
    /** Null for those who sign in with mailed codes, or through somebody else, alone. */
    passwordHash: text("password_hash"),
    /** The language they chose for everything, on every device; null until they chose. */
    locale: text(),
    /** The store they chose, on every device. */
    storeId: uuid("store_id").references(() => stockLocations.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    disabledAt: instant("disabled_at"),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email),
    check("users_locale", sql`${t.locale} ~ '^[a-z]{2}$'`),
    check("users_email_lower", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
    check("users_name", textWithin(t.name, 120)),
  ],
);

/** Someone who works here. An admin has every store; others have those in `staff_locations`. */
export const staff = pgTable(
  "staff",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: staffRoles }).notNull(),
    /** An account that the demo shop came with: it needs no second factor there, and signs in nowhere else. */
    demo: boolean().notNull().default(false),
  },
  (t) => [check("staff_role", oneOf(t.role, staffRoles))],
);

export const staffLocations = pgTable(
  "staff_locations",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => staff.userId, { onDelete: "cascade" }),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
  },
  (t) => [primaryKey({ columns: [t.userId, t.locationId] })],
);

/**
 * A browser that a store's people share. A manager enrols it once; its cookie holds a token of which only the hash is
 * here. Ending the row ends every sign-in at it.
 */
export const staffDevices = pgTable(
  "staff_devices",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    tokenHash: text("token_hash").notNull().unique(),
    enrolledBy: text("enrolled_by").notNull(),
    enrolledAt: instant("enrolled_at").notNull().defaultNow(),
    /** To a few minutes. */
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("staff_devices_location").on(t.locationId),
    check("staff_devices_name", textWithin(t.name, 60)),
  ],
);

/** A sign-in. The cookie only names it; ending the row ends the sign-in at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** To a few minutes. */
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    userAgent: text("user_agent").notNull().default(""),
    /** How it began. A PIN opens no more than the counter of its device's store. */
    via: text({ enum: signInWays }).notNull().default("password"),
    /** When the second factor was shown; null where it was not, or is not asked for. */
    secondFactorAt: instant("second_factor_at"),
    /** The shared device it is at. */
    deviceId: uuid("device_id").references(() => staffDevices.id),
    /** Nobody was at the device for a while: it stands for nobody until its person comes back. */
    lockedAt: instant("locked_at"),
  },
  (t) => [
    index("sessions_user").on(t.userId),
    index("sessions_device").on(t.deviceId).where(sql`${t.deviceId} is not null`),
    check("sessions_via", oneOf(t.via, signInWays)),
    check("sessions_pin_at_device", sql`${t.via} <> 'pin' or ${t.deviceId} is not null`),
    check("sessions_agent", sql`length(${t.userAgent}) <= 400`),
    check("sessions_span", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** A server's or till's key. Only its hash is kept; without a location it is good for every store. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    keyHash: text("key_hash").notNull().unique(),
    role: text({ enum: keyRoles }).notNull(),
    locationId: uuid("location_id").references(() => stockLocations.id),
    /** The admin who made it, with whom it ends; null for one from the shop's own command line. */
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [check("api_keys_role", oneOf(t.role, keyRoles)), check("api_keys_name", textWithin(t.name, 120))],
);

/** A visitor proves an address with a mailed code; the contact token then vouches for it at checkout. */
export const contactVerifications = pgTable(
  "contact_verifications",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    codeHash: text("code_hash").notNull(),
    attempts: smallint().notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    verifiedAt: instant("verified_at"),
    tokenHash: text("token_hash"),
  },
  (t) => [
    uniqueIndex("contact_verifications_token").on(t.tokenHash),
    index("contact_verifications_expiry").on(t.expiresAt),
    check("contact_verifications_email", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
    check("contact_verifications_attempts", sql`${t.attempts} between 0 and 5`),
    check("contact_verifications_token_when", sql`(${t.tokenHash} is null) = (${t.verifiedAt} is null)`),
  ],
);

/**
 * A code mailed to an address, by which whoever reads it shows that the address is theirs. What they asked for with it
 * waits here: a new account's name and password are nobody's until the code is typed.
 */
export const accountCodes = pgTable(
  "account_codes",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    purpose: text({ enum: codePurposes }).notNull(),
    codeHash: text("code_hash").notNull(),
    attempts: smallint().notNull().default(0),
    name: text(),
    passwordHash: text("password_hash"),
    locale: text().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("account_codes_expiry").on(t.expiresAt),
    index("account_codes_email").on(t.email),
    check("account_codes_email_lower", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
    check("account_codes_purpose", oneOf(t.purpose, codePurposes)),
    check("account_codes_attempts", sql`${t.attempts} between 0 and 5`),
    check("account_codes_name", textWithin(t.name, 120)),
    check(
      "account_codes_new",
      sql`${t.purpose} = 'sign_up' or (${t.name} is null and ${t.passwordHash} is null)`,
    ),
  ],
);

/** How somebody is known where else they sign in: a provider's own name for them, which never changes. */
export const externalIdentities = pgTable(
  "external_identities",
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.subject] }),
    index("external_identities_user").on(t.userId),
    check("external_identities_provider", textWithin(t.provider, 40)),
    check("external_identities_subject", textWithin(t.subject, 255)),
  ],
);

/** Where somebody has things sent. At most one is the one to begin with. */
export const customerAddresses = pgTable(
  "customer_addresses",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    street: text().notNull(),
    postalCode: text("postal_code").notNull(),
    city: text().notNull(),
    countryCode: text("country_code").notNull(),
    phone: text(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("customer_addresses_user").on(t.userId),
    uniqueIndex("customer_addresses_default").on(t.userId).where(sql`${t.isDefault}`),
    check("customer_addresses_name", textWithin(t.name, 120)),
    check("customer_addresses_street", textWithin(t.street, 120)),
    check("customer_addresses_postal_code", textWithin(t.postalCode, 12)),
    check("customer_addresses_city", textWithin(t.city, 120)),
    check("customer_addresses_country", sql`${t.countryCode} ~ '^[A-Z]{2}$'`),
    check("customer_addresses_phone", textWithin(t.phone, 30)),
  ],
);

/** What somebody agreed to and took back, and when: each change is a row of its own, and the last one counts. */
export const consents = pgTable(
  "consents",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: text({ enum: consentPurposes }).notNull(),
    granted: boolean().notNull(),
    /** The language they read the question in. */
    locale: text().notNull(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index("consents_user").on(t.userId, t.purpose, t.at),
    check("consents_purpose", oneOf(t.purpose, consentPurposes)),
  ],
);

/** Addresses that get no more than what their orders need. Kept as a keyed hash, so that it outlives an account. */
export const mailSuppressions = pgTable("mail_suppressions", {
  emailHash: text("email_hash").primaryKey(),
  at: instant("at").notNull().defaultNow(),
});

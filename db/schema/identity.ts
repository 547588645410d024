import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { keyRoles, staffRoles } from "@/lib/identity/roles";
import { instant, oneOf, textWithin } from "./columns";
import { stockLocations } from "./stores";

export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    /** Lower case, as typed by `emailAddress`. */
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text("password_hash"),
    createdAt: instant("created_at").notNull().defaultNow(),
    disabledAt: instant("disabled_at"),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email),
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

/** A sign-in. The cookie only names it; ending the row ends the sign-in at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    userAgent: text("user_agent").notNull().default(""),
  },
  (t) => [
    index("sessions_user").on(t.userId),
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

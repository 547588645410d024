import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { staffRoles } from "@/lib/identity/roles";
import { instant, oneOf, textWithin } from "./columns";
import { staff, users } from "./identity";

const stillOpen = (t: { acceptedAt: PgColumn; revokedAt: PgColumn }) =>
  sql`${t.acceptedAt} is null and ${t.revokedAt} is null`;

/**
 * A mailed link by which somebody begins to work here, or begins anew after a reset: it opens a page where they choose
 * a password, once. Only its hash is kept. An address has at most one that is open.
 */
export const staffInvitations = pgTable(
  "staff_invitations",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: staffRoles }).notNull(),
    locationIds: uuid("location_ids").array().notNull(),
    /** Whose sign-in was reset; null for somebody who is not here yet. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    locale: text().notNull(),
    invitedBy: text("invited_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("staff_invitations_open").on(t.email).where(stillOpen(t)),
    index("staff_invitations_user").on(t.userId),
    check("staff_invitations_role", oneOf(t.role, staffRoles)),
    check("staff_invitations_email", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`),
    check("staff_invitations_name", textWithin(t.name, 120)),
    check("staff_invitations_over", sql`${t.acceptedAt} is null or ${t.revokedAt} is null`),
  ],
);

/** An authenticator app's secret. It counts once a first code was typed from it. */
export const staffSecondFactors = pgTable("staff_second_factors", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => staff.userId, { onDelete: "cascade" }),
  sealedSecret: text("sealed_secret").notNull(),
  confirmedAt: instant("confirmed_at"),
  /** The newest time step that a code was taken of: that one and those before it are spent. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** What stands in for a lost phone, each once. */
export const staffRecoveryCodes = pgTable(
  "staff_recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => staff.userId, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** What somebody switches to themselves by at a shared device; good for nothing elsewhere. */
export const staffPins = pgTable("staff_pins", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => staff.userId, { onDelete: "cascade" }),
  pinHash: text("pin_hash").notNull(),
  setAt: instant("set_at").notNull().defaultNow(),
});

import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { staffRoles } from "@/lib/identity/roles";
import { adjustmentReasons } from "@/lib/inventory/adjustment-reasons";
import { writeOffStates } from "@/lib/inventory/write-off-states";
import { variants } from "./catalog";
import { instant, oneOf, textWithin } from "./columns";
import { stockLocations } from "./stores";

/** How much somebody of a role may write off by themselves within a day, at the goods' prices, in minor units. */
export const writeOffLimits = pgTable(
  "write_off_limits",
  {
    role: text({ enum: staffRoles }).primaryKey(),
    amount: integer().notNull(),
  },
  (t) => [
    check("write_off_limits_role", oneOf(t.role, staffRoles)),
    check("write_off_limits_amount", sql`${t.amount} >= 0`),
  ],
);

/** Units that a correction or a count takes out of one place's books. */
export const writeOffs = pgTable(
  "write_offs",
  {
    id: uuid().primaryKey(),
    locationId: uuid("location_id")
      .notNull()
      .references(() => stockLocations.id),
    state: text().$type<(typeof writeOffStates.states)[number]>().notNull(),
    reason: text({ enum: adjustmentReasons }).notNull(),
    note: text(),
    /** Who asked for it, as in the ledger; a second person's yes has to come from somebody else. */
    requestedBy: text("requested_by").notNull(),
    requestedByName: text("requested_by_name").notNull(),
    /** The second person; null when none was needed, or nobody has decided yet. */
    decidedBy: text("decided_by"),
    /** What the units cost on the day they were missed, in minor units. */
    amount: integer().notNull(),
    currency: text().notNull(),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    index("write_offs_location").on(t.locationId, t.requestedAt, t.id),
    index("write_offs_person").on(t.requestedBy, t.requestedAt),
    check("write_offs_state", oneOf(t.state, writeOffStates.states)),
    check("write_offs_reason", oneOf(t.reason, adjustmentReasons)),
    check("write_offs_note", textWithin(t.note, 200)),
    check("write_offs_amount", sql`${t.amount} >= 0`),
    check("write_offs_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      "write_offs_second",
      sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.requestedBy} or ${t.state} = 'rejected'`,
    ),
    check(
      "write_offs_closed",
      sql`(${oneOf(t.state, writeOffStates.terminal)}) = (${t.closedAt} is not null)`,
    ),
  ],
);

/** How many units of what. */
export const writeOffLines = pgTable(
  "write_off_lines",
  {
    id: uuid().primaryKey(),
    writeOffId: uuid("write_off_id")
      .notNull()
      .references(() => writeOffs.id),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    units: integer().notNull(),
    amount: integer().notNull(),
  },
  (t) => [
    uniqueIndex("write_off_lines_once").on(t.writeOffId, t.variantId),
    check("write_off_lines_units", sql`${t.units} > 0`),
    check("write_off_lines_amount", sql`${t.amount} >= 0`),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { handoverProofs, shortChoices, shortReasons } from "@/lib/pickup/states";
import { variants } from "./catalog";
import { instant, oneOf, textWithin } from "./columns";
import { fulfillmentLines, fulfillments } from "./orders";

/**
 * Units of a line that were not on the shelf, why, and what the shopper wants instead. Past the deadline nothing is
 * asked any more: the units are neither charged nor sent.
 */
export const shortPicks = pgTable(
  "short_picks",
  {
    id: uuid().primaryKey(),
    fulfillmentLineId: uuid("fulfillment_line_id")
      .notNull()
      .references(() => fulfillmentLines.id),
    quantity: integer().notNull(),
    reason: text({ enum: shortReasons }).notNull(),
    /** What the clerk offers instead; null when nothing comes close. */
    substituteId: uuid("substitute_id").references(() => variants.id),
    deadline: instant("deadline").notNull(),
    choice: text({ enum: shortChoices }),
    decidedAt: instant("decided_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("short_picks_of").on(t.fulfillmentLineId),
    index("short_picks_open").on(t.deadline).where(sql`${t.choice} is null`),
    check("short_picks_quantity", sql`${t.quantity} between 1 and 999`),
    check("short_picks_reason", oneOf(t.reason, shortReasons)),
    check("short_picks_choice", oneOf(t.choice, shortChoices)),
    check("short_picks_decided", sql`(${t.choice} is null) = (${t.decidedAt} is null)`),
  ],
);

/** Proof of pickup: who collected, how they were verified, which member of staff, when. Written once, never changed. */
export const handovers = pgTable(
  "handovers",
  {
    id: uuid().primaryKey(),
    fulfillmentId: uuid("fulfillment_id")
      .notNull()
      .references(() => fulfillments.id),
    collectedByName: text("collected_by_name").notNull(),
    /** The pickup's first handover, second, …: one more for each part, and after one was undone. */
    part: smallint().notNull().default(1),
    relation: text().notNull(),
    verification: text({ enum: handoverProofs }).notNull(),
    ageChecked: boolean("age_checked").notNull().default(false),
    /** That the clerk saw an ID, whatever else the person showed. */
    idChecked: boolean("id_checked").notNull().default(false),
    /** What the person drew with a finger where the shop asked for it: the path of an SVG, sealed. */
    sealedSignature: text("sealed_signature"),
    actor: text().notNull(),
    collectedAt: instant("collected_at").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("handovers_once").on(t.fulfillmentId, t.part),
    check("handovers_name", textWithin(t.collectedByName, 120)),
    check("handovers_relation", textWithin(t.relation, 40)),
    check("handovers_signature", sql`length(${t.sealedSignature}) <= 40000`),
    check("handovers_verification", oneOf(t.verification, handoverProofs)),
  ],
);

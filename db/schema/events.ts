import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, oneOf } from "./columns";

/**
 * One row per thing that happened: timeline, audit record and outbox at once. Append-only, and a record by itself: it
 * stays true whatever becomes of the rows it names, so it holds none of them.
 */
export const events = pgTable(
  "events",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    orderId: uuid("order_id"),
    fulfillmentId: uuid("fulfillment_id"),
    reservationId: uuid("reservation_id"),
    locationId: uuid("location_id"),
    /** `user:<id>`, `api_key:<id>`, `visitor`, `system:<job>`. */
    actor: text().notNull(),
    /** The actor's name as people read it on a timeline. */
    actorName: text("actor_name").notNull().default(""),
    channel: text().notNull(),
    visitor: text(),
    /** The shared device it was done at. */
    deviceId: uuid("device_id"),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Finer than a millisecond, so that a timeline keeps its order. */
    at: timestamp({ withTimezone: true, precision: 6, mode: "date" })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [
    index("events_order").on(t.orderId, t.at).where(sql`${t.orderId} is not null`),
    index("events_fulfillment").on(t.fulfillmentId, t.name).where(sql`${t.fulfillmentId} is not null`),
    // What a store's day is closed by. Nothing that a checkout writes is in it.
    index("events_closing")
      .on(t.locationId, t.at)
      .where(
        sql`${t.name} in ('payment.captured', 'payment.refunded', 'pickup.collected', 'pickup.part_collected', 'pickup.undone', 'delivery.shipped', 'return.received')`,
      ),
    // Who picked and handed over what, when. Nothing that a checkout writes is in it.
    index("events_work")
      .on(t.locationId, t.at)
      .where(
        sql`${t.name} in ('pickup.picking_started', 'pickup.ready', 'pickup.collected', 'pickup.line_short', 'refund.given')`,
      ),
    check("events_name", sql`${t.name} ~ '^[a-z_]+\\.[a-z_]+$'`),
  ],
);

/** A handler has done its work for an event: what makes handlers idempotent, and how we know a job was done. */
export const eventHandlings = pgTable(
  "event_handlings",
  {
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id),
    handler: text().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.handler] })],
);

export const messageChannels = ["email"] as const;
export const messageStates = ["queued", "sent", "failed"] as const;

/** A message to a person. One event sends at most one per channel. */
export const messages = pgTable(
  "messages",
  {
    id: uuid().primaryKey(),
    /** Null for messages that no event caused, such as a verification code. */
    eventId: uuid("event_id").references(() => events.id),
    channel: text({ enum: messageChannels }).notNull(),
    kind: text().notNull(),
    recipient: text().notNull(),
    locale: text().notNull(),
    /** Subject and text, sealed: they may hold a code, which the database otherwise knows only by its hash. */
    sealedContent: text("sealed_content").notNull(),
    state: text({ enum: messageStates }).notNull().default("queued"),
    attempts: integer().notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    uniqueIndex("messages_once").on(t.eventId, t.channel),
    index("messages_newest").on(t.createdAt, t.id),
    index("messages_recipient").on(t.recipient),
    check("messages_channel", oneOf(t.channel, messageChannels)),
    check("messages_state", oneOf(t.state, messageStates)),
    check("messages_sent", sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** One answered call: the same key and body get the same answer again. The answer is sealed, since it may hold tokens. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    key: text().notNull(),
    actor: text().notNull(),
    route: text().notNull(),
    requestHash: text("request_hash").notNull(),
    status: smallint(),
    sealedBody: text("sealed_body"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.actor, t.route] }),
    index("idempotency_keys_age").on(t.createdAt),
    check("idempotency_keys_key", sql`length(${t.key}) between 1 and 255`),
  ],
);

/** How often something was tried in a window of time. Unlogged: losing it in a crash only forgives. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text().notNull(),
    windowStart: instant("window_start").notNull(),
    hits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.windowStart] }), index("rate_limits_age").on(t.windowStart)],
);

/** When a worker was last heard of. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  worker: text().primaryKey(),
  at: instant("at").notNull(),
});

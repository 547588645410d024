import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { reviewRuleNames, ruleOutcomes } from "@/lib/pickup/review-states";
import { oneOf } from "./columns";

/**
 * What an order paid ahead is judged by. The shop's owner changes a row while an attack goes on; the next order is judged
 * by it.
 * @see lib/pickup/review-states.ts
 */
export const reviewRules = pgTable(
  "review_rules",
  {
    name: text({ enum: reviewRuleNames }).primaryKey(),
    outcome: text({ enum: ruleOutcomes }).notNull(),
    /** Broken by more than this. */
    most: integer().notNull(),
  },
  (t) => [
    check("review_rules_name", oneOf(t.name, reviewRuleNames)),
    check("review_rules_outcome", oneOf(t.outcome, ruleOutcomes)),
    check("review_rules_most", sql`${t.most} >= 0`),
  ],
);

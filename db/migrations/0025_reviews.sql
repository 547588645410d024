CREATE TABLE "review_rules" (
	"name" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"most" integer NOT NULL,
	CONSTRAINT "review_rules_name" CHECK ("review_rules"."name" in ('orders_of_contact', 'orders_of_address', 'declines_of_basket', 'declines_of_address', 'total', 'first_total', 'first_by_another', 'age_limit')),
	CONSTRAINT "review_rules_outcome" CHECK ("review_rules"."outcome" in ('off', 'check_id', 'hold')),
	CONSTRAINT "review_rules_most" CHECK ("review_rules"."most" >= 0)
);
--> statement-breakpoint
ALTER TABLE "account_codes" DROP CONSTRAINT "account_codes_purpose";--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "review" text;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "review_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "review_reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "id_reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "id_checked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "fulfillments_review" ON "fulfillments" USING btree ("review_by") WHERE "fulfillments"."review" = 'held' and "fulfillments"."state" = 'requested';--> statement-breakpoint
ALTER TABLE "account_codes" ADD CONSTRAINT "account_codes_purpose" CHECK ("account_codes"."purpose" in ('sign_in', 'sign_up', 'reset_password', 'confirm', 'pickup_person'));--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_review_state" CHECK ("fulfillments"."review" in ('held', 'released'));--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_held" CHECK ("fulfillments"."review" is distinct from 'held' or ("fulfillments"."review_by" is not null and "fulfillments"."state" in ('requested', 'cancelled')));--> statement-breakpoint
INSERT INTO "review_rules" ("name", "outcome", "most") VALUES
	('orders_of_contact', 'hold', 5), ('orders_of_address', 'check_id', 20), ('declines_of_basket', 'hold', 2),
	('declines_of_address', 'check_id', 5), ('total', 'hold', 100000), ('first_total', 'check_id', 20000),
	('first_by_another', 'check_id', 0), ('age_limit', 'off', 0);

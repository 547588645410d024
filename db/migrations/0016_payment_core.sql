CREATE TABLE "demo_provider_calls" (
	"key" text PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" integer NOT NULL,
	"refusal" text,
	"told_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demo_provider_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"card" text NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"captured" integer DEFAULT 0 NOT NULL,
	"refunded" integer DEFAULT 0 NOT NULL,
	"refusal" text,
	"return_to" text DEFAULT '/' NOT NULL,
	"answers_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demo_provider_payments_reference_unique" UNIQUE("reference"),
	CONSTRAINT "demo_provider_payments_amounts" CHECK ("demo_provider_payments"."captured" between 0 and "demo_provider_payments"."amount" and "demo_provider_payments"."refunded" between 0 and "demo_provider_payments"."captured")
);
--> statement-breakpoint
CREATE TABLE "order_plans" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"holder" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"sealed_plan" text NOT NULL,
	"from_basket" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"amount" integer NOT NULL,
	"cause" text NOT NULL,
	"fulfillment_id" uuid,
	"tries" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"refusal" text,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "payment_operations_once" UNIQUE("payment_id","kind","cause"),
	CONSTRAINT "payment_operations_kind" CHECK ("payment_operations"."kind" in ('authorise', 'capture', 'void', 'refund')),
	CONSTRAINT "payment_operations_state" CHECK ("payment_operations"."state" in ('asked', 'done', 'refused', 'dropped')),
	CONSTRAINT "payment_operations_amount" CHECK ("payment_operations"."amount" >= 0),
	CONSTRAINT "payment_operations_cause" CHECK (length("payment_operations"."cause") between 1 and 200),
	CONSTRAINT "payment_operations_closed" CHECK (("payment_operations"."state" = 'asked') = ("payment_operations"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"reference" text,
	"payment_id" uuid,
	"refusal" text,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "provider_events_once" UNIQUE("provider","event_id"),
	CONSTRAINT "provider_events_lengths" CHECK (length("provider_events"."event_id") between 1 and 200 and length("provider_events"."type") <= 100)
);
--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "pending_order_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "capturing" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refunding" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "ahead" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "uncollected" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "next_action" jsonb;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "lapses_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "in_parts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_plans" ADD CONSTRAINT "order_plans_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_operations" ADD CONSTRAINT "payment_operations_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_events" ADD CONSTRAINT "provider_events_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "demo_provider_calls_untold" ON "demo_provider_calls" USING btree ("created_at") WHERE "demo_provider_calls"."told_at" is null;--> statement-breakpoint
CREATE INDEX "order_plans_holder" ON "order_plans" USING btree ("holder") WHERE "order_plans"."holder" is not null;--> statement-breakpoint
CREATE INDEX "order_plans_expires" ON "order_plans" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "payment_operations_open" ON "payment_operations" USING btree ("next_try_at") WHERE "payment_operations"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "provider_events_payment" ON "provider_events" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference" ON "payments" USING btree ("method","reference");--> statement-breakpoint
CREATE INDEX "payments_lapsing" ON "payments" USING btree ("lapses_at") WHERE "payments"."state" = 'authorised' and "payments"."lapses_at" is not null;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_asked" CHECK ("payments"."capturing" >= 0 and "payments"."refunding" >= 0 and "payments"."captured" + "payments"."capturing" <= "payments"."amount"
        and "payments"."refunded" + "payments"."refunding" <= "payments"."captured" + "payments"."capturing");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_ahead" CHECK ("payments"."ahead" >= 0 and "payments"."uncollected" >= 0);
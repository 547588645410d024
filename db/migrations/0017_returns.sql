CREATE SEQUENCE "public"."return_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 700001 CACHE 1;--> statement-breakpoint
CREATE TABLE "refund_limits" (
	"role" text PRIMARY KEY NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "refund_limits_role" CHECK ("refund_limits"."role" in ('associate', 'manager', 'admin')),
	CONSTRAINT "refund_limits_amount" CHECK ("refund_limits"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"condition" text,
	"amount" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "return_lines_quantity" CHECK ("return_lines"."quantity" between 1 and 999),
	CONSTRAINT "return_lines_reason" CHECK ("return_lines"."reason" in ('changed_mind', 'does_not_fit', 'not_as_described', 'wrong_item', 'faulty', 'other')),
	CONSTRAINT "return_lines_condition" CHECK ("return_lines"."condition" in ('restock', 'damaged', 'send_back')),
	CONSTRAINT "return_lines_amount" CHECK ("return_lines"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid,
	"state" text DEFAULT 'requested' NOT NULL,
	"requested_by" text NOT NULL,
	"needs_approval" boolean DEFAULT false NOT NULL,
	"beyond_policy" boolean DEFAULT false NOT NULL,
	"currency" text NOT NULL,
	"amount" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "returns_number" UNIQUE("number"),
	CONSTRAINT "returns_state" CHECK ("returns"."state" in ('requested', 'received', 'rejected', 'withdrawn', 'refunded')),
	CONSTRAINT "returns_amount" CHECK ("returns"."amount" >= 0),
	CONSTRAINT "returns_currency" CHECK ("returns"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "returns_received" CHECK (("returns"."state" in ('received', 'refunded')) = ("returns"."received_at" is not null) and ("returns"."received_at" is null or "returns"."location_id" is not null)),
	CONSTRAINT "returns_approval" CHECK (not "returns"."needs_approval" or "returns"."location_id" is not null),
	CONSTRAINT "returns_closed" CHECK (("returns"."state" in ('rejected', 'withdrawn', 'refunded')) = ("returns"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "departments" ADD COLUMN "return_days" smallint;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_fulfillment_line_id_fulfillment_lines_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "return_lines_once" ON "return_lines" USING btree ("return_id","fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "return_lines_of" ON "return_lines" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "returns_order" ON "returns" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "returns_location" ON "returns" USING btree ("location_id","requested_at","id");--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_return_days" CHECK ("departments"."return_days" between 0 and 3650);--> statement-breakpoint
INSERT INTO "refund_limits" ("role", "amount") VALUES ('associate', 10000), ('manager', 50000), ('admin', 500000);

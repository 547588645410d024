CREATE TABLE "called_off_picks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text,
	"called_off_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"put_back_at" timestamp (3) with time zone,
	CONSTRAINT "called_off_picks_quantity" CHECK ("called_off_picks"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "counter_sales" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"sold_by" text NOT NULL,
	"means" text NOT NULL,
	"receipt_number" text,
	"sold_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counter_sales_means" CHECK ("counter_sales"."means" in ('cash', 'card_terminal')),
	CONSTRAINT "counter_sales_receipt" CHECK (length("counter_sales"."receipt_number") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "write_off_limits" (
	"role" text PRIMARY KEY NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "write_off_limits_role" CHECK ("write_off_limits"."role" in ('associate', 'manager', 'admin')),
	CONSTRAINT "write_off_limits_amount" CHECK ("write_off_limits"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "write_off_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"write_off_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "write_off_lines_units" CHECK ("write_off_lines"."units" > 0),
	CONSTRAINT "write_off_lines_amount" CHECK ("write_off_lines"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "write_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"requested_by" text NOT NULL,
	"requested_by_name" text NOT NULL,
	"decided_by" text,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "write_offs_state" CHECK ("write_offs"."state" in ('held', 'written_off', 'rejected')),
	CONSTRAINT "write_offs_reason" CHECK ("write_offs"."reason" in ('count', 'found', 'lost', 'damaged', 'expired_date', 'theft', 'sample', 'other')),
	CONSTRAINT "write_offs_note" CHECK (length("write_offs"."note") between 1 and 200),
	CONSTRAINT "write_offs_amount" CHECK ("write_offs"."amount" >= 0),
	CONSTRAINT "write_offs_currency" CHECK ("write_offs"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "write_offs_second" CHECK ("write_offs"."decided_by" is null or "write_offs"."decided_by" <> "write_offs"."requested_by" or "write_offs"."state" = 'rejected'),
	CONSTRAINT "write_offs_closed" CHECK (("write_offs"."state" in ('written_off', 'rejected')) = ("write_offs"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_method";--> statement-breakpoint
ALTER TABLE "called_off_picks" ADD CONSTRAINT "called_off_picks_fulfillment_line_id_fulfillment_lines_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_sales" ADD CONSTRAINT "counter_sales_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_sales" ADD CONSTRAINT "counter_sales_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_lines" ADD CONSTRAINT "write_off_lines_write_off_id_write_offs_id_fk" FOREIGN KEY ("write_off_id") REFERENCES "public"."write_offs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_off_lines" ADD CONSTRAINT "write_off_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "write_offs" ADD CONSTRAINT "write_offs_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "called_off_picks_of" ON "called_off_picks" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "called_off_picks_open" ON "called_off_picks" USING btree ("called_off_at") WHERE "called_off_picks"."put_back_at" is null;--> statement-breakpoint
CREATE INDEX "counter_sales_location" ON "counter_sales" USING btree ("location_id","sold_at");--> statement-breakpoint
CREATE UNIQUE INDEX "write_off_lines_once" ON "write_off_lines" USING btree ("write_off_id","variant_id");--> statement-breakpoint
CREATE INDEX "write_offs_location" ON "write_offs" USING btree ("location_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "write_offs_person" ON "write_offs" USING btree ("requested_by","requested_at");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method" CHECK ("payments"."method" in ('pay_in_store', 'demo_card', 'stripe', 'gift_card', 'counter', 'exchange'));--> statement-breakpoint
INSERT INTO "write_off_limits" ("role", "amount") VALUES ('associate', 10000), ('manager', 50000), ('admin', 500000);

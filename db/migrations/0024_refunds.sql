CREATE SEQUENCE "public"."refund_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 800001 CACHE 1;--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"refund_id" uuid NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "refund_lines_quantity" CHECK ("refund_lines"."quantity" between 1 and 999),
	CONSTRAINT "refund_lines_amount" CHECK ("refund_lines"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_number" UNIQUE("number"),
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('held', 'given', 'rejected')),
	CONSTRAINT "refunds_reason" CHECK (length("refunds"."reason") between 1 and 200),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" > 0),
	CONSTRAINT "refunds_currency" CHECK ("refunds"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "refunds_closed" CHECK (("refunds"."state" in ('given', 'rejected')) = ("refunds"."closed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "fulfillment_lines" DROP CONSTRAINT "fulfillment_lines_discount";--> statement-breakpoint
ALTER TABLE "fulfillment_lines" DROP CONSTRAINT "fulfillment_lines_picked";--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD COLUMN "cancelled" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD COLUMN "refunded_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_operations" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "otherwise" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_fulfillment_line_id_fulfillment_lines_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refund_lines_once" ON "refund_lines" USING btree ("refund_id","fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "refund_lines_of" ON "refund_lines" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_location" ON "refunds" USING btree ("location_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "payment_operations_refused" ON "payment_operations" USING btree ("payment_id") WHERE "payment_operations"."state" = 'refused' and "payment_operations"."settled_at" is null;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_amounts" CHECK ("fulfillment_lines"."discount_amount" >= 0 and "fulfillment_lines"."refunded_amount" >= 0);--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_picked" CHECK (least("fulfillment_lines"."picked", "fulfillment_lines"."short", "fulfillment_lines"."cancelled") >= 0 and "fulfillment_lines"."picked" + "fulfillment_lines"."short" + "fulfillment_lines"."cancelled" <= "fulfillment_lines"."ordered");--> statement-breakpoint
ALTER TABLE "payment_operations" ADD CONSTRAINT "payment_operations_settled" CHECK ("payment_operations"."settled_at" is null or "payment_operations"."state" = 'refused');
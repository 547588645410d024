CREATE TABLE "reservation_quotas" (
	"name" text PRIMARY KEY NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "reservation_quotas_name" CHECK ("reservation_quotas"."name" in ('shopper_holds', 'address_holds', 'contact_unpaid_pickups', 'sku_share_basis_points', 'sku_share_from_units', 'household_units')),
	CONSTRAINT "reservation_quotas_value" CHECK ("reservation_quotas"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "transfer_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"fulfillment_line_id" uuid,
	"quantity" integer NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "transfer_lines_quantity" CHECK ("transfer_lines"."quantity" between 1 and 9999),
	CONSTRAINT "transfer_lines_moved" CHECK ("transfer_lines"."sent" between 0 and "transfer_lines"."quantity" and "transfer_lines"."received" between 0 and "transfer_lines"."sent")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"fulfillment_id" uuid,
	"note" text,
	"expected_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "transfers_state" CHECK ("transfers"."state" in ('requested', 'sent', 'cancelled', 'received')),
	CONSTRAINT "transfers_places" CHECK ("transfers"."from_id" <> "transfers"."to_id"),
	CONSTRAINT "transfers_note" CHECK (length("transfers"."note") between 1 and 200),
	CONSTRAINT "transfers_closed" CHECK (("transfers"."state" in ('cancelled', 'received')) = ("transfers"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "pick_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"picked_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "short_picks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"substitute_id" uuid,
	"deadline" timestamp (3) with time zone NOT NULL,
	"choice" text,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "short_picks_quantity" CHECK ("short_picks"."quantity" between 1 and 999),
	CONSTRAINT "short_picks_reason" CHECK ("short_picks"."reason" in ('not_found', 'damaged', 'expired_date', 'other')),
	CONSTRAINT "short_picks_choice" CHECK ("short_picks"."choice" in ('substitute', 'other_store', 'delivery', 'money_back')),
	CONSTRAINT "short_picks_decided" CHECK (("short_picks"."choice" is null) = ("short_picks"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "department_safety_stock" (
	"location_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "department_safety_stock_location_id_department_id_pk" PRIMARY KEY("location_id","department_id"),
	CONSTRAINT "department_safety_stock_units" CHECK ("department_safety_stock"."units" between 0 and 9999)
);
--> statement-breakpoint
DROP INDEX "handovers_once";--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "stock_location_id" uuid;--> statement-breakpoint
-- Until now everything was collected where it lay.
UPDATE "reservations" SET "stock_location_id" = "location_id";--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "stock_location_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD COLUMN "moved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "stock_location_id" uuid;--> statement-breakpoint
-- Until now everything was collected where it lay.
UPDATE "fulfillments" SET "stock_location_id" = "location_id";--> statement-breakpoint
ALTER TABLE "fulfillments" ALTER COLUMN "stock_location_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "code_revoked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "pick_list_id" uuid;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "extended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "handovers" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "put_back_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "fulfillments" f SET "handovers" = 1 WHERE exists (SELECT 1 FROM "handovers" h WHERE h."fulfillment_id" = f."id");--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "part" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_address" jsonb;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "window_cut_off_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "picks_per_hour" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "ship_to_store_minutes" integer;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_id_stock_locations_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_id_stock_locations_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_lists" ADD CONSTRAINT "pick_lists_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_picks" ADD CONSTRAINT "short_picks_fulfillment_line_id_fulfillment_lines_id_fk" FOREIGN KEY ("fulfillment_line_id") REFERENCES "public"."fulfillment_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_picks" ADD CONSTRAINT "short_picks_substitute_id_variants_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_safety_stock" ADD CONSTRAINT "department_safety_stock_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_lines_of" ON "transfer_lines" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "transfers_open" ON "transfers" USING btree ("to_id","created_at") WHERE "transfers"."state" in ('requested', 'sent');--> statement-breakpoint
CREATE INDEX "transfers_leaving" ON "transfers" USING btree ("from_id","created_at") WHERE "transfers"."state" in ('requested', 'sent');--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_fulfillment" ON "transfers" USING btree ("fulfillment_id") WHERE "transfers"."state" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "pick_lists_location" ON "pick_lists" USING btree ("location_id","created_at");--> statement-breakpoint
CREATE INDEX "short_picks_of" ON "short_picks" USING btree ("fulfillment_line_id");--> statement-breakpoint
CREATE INDEX "short_picks_open" ON "short_picks" USING btree ("deadline") WHERE "short_picks"."choice" is null;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_stock_location_id_stock_locations_id_fk" FOREIGN KEY ("stock_location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_stock_location_id_stock_locations_id_fk" FOREIGN KEY ("stock_location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_pick_list_id_pick_lists_id_fk" FOREIGN KEY ("pick_list_id") REFERENCES "public"."pick_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reservations_address" ON "reservations" USING btree ("address","created_at") WHERE "reservations"."state" in ('held', 'converted') and "reservations"."address" is not null;--> statement-breakpoint
CREATE INDEX "fulfillments_pickup_by" ON "fulfillments" USING btree ("pickup_by") WHERE "fulfillments"."state" = 'ready';--> statement-breakpoint
CREATE INDEX "fulfillments_put_back" ON "fulfillments" USING btree ("location_id","closed_at") WHERE "fulfillments"."state" in ('cancelled', 'expired') and "fulfillments"."picked_by" is not null and "fulfillments"."put_back_at" is null;--> statement-breakpoint
CREATE INDEX "orders_open_of_contact" ON "orders" USING btree ("customer_email") WHERE "orders"."state" = 'placed';--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_once" ON "handovers" USING btree ("fulfillment_id","part");--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_address_length" CHECK (length("reservations"."address") <= 80);--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_moved" CHECK ("fulfillment_lines"."moved" between 0 and "fulfillment_lines"."ordered");--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_handovers" CHECK ("fulfillments"."handovers" >= 0);--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_cut_off" CHECK ("stock_locations"."window_cut_off_minutes" between 0 and 10080);--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_picks" CHECK ("stock_locations"."picks_per_hour" between 1 and 10000);--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_ship_to_store" CHECK ("stock_locations"."ship_to_store_minutes" between 0 and 43200);--> statement-breakpoint
INSERT INTO "reservation_quotas" ("name", "value") VALUES
	('shopper_holds', 20), ('address_holds', 100), ('contact_unpaid_pickups', 10),
	('sku_share_basis_points', 500), ('sku_share_from_units', 20), ('household_units', 4);

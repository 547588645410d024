CREATE TABLE "delivery_rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country_code" text NOT NULL,
	"postal_prefix" text DEFAULT '' NOT NULL,
	"up_to_grams" integer,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "delivery_rates_country" CHECK ("delivery_rates"."country_code" ~ '^([A-Z]{2})?$'),
	CONSTRAINT "delivery_rates_prefix" CHECK ("delivery_rates"."postal_prefix" ~ '^[0-9A-Z]{0,10}$'),
	CONSTRAINT "delivery_rates_grams" CHECK ("delivery_rates"."up_to_grams" > 0),
	CONSTRAINT "delivery_rates_currency" CHECK ("delivery_rates"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "delivery_rates_amount" CHECK ("delivery_rates"."amount" between 0 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "promotion_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"promotion_id" uuid NOT NULL,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_codes_code" CHECK ("promotion_codes"."code" ~ '^[0-9A-Z]{4,32}$'),
	CONSTRAINT "promotion_codes_uses" CHECK ("promotion_codes"."uses" >= 0 and ("promotion_codes"."max_uses" is null or ("promotion_codes"."max_uses" > 0 and "promotion_codes"."uses" <= "promotion_codes"."max_uses")))
);
--> statement-breakpoint
CREATE TABLE "promotion_departments" (
	"promotion_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	CONSTRAINT "promotion_departments_promotion_id_department_id_pk" PRIMARY KEY("promotion_id","department_id")
);
--> statement-breakpoint
CREATE TABLE "promotion_redemptions" (
	"promotion_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"code" text,
	"amount" integer NOT NULL,
	"redeemed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"given_back_at" timestamp (3) with time zone,
	CONSTRAINT "promotion_redemptions_order_id_promotion_id_pk" PRIMARY KEY("order_id","promotion_id"),
	CONSTRAINT "promotion_redemptions_amount" CHECK ("promotion_redemptions"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "promotion_stores" (
	"promotion_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	CONSTRAINT "promotion_stores_promotion_id_location_id_pk" PRIMARY KEY("promotion_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "promotions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"basis_points" smallint,
	"amount" integer,
	"buy_units" smallint,
	"get_units" smallint,
	"currency" text NOT NULL,
	"minimum_amount" integer DEFAULT 0 NOT NULL,
	"excludes_sale" boolean DEFAULT false NOT NULL,
	"first_order" boolean DEFAULT false NOT NULL,
	"needs_code" boolean DEFAULT false NOT NULL,
	"combining" text NOT NULL,
	"priority" smallint DEFAULT 100 NOT NULL,
	"starts_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"max_uses_each" smallint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotions_name" CHECK (jsonb_typeof("promotions"."name") = 'object'),
	CONSTRAINT "promotions_kind" CHECK ("promotions"."kind" in ('percent', 'amount', 'buy_get', 'free_delivery')),
	CONSTRAINT "promotions_combining" CHECK ("promotions"."combining" in ('combinable', 'exclusive')),
	CONSTRAINT "promotions_currency" CHECK ("promotions"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "promotions_percent" CHECK (("promotions"."kind" = 'percent') = ("promotions"."basis_points" is not null)),
	CONSTRAINT "promotions_basis_points" CHECK ("promotions"."basis_points" between 1 and 10000),
	CONSTRAINT "promotions_off" CHECK (("promotions"."kind" = 'amount') = ("promotions"."amount" is not null)),
	CONSTRAINT "promotions_amount" CHECK ("promotions"."amount" between 1 and 100000000),
	CONSTRAINT "promotions_units" CHECK (("promotions"."kind" = 'buy_get') = ("promotions"."buy_units" is not null and "promotions"."get_units" is not null) and ("promotions"."buy_units" is null) = ("promotions"."get_units" is null)),
	CONSTRAINT "promotions_units_within" CHECK ("promotions"."buy_units" between 1 and 99 and "promotions"."get_units" between 1 and 99),
	CONSTRAINT "promotions_minimum" CHECK ("promotions"."minimum_amount" between 0 and 100000000),
	CONSTRAINT "promotions_time" CHECK ("promotions"."ends_at" is null or "promotions"."ends_at" >= "promotions"."starts_at"),
	CONSTRAINT "promotions_uses" CHECK ("promotions"."uses" >= 0 and ("promotions"."max_uses" is null or ("promotions"."max_uses" > 0 and "promotions"."uses" <= "promotions"."max_uses"))),
	CONSTRAINT "promotions_uses_each" CHECK ("promotions"."max_uses_each" > 0)
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_total";--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD COLUMN "discount_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "substitute_for" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_discount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_vat" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "promotion_codes" ADD CONSTRAINT "promotion_codes_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_departments" ADD CONSTRAINT "promotion_departments_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_departments" ADD CONSTRAINT "promotion_departments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_redemptions" ADD CONSTRAINT "promotion_redemptions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_stores" ADD CONSTRAINT "promotion_stores_promotion_id_promotions_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_stores" ADD CONSTRAINT "promotion_stores_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_rates_place" ON "delivery_rates" USING btree ("currency","country_code");--> statement-breakpoint
CREATE INDEX "promotion_codes_of" ON "promotion_codes" USING btree ("promotion_id");--> statement-breakpoint
CREATE INDEX "promotion_redemptions_of" ON "promotion_redemptions" USING btree ("promotion_id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_substitute_for_order_lines_id_fk" FOREIGN KEY ("substitute_for") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_codes" CHECK (cardinality("carts"."codes") <= 3);--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_discount" CHECK ("fulfillment_lines"."discount_amount" >= 0);--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_total" CHECK ("order_lines"."unit_amount" >= 0 and "order_lines"."discount_amount" >= 0 and "order_lines"."total_amount" >= 0 and "order_lines"."total_amount" = "order_lines"."unit_amount" * "order_lines"."quantity" - "order_lines"."discount_amount");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_off" CHECK (least("orders"."discount_amount", "orders"."delivery_amount", "orders"."delivery_discount") >= 0 and "orders"."delivery_amount" <= "orders"."total_amount");--> statement-breakpoint
-- Instead of foreign keys, which would lock these rows in every checkout that uses them.
CREATE TRIGGER promotions_stay BEFORE DELETE OR UPDATE OF "id" ON "promotions"
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
--> statement-breakpoint
CREATE TRIGGER promotion_codes_stay BEFORE DELETE OR UPDATE OF "code" ON "promotion_codes"
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE SEQUENCE "public"."order_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 100001 CACHE 1;--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid,
	"quantity" integer NOT NULL,
	"seen_amount" integer NOT NULL,
	"currency" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_lines_once" UNIQUE NULLS NOT DISTINCT("cart_id","variant_id","location_id"),
	CONSTRAINT "cart_lines_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visitor_hash" text,
	"customer_id" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carts_owner" CHECK (("carts"."visitor_hash" is null) <> ("carts"."customer_id" is null))
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"plinth" text NOT NULL,
	"picture" text,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "departments_slug_unique" UNIQUE("slug"),
	CONSTRAINT "departments_slug" CHECK ("departments"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("departments"."slug") <= 80),
	CONSTRAINT "departments_name" CHECK (jsonb_typeof("departments"."name") = 'object')
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"variant_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"compare_at_amount" integer,
	CONSTRAINT "prices_variant_id_currency_pk" PRIMARY KEY("variant_id","currency"),
	CONSTRAINT "prices_currency" CHECK ("prices"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "prices_amount" CHECK ("prices"."amount" between 0 and 100000000),
	CONSTRAINT "prices_compare_at" CHECK ("prices"."compare_at_amount" is null or "prices"."compare_at_amount" > "prices"."amount")
);
--> statement-breakpoint
CREATE TABLE "product_media" (
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"src" text NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"width" integer,
	"height" integer,
	CONSTRAINT "product_media_product_id_position_pk" PRIMARY KEY("product_id","position"),
	CONSTRAINT "product_media_src" CHECK ("product_media"."src" ~ '^(/|https?://)' and length("product_media"."src") <= 2048),
	CONSTRAINT "product_media_alt" CHECK (length("product_media"."alt") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "product_texts" (
	"product_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	CONSTRAINT "product_texts_product_id_locale_pk" PRIMARY KEY("product_id","locale"),
	CONSTRAINT "product_texts_locale" CHECK ("product_texts"."locale" ~ '^[a-z]{2}$'),
	CONSTRAINT "product_texts_title" CHECK (length("product_texts"."title") between 1 and 500),
	CONSTRAINT "product_texts_description" CHECK (length("product_texts"."description_html") <= 65536)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'published' NOT NULL,
	"department_id" uuid NOT NULL,
	"brand" text,
	"vat_basis_points" smallint NOT NULL,
	"age_limit" smallint,
	"source" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_slug" CHECK ("products"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("products"."slug") <= 255),
	CONSTRAINT "products_status" CHECK ("products"."status" in ('draft', 'published', 'archived')),
	CONSTRAINT "products_vat" CHECK ("products"."vat_basis_points" between 0 and 10000),
	CONSTRAINT "products_age" CHECK ("products"."age_limit" is null or "products"."age_limit" between 1 and 99),
	CONSTRAINT "products_source" CHECK (length("products"."source") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"barcode" text,
	"position" smallint DEFAULT 0 NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"grams" integer DEFAULT 0 NOT NULL,
	"measure_amount" integer,
	"measure_unit" text,
	"shelf" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "variants_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variants_sku" CHECK ("variants"."sku" ~ '^[^[:space:],]{1,100}$'),
	CONSTRAINT "variants_barcode_length" CHECK (length("variants"."barcode") between 1 and 50),
	CONSTRAINT "variants_options" CHECK (jsonb_typeof("variants"."options") = 'array'),
	CONSTRAINT "variants_grams" CHECK ("variants"."grams" >= 0),
	CONSTRAINT "variants_measure" CHECK (("variants"."measure_amount" is null) = ("variants"."measure_unit" is null) and ("variants"."measure_amount" is null or "variants"."measure_amount" > 0)),
	CONSTRAINT "variants_measure_unit" CHECK ("variants"."measure_unit" in ('g', 'ml', 'piece'))
);
--> statement-breakpoint
CREATE TABLE "event_handlings" (
	"event_id" uuid NOT NULL,
	"handler" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_handlings_event_id_handler_pk" PRIMARY KEY("event_id","handler")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"order_id" uuid,
	"fulfillment_id" uuid,
	"reservation_id" uuid,
	"location_id" uuid,
	"actor" text NOT NULL,
	"actor_name" text DEFAULT '' NOT NULL,
	"channel" text NOT NULL,
	"visitor" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "events_name" CHECK ("events"."name" ~ '^[a-z_]+\.[a-z_]+$')
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"sealed_content" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('email')),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('queued', 'sent', 'failed')),
	CONSTRAINT "messages_sent" CHECK (("messages"."state" = 'sent') = ("messages"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"role" text NOT NULL,
	"location_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" in ('storefront', 'associate', 'manager', 'admin')),
	CONSTRAINT "api_keys_name" CHECK (length("api_keys"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "contact_verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"token_hash" text,
	CONSTRAINT "contact_verifications_email" CHECK ("contact_verifications"."email" = lower("contact_verifications"."email") and length("contact_verifications"."email") <= 254),
	CONSTRAINT "contact_verifications_attempts" CHECK ("contact_verifications"."attempts" between 0 and 5),
	CONSTRAINT "contact_verifications_token_when" CHECK (("contact_verifications"."token_hash" is null) = ("contact_verifications"."verified_at" is null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"user_agent" text DEFAULT '' NOT NULL,
	CONSTRAINT "sessions_agent" CHECK (length("sessions"."user_agent") <= 400),
	CONSTRAINT "sessions_span" CHECK ("sessions"."expires_at" > "sessions"."created_at")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('associate', 'manager', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "staff_locations" (
	"user_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	CONSTRAINT "staff_locations_user_id_location_id_pk" PRIMARY KEY("user_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email") and length("users"."email") <= 254),
	CONSTRAINT "users_name" CHECK (length("users"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "reservation_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reservation_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "reservation_lines_quantity" CHECK ("reservation_lines"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"location_id" uuid NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"window_id" uuid,
	"ready_by" timestamp (3) with time zone NOT NULL,
	"holder" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"extended_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "reservations_state" CHECK ("reservations"."state" in ('held', 'converted', 'released', 'expired')),
	CONSTRAINT "reservations_closed" CHECK (("reservations"."state" = 'held') = ("reservations"."closed_at" is null)),
	CONSTRAINT "reservations_span" CHECK ("reservations"."expires_at" > "reservations"."created_at")
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"allocated" integer DEFAULT 0 NOT NULL,
	"safety_stock" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_levels_location_id_variant_id_pk" PRIMARY KEY("location_id","variant_id"),
	CONSTRAINT "stock_levels_not_negative" CHECK ("stock_levels"."on_hand" >= 0 and "stock_levels"."reserved" >= 0 and "stock_levels"."allocated" >= 0 and "stock_levels"."safety_stock" >= 0),
	CONSTRAINT "stock_levels_committed" CHECK ("stock_levels"."reserved" + "stock_levels"."allocated" <= "stock_levels"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"cause" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_movements_kind" CHECK ("stock_movements"."kind" in ('received', 'adjusted', 'reserved', 'reservation_released', 'reservation_expired', 'allocated', 'allocation_released', 'collected', 'shipped', 'returned', 'transferred_out', 'transferred_in')),
	CONSTRAINT "stock_movements_quantity" CHECK ("stock_movements"."quantity" > 0 or ("stock_movements"."kind" in ('adjusted') and "stock_movements"."quantity" <> 0)),
	CONSTRAINT "stock_movements_cause_length" CHECK (length("stock_movements"."cause") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text NOT NULL,
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint,
	"sealed_body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_key_actor_route_pk" PRIMARY KEY("key","actor","route"),
	CONSTRAINT "idempotency_keys_key" CHECK (length("idempotency_keys"."key") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"bucket" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limits_bucket_window_start_pk" PRIMARY KEY("bucket","window_start")
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"worker" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fulfillment_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"reservation_line_id" uuid,
	"variant_id" uuid NOT NULL,
	"ordered" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"short" integer DEFAULT 0 NOT NULL,
	"collected" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"allocated" integer NOT NULL,
	CONSTRAINT "fulfillment_lines_once" UNIQUE("order_line_id","fulfillment_id"),
	CONSTRAINT "fulfillment_lines_ordered" CHECK ("fulfillment_lines"."ordered" between 1 and 999),
	CONSTRAINT "fulfillment_lines_picked" CHECK ("fulfillment_lines"."picked" >= 0 and "fulfillment_lines"."short" >= 0 and "fulfillment_lines"."picked" + "fulfillment_lines"."short" <= "fulfillment_lines"."ordered"),
	CONSTRAINT "fulfillment_lines_collected" CHECK ("fulfillment_lines"."collected" between 0 and "fulfillment_lines"."picked"),
	CONSTRAINT "fulfillment_lines_returned" CHECK ("fulfillment_lines"."returned" between 0 and "fulfillment_lines"."collected"),
	CONSTRAINT "fulfillment_lines_allocated" CHECK ("fulfillment_lines"."allocated" between 0 and "fulfillment_lines"."ordered" - "fulfillment_lines"."collected")
);
--> statement-breakpoint
CREATE TABLE "fulfillments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"reservation_id" uuid,
	"location_id" uuid NOT NULL,
	"method" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"window_id" uuid,
	"ready_by" timestamp (3) with time zone NOT NULL,
	"qr_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_issue" smallint DEFAULT 1 NOT NULL,
	"picked_by" text,
	"shelf" text,
	"ready_at" timestamp (3) with time zone,
	"pickup_by" timestamp (3) with time zone,
	"on_my_way_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"bay" text,
	"arrival_note" text,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fulfillments_state" CHECK ("fulfillments"."state" in ('requested', 'picking', 'cancelled', 'ready', 'collected', 'expired', 'packed', 'shipped', 'delivered')),
	CONSTRAINT "fulfillments_method" CHECK ("fulfillments"."method" in ('pickup', 'curbside', 'delivery')),
	CONSTRAINT "fulfillments_closed" CHECK (("fulfillments"."state" in ('cancelled', 'collected', 'expired')) <= ("fulfillments"."closed_at" is not null)),
	CONSTRAINT "fulfillments_ready" CHECK (not ("fulfillments"."state" in ('ready', 'collected', 'expired')) or ("fulfillments"."ready_at" is not null and "fulfillments"."pickup_by" is not null) or "fulfillments"."method" = 'delivery'),
	CONSTRAINT "fulfillments_arrived" CHECK ("fulfillments"."arrived_at" is null or "fulfillments"."ready_at" is not null),
	CONSTRAINT "fulfillments_bay" CHECK (length("fulfillments"."bay") <= 40 and length("fulfillments"."arrival_note") <= 200),
	CONSTRAINT "fulfillments_shelf" CHECK (length("fulfillments"."shelf") <= 40)
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"collected_by_name" text NOT NULL,
	"relation" text NOT NULL,
	"verification" text NOT NULL,
	"age_checked" boolean DEFAULT false NOT NULL,
	"actor" text NOT NULL,
	"collected_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handovers_name" CHECK (length("handovers"."collected_by_name") between 1 and 120),
	CONSTRAINT "handovers_relation" CHECK (length("handovers"."relation") between 1 and 40),
	CONSTRAINT "handovers_verification" CHECK ("handovers"."verification" in ('qr', 'code', 'id_document'))
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"variant_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"picture" text,
	"age_limit" smallint,
	"quantity" integer NOT NULL,
	"unit_amount" integer NOT NULL,
	"total_amount" integer NOT NULL,
	"vat_basis_points" smallint NOT NULL,
	"vat_amount" integer NOT NULL,
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 999),
	CONSTRAINT "order_lines_total" CHECK ("order_lines"."unit_amount" >= 0 and "order_lines"."total_amount" = "order_lines"."unit_amount" * "order_lines"."quantity"),
	CONSTRAINT "order_lines_vat" CHECK ("order_lines"."vat_amount" between 0 and "order_lines"."total_amount")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"token_hash" text NOT NULL,
	"state" text NOT NULL,
	"customer_id" uuid,
	"customer_name" text NOT NULL,
	"customer_email" text NOT NULL,
	"customer_phone" text,
	"locale" text NOT NULL,
	"pickup_person_name" text,
	"pickup_person_email" text,
	"currency" text NOT NULL,
	"total_amount" integer NOT NULL,
	"vat_amount" integer NOT NULL,
	"channel" text NOT NULL,
	"placed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "orders_state" CHECK ("orders"."state" in ('pending_payment', 'placed', 'cancelled', 'completed')),
	CONSTRAINT "orders_customer_name" CHECK (length("orders"."customer_name") between 1 and 120),
	CONSTRAINT "orders_customer_email" CHECK (length("orders"."customer_email") between 3 and 254),
	CONSTRAINT "orders_currency" CHECK ("orders"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "orders_totals" CHECK ("orders"."total_amount" >= 0 and "orders"."vat_amount" between 0 and "orders"."total_amount"),
	CONSTRAINT "orders_closed" CHECK (("orders"."state" in ('cancelled', 'completed')) = ("orders"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"fulfillment_id" uuid,
	"method" text NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"captured" integer DEFAULT 0 NOT NULL,
	"refunded" integer DEFAULT 0 NOT NULL,
	"receipt_number" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_in_store" CHECK ("payments"."method" <> 'pay_in_store' or "payments"."fulfillment_id" is not null),
	CONSTRAINT "payments_method" CHECK ("payments"."method" in ('pay_in_store', 'demo_card', 'stripe')),
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('pending', 'authorised', 'captured', 'voided', 'failed', 'partially_refunded', 'refunded')),
	CONSTRAINT "payments_currency" CHECK ("payments"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_amounts" CHECK ("payments"."amount" >= 0 and "payments"."captured" between 0 and "payments"."amount" and "payments"."refunded" between 0 and "payments"."captured"),
	CONSTRAINT "payments_receipt" CHECK (length("payments"."receipt_number") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "opening_exceptions" (
	"location_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opens_at" time(0),
	"closes_at" time(0),
	"reason" jsonb NOT NULL,
	CONSTRAINT "opening_exceptions_location_id_day_pk" PRIMARY KEY("location_id","day"),
	CONSTRAINT "opening_exceptions_span" CHECK (("opening_exceptions"."opens_at" is null and "opening_exceptions"."closes_at" is null) or "opening_exceptions"."opens_at" < "opening_exceptions"."closes_at"),
	CONSTRAINT "opening_exceptions_reason" CHECK (jsonb_typeof("opening_exceptions"."reason") = 'object')
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"location_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"opens_at" time(0) NOT NULL,
	"closes_at" time(0) NOT NULL,
	CONSTRAINT "opening_hours_location_id_weekday_opens_at_pk" PRIMARY KEY("location_id","weekday","opens_at"),
	CONSTRAINT "opening_hours_weekday" CHECK ("opening_hours"."weekday" between 1 and 7),
	CONSTRAINT "opening_hours_span" CHECK ("opening_hours"."opens_at" < "opening_hours"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "pickup_windows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"booked" integer NOT NULL,
	CONSTRAINT "pickup_windows_span" CHECK ("pickup_windows"."starts_at" < "pickup_windows"."ends_at"),
	CONSTRAINT "pickup_windows_booked" CHECK ("pickup_windows"."booked" >= 0 and "pickup_windows"."booked" <= "pickup_windows"."capacity")
);
--> statement-breakpoint
CREATE TABLE "stock_locations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country_code" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"phone" text,
	"time_zone" text NOT NULL,
	"pickup_enabled" boolean DEFAULT false NOT NULL,
	"curbside" boolean DEFAULT false NOT NULL,
	"prep_minutes" integer DEFAULT 60 NOT NULL,
	"hold_days" integer DEFAULT 5 NOT NULL,
	"window_minutes" integer DEFAULT 60 NOT NULL,
	"window_capacity" integer DEFAULT 10 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_locations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "stock_locations_slug" CHECK ("stock_locations"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("stock_locations"."slug") <= 60),
	CONSTRAINT "stock_locations_kind" CHECK ("stock_locations"."kind" in ('store', 'warehouse')),
	CONSTRAINT "stock_locations_name" CHECK (length("stock_locations"."name") between 1 and 120),
	CONSTRAINT "stock_locations_country" CHECK ("stock_locations"."country_code" ~ '^[A-Z]{2}$'),
	CONSTRAINT "stock_locations_place" CHECK ("stock_locations"."latitude" between -90 and 90 and "stock_locations"."longitude" between -180 and 180),
	CONSTRAINT "stock_locations_prep" CHECK ("stock_locations"."prep_minutes" between 0 and 10080),
	CONSTRAINT "stock_locations_hold" CHECK ("stock_locations"."hold_days" between 1 and 60),
	CONSTRAINT "stock_locations_window" CHECK ("stock_locations"."window_minutes" between 5 and 1440 and "stock_locations"."window_capacity" between 1 and 10000),
	CONSTRAINT "stock_locations_pickup_store" CHECK (not "stock_locations"."pickup_enabled" or "stock_locations"."kind" = 'store')
);
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_customer_id_users_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_media" ADD CONSTRAINT "product_media_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_texts" ADD CONSTRAINT "product_texts_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_handlings" ADD CONSTRAINT "event_handlings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_fulfillment_id_fulfillments_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locations" ADD CONSTRAINT "staff_locations_user_id_staff_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_locations" ADD CONSTRAINT "staff_locations_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_lines" ADD CONSTRAINT "reservation_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_window_id_pickup_windows_id_fk" FOREIGN KEY ("window_id") REFERENCES "public"."pickup_windows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_level_fk" FOREIGN KEY ("location_id","variant_id") REFERENCES "public"."stock_levels"("location_id","variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_fulfillment_id_fulfillments_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_reservation_line_id_reservation_lines_id_fk" FOREIGN KEY ("reservation_line_id") REFERENCES "public"."reservation_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_lines" ADD CONSTRAINT "fulfillment_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_reservation_id_reservations_id_fk" FOREIGN KEY ("reservation_id") REFERENCES "public"."reservations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_window_id_pickup_windows_id_fk" FOREIGN KEY ("window_id") REFERENCES "public"."pickup_windows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_fulfillment_id_fulfillments_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_users_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_fulfillment_id_fulfillments_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_exceptions" ADD CONSTRAINT "opening_exceptions_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_windows" ADD CONSTRAINT "pickup_windows_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "carts_visitor" ON "carts" USING btree ("visitor_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "carts_customer" ON "carts" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "carts_expiry" ON "carts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "products_listing" ON "products" USING btree ("department_id","position","id") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE INDEX "products_shop_order" ON "products" USING btree ("position","id") WHERE "products"."status" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "variants_place" ON "variants" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "variants_barcode" ON "variants" USING btree ("barcode") WHERE "variants"."barcode" is not null;--> statement-breakpoint
CREATE INDEX "events_order" ON "events" USING btree ("order_id","at") WHERE "events"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "events_fulfillment" ON "events" USING btree ("fulfillment_id","name") WHERE "events"."fulfillment_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("event_id","channel");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_verifications_token" ON "contact_verifications" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "contact_verifications_expiry" ON "contact_verifications" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_lines_variant" ON "reservation_lines" USING btree ("reservation_id","variant_id");--> statement-breakpoint
CREATE INDEX "reservation_lines_of_variant" ON "reservation_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "reservations_open" ON "reservations" USING btree ("expires_at") WHERE "reservations"."state" = 'held';--> statement-breakpoint
CREATE INDEX "reservations_window" ON "reservations" USING btree ("window_id") WHERE "reservations"."state" = 'held';--> statement-breakpoint
CREATE INDEX "reservations_holder" ON "reservations" USING btree ("holder") WHERE "reservations"."state" = 'held';--> statement-breakpoint
CREATE INDEX "stock_levels_variant" ON "stock_levels" USING btree ("variant_id","location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movements_cause" ON "stock_movements" USING btree ("cause","kind");--> statement-breakpoint
CREATE INDEX "stock_movements_level" ON "stock_movements" USING btree ("location_id","variant_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "rate_limits_age" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "fulfillment_lines_of" ON "fulfillment_lines" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE INDEX "fulfillment_lines_open" ON "fulfillment_lines" USING btree ("variant_id") WHERE "fulfillment_lines"."allocated" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "fulfillments_place" ON "fulfillments" USING btree ("order_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "fulfillments_reservation" ON "fulfillments" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "fulfillments_board" ON "fulfillments" USING btree ("location_id","ready_by","id") WHERE "fulfillments"."state" in ('requested', 'picking', 'ready');--> statement-breakpoint
CREATE INDEX "fulfillments_qr" ON "fulfillments" USING btree ("qr_hash");--> statement-breakpoint
CREATE INDEX "fulfillments_code" ON "fulfillments" USING btree ("location_id","code_hash");--> statement-breakpoint
CREATE INDEX "fulfillments_window" ON "fulfillments" USING btree ("window_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_once" ON "handovers" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_place" ON "order_lines" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_fulfillment" ON "payments" USING btree ("fulfillment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pickup_windows_start" ON "pickup_windows" USING btree ("location_id","starts_at");--> statement-breakpoint
CREATE INDEX "pickup_windows_ends" ON "pickup_windows" USING btree ("ends_at");
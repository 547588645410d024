CREATE TABLE "account_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"name" text,
	"password_hash" text,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "account_codes_email_lower" CHECK ("account_codes"."email" = lower("account_codes"."email") and length("account_codes"."email") <= 254),
	CONSTRAINT "account_codes_purpose" CHECK ("account_codes"."purpose" in ('sign_in', 'sign_up', 'reset_password', 'confirm')),
	CONSTRAINT "account_codes_attempts" CHECK ("account_codes"."attempts" between 0 and 5),
	CONSTRAINT "account_codes_name" CHECK (length("account_codes"."name") between 1 and 120),
	CONSTRAINT "account_codes_new" CHECK ("account_codes"."purpose" = 'sign_up' or ("account_codes"."name" is null and "account_codes"."password_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"granted" boolean NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "consents_purpose" CHECK ("consents"."purpose" in ('marketing_email', 'recommendations'))
);
--> statement-breakpoint
CREATE TABLE "customer_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country_code" text NOT NULL,
	"phone" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_addresses_name" CHECK (length("customer_addresses"."name") between 1 and 120),
	CONSTRAINT "customer_addresses_street" CHECK (length("customer_addresses"."street") between 1 and 120),
	CONSTRAINT "customer_addresses_postal_code" CHECK (length("customer_addresses"."postal_code") between 1 and 12),
	CONSTRAINT "customer_addresses_city" CHECK (length("customer_addresses"."city") between 1 and 120),
	CONSTRAINT "customer_addresses_country" CHECK ("customer_addresses"."country_code" ~ '^[A-Z]{2}$'),
	CONSTRAINT "customer_addresses_phone" CHECK (length("customer_addresses"."phone") between 1 and 30)
);
--> statement-breakpoint
CREATE TABLE "external_identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "external_identities_provider_subject_pk" PRIMARY KEY("provider","subject"),
	CONSTRAINT "external_identities_provider" CHECK (length("external_identities"."provider") between 1 and 40),
	CONSTRAINT "external_identities_subject" CHECK (length("external_identities"."subject") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "mail_suppressions" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "store_id" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_addresses" ADD CONSTRAINT "customer_addresses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_identities" ADD CONSTRAINT "external_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_codes_expiry" ON "account_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "account_codes_email" ON "account_codes" USING btree ("email");--> statement-breakpoint
CREATE INDEX "consents_user" ON "consents" USING btree ("user_id","purpose","at");--> statement-breakpoint
CREATE INDEX "customer_addresses_user" ON "customer_addresses" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_addresses_default" ON "customer_addresses" USING btree ("user_id") WHERE "customer_addresses"."is_default";--> statement-breakpoint
CREATE INDEX "external_identities_user" ON "external_identities" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_store_id_stock_locations_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_of_customer" ON "orders" USING btree ("customer_id","placed_at","id") WHERE "orders"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_of_guest" ON "orders" USING btree ("customer_email") WHERE "orders"."customer_id" is null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_locale" CHECK ("users"."locale" ~ '^[a-z]{2}$');
CREATE TABLE "stock_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "stock_alerts_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "stock_alerts_email_length" CHECK (length("stock_alerts"."email") between 3 and 254),
	CONSTRAINT "stock_alerts_locale" CHECK ("stock_alerts"."locale" ~ '^[a-z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "wish_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visitor_hash" text,
	"customer_id" uuid,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "wish_lists_owner" CHECK (("wish_lists"."visitor_hash" is null) <> ("wish_lists"."customer_id" is null)),
	CONSTRAINT "wish_lists_time" CHECK (("wish_lists"."visitor_hash" is null) = ("wish_lists"."expires_at" is null))
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"list_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"wished_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishes_list_id_product_id_pk" PRIMARY KEY("list_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish_lists" ADD CONSTRAINT "wish_lists_customer_id_users_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_list_id_wish_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."wish_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alerts_once" ON "stock_alerts" USING btree ("variant_id","location_id","email");--> statement-breakpoint
CREATE INDEX "stock_alerts_open" ON "stock_alerts" USING btree ("asked_at") WHERE "stock_alerts"."told_at" is null;--> statement-breakpoint
CREATE INDEX "stock_alerts_email" ON "stock_alerts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "stock_alerts_expiry" ON "stock_alerts" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "wish_lists_visitor" ON "wish_lists" USING btree ("visitor_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "wish_lists_customer" ON "wish_lists" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "wish_lists_expiry" ON "wish_lists" USING btree ("expires_at") WHERE "wish_lists"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "wishes_product" ON "wishes" USING btree ("product_id");